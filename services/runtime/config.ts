// What a process is given to run by: its settings, read as their rows say (settings-table.ts) and checked together.
// Who uses them is each room's business.
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { fail, type LienTinhError } from '#schema/errors.ts'
import { ownVariables, type Variables } from './environment.ts'
import { ROOT } from './running-code.ts'
import type { Settings } from './settings.ts'
import { fileVariable, SETTING, SETTINGS, type SettingName, type SettingRow } from './settings-table.ts'

const processSettings = z.object({
  port: SETTING.port.value,
  host: SETTING.host.value,
  home: SETTING.home.value,
  databaseUrl: SETTING.databaseUrl.value.nullable(),
  seed: SETTING.seed.value,
  adminToken: SETTING.adminToken.value.nullable(),
  adminHosts: SETTING.adminHosts.value.nullable(),
  federationToken: SETTING.federationToken.value.nullable(),
  listenOpenly: SETTING.listenOpenly.value,
  twoPersons: SETTING.twoPersons.value,
  provinceDeadlineMs: SETTING.provinceDeadlineMs.value,
  gatewayWorkers: SETTING.gatewayWorkers.value,
  supergraph: SETTING.supergraph.value.nullable(),
  redisUrl: SETTING.redisUrl.value.nullable(),
  slowQuestionMs: SETTING.slowQuestionMs.value,
  tracesUrl: SETTING.tracesUrl.value.nullable(),
  mode: SETTING.mode.value,
  trustedDocuments: SETTING.trustedDocuments.value.nullable(),
  trustedOnly: SETTING.trustedOnly.value,
  logLevel: SETTING.logLevel.value,
})
type ProcessSettings = z.output<typeof processSettings>

export type LogLevel = ProcessSettings['logLevel']

export interface Config {
  /** The gateway's; every other port follows from it. */
  readonly port: number
  /** Nothing listens to the network without a federation token, unless LISTEN_OPENLY=1 says so. */
  readonly host: string
  /** Absolute. By default `.data` of this checkout, or of the current directory in an installed package. */
  readonly home: string
  /** `<home>/members.json`: who is a member, and where. */
  readonly membersFile: string
  /** `<home>/citations`: what cited answers were computed from. */
  readonly citationsDirectory: string
  /** Null: the embedded database of the province. */
  readonly databaseUrl: string | null
  /** Whether an empty database of a demo province is filled with the demo's figures; none for a province of its own. */
  readonly seed: 'demo' | 'none'
  /** Null: the one in `adminTokenFile`, or the one that the province makes for itself. */
  readonly adminToken: string | null
  /** `ADMIN_TOKEN_FILE`, absolute; null where who started this process has read it already. */
  readonly adminTokenFile: string | null
  /** Under which names of this machine, beside its own addresses, an administrator may come. */
  readonly adminHosts: readonly string[]
  /** What members of one federation show each other; null: a province answers whoever reaches it. */
  readonly federationToken: string | null
  /** Whoever imports a draft may not be who publishes it. */
  readonly twoPersons: boolean
  /** How long the gateway waits for one province. */
  readonly provinceDeadlineMs: number
  /** In how many processes the gateway runs; 0: one for each core. */
  readonly gatewayWorkers: number
  /** Absolute; the committed one unless told. Followed while the gateway runs. */
  readonly supergraphFile: string
  /** `<home>/gateway`: what a gateway keeps of last answers, unless there is Redis. */
  readonly gatewayDirectory: string
  /** Null: none. */
  readonly redisUrl: string | null
  readonly slowQuestionMs: number
  /** Of an OpenTelemetry collector; null: traces go nowhere. */
  readonly tracesUrl: string | null
  /** `production`: callers are told nothing of the schema but what /schema.graphql says. */
  readonly mode: 'development' | 'production'
  /** Absolute; null: no documents are registered but those of our own programs. */
  readonly trustedDocumentsFile: string | null
  /** Whether the gateway answers registered documents only. */
  readonly trustedOnly: boolean
  readonly logLevel: LogLevel
}

/**
 * The configuration of a service, which is told everything by variables; an empty one is one that is not set. Throws BAD_CONFIG naming
 * every wrong variable, never its value: it may be a secret.
 */
export function readConfig(env: Variables = ownVariables()): Config {
  const file = env[fileVariable(SETTING.adminToken)]
  return {
    ...configFrom((row) => env[row.env] || null),
    adminTokenFile: file ? resolve(file) : null,
  }
}

/** The configuration of these settings. Throws as readConfig. */
export function configOf(settings: Settings): Config {
  return configFrom(({ name }) => settings.get(name)?.value || null)
}

function configFrom(textOf: (row: SettingRow) => string | null): Config {
  const texts = SETTINGS.map((row) => [row.name, textOf(row) ?? row.fallback])
  const read = processSettings.safeParse(Object.fromEntries(texts))
  if (!read.success) throw badSettings(new Set(read.error.issues.map(({ path }) => path[0] as SettingName)))
  const { listenOpenly, adminHosts, supergraph, trustedDocuments, ...settings } = read.data
  if (!isLoopback(settings.host) && settings.federationToken === null && !listenOpenly)
    throw fail('BAD_CONFIG', OPEN_TO_ALL)
  const home = resolve(settings.home)
  return {
    ...settings,
    home,
    membersFile: join(home, 'members.json'),
    citationsDirectory: join(home, 'citations'),
    gatewayDirectory: join(home, 'gateway'),
    adminTokenFile: null,
    adminHosts: adminHosts ?? [],
    supergraphFile: supergraph === null ? COMMITTED_SUPERGRAPH : resolve(supergraph),
    trustedDocumentsFile: trustedDocuments === null ? null : resolve(trustedDocuments),
  }
}

const COMMITTED_SUPERGRAPH = resolve(ROOT, 'schema/contract/supergraph.graphql')

/** BAD_CONFIG about settings that are not what they must be. */
export function badSettings(names: ReadonlySet<SettingName>): LienTinhError {
  const rows = SETTINGS.filter(({ name }) => names.has(name))
  return fail('BAD_CONFIG', {
    name: rows.map(({ env }) => env).join(', '),
    reasonVi: rows.map(({ must }) => must?.[0] ?? '').join('; '),
    reasonEn: rows.map(({ must }) => must?.[1] ?? '').join('; '),
  })
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
