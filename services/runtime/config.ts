// The configuration of a process: the one file of services/ and gateway/ that reads the environment.
// What the values mean is architecture.md's business (ports, data directory); who uses them, each room's.
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type ErrorParams, fail } from '#schema/errors.ts'
import { CACHE, DEFAULT_HOME } from './running-code.ts'

/** pino's levels, from loudest to nothing at all. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface Config {
  /** `PORT`, 4000: the gateway's; every other port follows from it. */
  readonly port: number
  /** `HOST`, 127.0.0.1: nothing listens to the network without FEDERATION_TOKEN, unless LISTEN_OPENLY=1 says so. */
  readonly host: string
  /** `LIENTINH_HOME`, absolute; by default `.data` of this checkout, or of the current directory in an installed package. */
  readonly home: string
  /** `<home>/members.json`: who is a member, and where. */
  readonly membersFile: string
  /** `<home>/citations`: what cited answers were computed from. */
  readonly citationsDirectory: string
  /** `DATABASE_URL`; null means the embedded database of the province. */
  readonly databaseUrl: string | null
  /** `LIENTINH_SEED`, demo: whether an empty database of a demo province is filled with the demo's figures; none for a province of its own. */
  readonly seed: 'demo' | 'none'
  /** `ADMIN_TOKEN`; null: the one in `adminTokenFile`, or the one that the province makes for itself. */
  readonly adminToken: string | null
  /** `ADMIN_TOKEN_FILE`, absolute. */
  readonly adminTokenFile: string | null
  /** `ADMIN_HOSTS`, names by comma: under which names of this machine, beside its own addresses, an administrator may come. */
  readonly adminHosts: readonly string[]
  /** `FEDERATION_TOKEN`: what members of one federation show each other; null: a province answers whoever reaches it. */
  readonly federationToken: string | null
  /** `TWO_PERSONS`, 1: whoever imports a draft may not be who publishes it. */
  readonly twoPersons: boolean
  /** `PROVINCE_DEADLINE_MS`, 3000: how long the gateway waits for one province. */
  readonly provinceDeadlineMs: number
  /** `LOG_LEVEL`, warn. */
  readonly logLevel: LogLevel
}

/** Where the base port may lie, so that the ministry (+100) and 63 provinces (+200 and on) still have ports. */
const HIGHEST_BASE_PORT = 65_535 - 200 - 63

const COMPILE_CACHE = resolve(CACHE, 'node')

const environment = z.object({
  PORT: whole(1, HIGHEST_BASE_PORT).default(4000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  LIENTINH_HOME: z.string().default(DEFAULT_HOME),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/|file:\/\/\/|memory:)/)
    .nullable()
    .default(null),
  LIENTINH_SEED: z.enum(['demo', 'none']).default('demo'),
  ADMIN_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{20,512}$/)
    .nullable()
    .default(null),
  ADMIN_TOKEN_FILE: z.string().nullable().default(null),
  ADMIN_HOSTS: z
    .string()
    .regex(/^[\w.-]+(,[\w.-]+)*$/)
    .transform((names) => names.toLowerCase().split(','))
    .default([]),
  FEDERATION_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{20,512}$/)
    .nullable()
    .default(null),
  LISTEN_OPENLY: z.enum(['0', '1']).default('0'),
  TWO_PERSONS: z
    .enum(['0', '1'])
    .transform((answer) => answer === '1')
    .default(false),
  PROVINCE_DEADLINE_MS: whole(50, 60_000).default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('warn'),
})

/** What each variable must be, for the sentence about a wrong one. */
const WISHES: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  PORT: [
    `phải là số nguyên từ 1 đến ${HIGHEST_BASE_PORT}`,
    `must be a whole number from 1 to ${HIGHEST_BASE_PORT}`,
  ],
  HOST: ['phải là địa chỉ IP hoặc tên máy', 'must be an IP address or a host name'],
  DATABASE_URL: [
    'phải bắt đầu bằng postgres://, file:/// hoặc memory:',
    'must begin with postgres://, file:/// or memory:',
  ],
  LIENTINH_SEED: ['phải là demo hoặc none', 'must be demo or none'],
  ADMIN_TOKEN: [
    'phải dài 20 đến 512 ký tự: chữ, số và . _ ~ + / = -',
    'must be 20 to 512 characters: letters, digits and . _ ~ + / = -',
  ],
  FEDERATION_TOKEN: [
    'phải dài 20 đến 512 ký tự: chữ, số và . _ ~ + / = -',
    'must be 20 to 512 characters: letters, digits and . _ ~ + / = -',
  ],
  LISTEN_OPENLY: ['phải là 1 (ai cũng hỏi được) hoặc 0', 'must be 1 (anybody may ask) or 0'],
  ADMIN_HOSTS: ['phải là các tên máy cách nhau bằng dấu phẩy', 'must be host names with commas between'],
  TWO_PERSONS: ['phải là 1 (hai người) hoặc 0', 'must be 1 (two persons) or 0'],
  PROVINCE_DEADLINE_MS: ['phải là số mili giây từ 50 đến 60000', 'must be 50 to 60000 milliseconds'],
  LOG_LEVEL: [`phải là một trong ${LOG_LEVELS.join(', ')}`, `must be one of ${LOG_LEVELS.join(', ')}`],
}

/** Reads the configuration, all of it at once. Throws BAD_CONFIG naming every wrong variable, never its value: it may be a secret. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const stated = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = environment.safeParse(stated)
  if (!read.success) throw fail('BAD_CONFIG', problemsOf(read.error))
  const settings = read.data
  if (!isLoopback(settings.HOST) && settings.FEDERATION_TOKEN === null && settings.LISTEN_OPENLY === '0')
    throw fail('BAD_CONFIG', OPEN_TO_ALL)
  const home = resolve(settings.LIENTINH_HOME)
  return {
    port: settings.PORT,
    host: settings.HOST,
    home,
    membersFile: join(home, 'members.json'),
    citationsDirectory: join(home, 'citations'),
    databaseUrl: settings.DATABASE_URL,
    seed: settings.LIENTINH_SEED,
    adminToken: settings.ADMIN_TOKEN,
    adminTokenFile: settings.ADMIN_TOKEN_FILE === null ? null : resolve(settings.ADMIN_TOKEN_FILE),
    adminHosts: settings.ADMIN_HOSTS,
    federationToken: settings.FEDERATION_TOKEN,
    twoPersons: settings.TWO_PERSONS,
    provinceDeadlineMs: settings.PROVINCE_DEADLINE_MS,
    logLevel: settings.LOG_LEVEL,
  }
}

/** Only this machine reaches it. */
function isLoopback(host: string): boolean {
  return /^127(\.\d{1,3}){3}$/.test(host) || ['localhost', '::1'].includes(host.toLowerCase())
}

const OPEN_TO_ALL = {
  name: 'HOST',
  reasonVi: 'chỉ mở ra mạng khi có FEDERATION_TOKEN, hoặc khi chủ định để ai cũng hỏi được: LISTEN_OPENLY=1',
  reasonEn: 'opens to the network only with FEDERATION_TOKEN, or when anybody shall ask: LISTEN_OPENLY=1',
}

/** The ministry's port: 4100 beside a gateway on 4000. */
export function ministryPort(config: Pick<Config, 'port'>): number {
  return config.port + 100
}

/** A province's port, by its 1-based position in the registry: 4232 for position 32. */
export function provincePort(config: Pick<Config, 'port'>, position: number): number {
  return config.port + 200 + position
}

/**
 * The environment in which a child process reads this same configuration. Without DATABASE_URL: it names one province's
 * database, and the children of one process are several.
 */
export function childEnvironment(config: Config, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, ...rest } = env
  return {
    NODE_COMPILE_CACHE: COMPILE_CACHE, // seven processes read the same modules: a fifth of the work of a start
    ...rest,
    PORT: String(config.port),
    HOST: config.host,
    LIENTINH_HOME: config.home,
  }
}

/** The environment of a build tool: Prisma's would otherwise leave a process behind that asks its maker for news. */
export function toolEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...env, CHECKPOINT_DISABLE: '1' }
}

function whole(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
}

function problemsOf(error: z.ZodError): ErrorParams {
  const names = [...new Set(error.issues.map((issue) => String(issue.path[0])))]
  return {
    name: names.join(', '),
    reasonVi: names.map((name) => WISHES[name]?.[0] ?? '').join('; '),
    reasonEn: names.map((name) => WISHES[name]?.[1] ?? '').join('; '),
  }
}
