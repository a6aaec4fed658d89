// What a machine needs to run a province, one check each: what was seen, whether it is well, and how to mend it.
import { constants } from 'node:fs'
import { access, readFile, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { withUser } from '#prisma/server-address.ts'
import { type Config, provincePort } from '#runtime/config.ts'
import { terminalLocale } from '#runtime/environment.ts'
import { listen } from '#runtime/listen.ts'
import { type Settings, settingOf } from '#runtime/settings.ts'
import type { Province } from '#schema/registry/registry.ts'
import { findRunning } from '../steward/find-running.ts'
import type { Words } from '../words.ts'

export interface HealthCheck {
  readonly id: string
  readonly ok: boolean
  readonly seen: Words
  /** Null when it is well. */
  readonly fix: Words | null
}

export interface Patient {
  readonly config: Config
  readonly settings: Settings
  /** Null when the directory is of no province: then its parts are not looked at. */
  readonly province: Province | null
}

/** In the order in which a person would mend them. */
export async function checkHealth(patient: Patient): Promise<HealthCheck[]> {
  const { config, settings, province } = patient
  return [
    checkNode(process.versions.node),
    await checkDirectory(config.home),
    await checkDisk(config.home),
    await checkPort(config, province),
    ...(province ? [await checkLock(config, province)] : []),
    await checkDatabase(config.databaseUrl),
    checkClock(Date.now()),
    checkLocale(terminalLocale()),
    checkSources(settings),
  ]
}

function well(id: string, seen: Words): HealthCheck {
  return { id, ok: true, seen, fix: null }
}

function unwell(id: string, seen: Words, fix: Words): HealthCheck {
  return { id, ok: false, seen, fix }
}

const LEAST_NODE = 24

export function checkNode(version: string): HealthCheck {
  const seen = [`Node ${version}`, `Node ${version}`] as const
  return Number.parseInt(version, 10) >= LEAST_NODE
    ? well('NODE', seen)
    : unwell('NODE', seen, [
        `cần Node ${LEAST_NODE}: chạy bằng npx lientinh`,
        `Node ${LEAST_NODE} is needed: run npx lientinh`,
      ])
}

/** The nearest directory that is there: the rest is made by the first start. */
async function nearest(path: string): Promise<string> {
  const exists = await stat(path).then(
    () => true,
    () => false,
  )
  return exists || dirname(path) === path ? path : nearest(dirname(path))
}

async function checkDirectory(home: string): Promise<HealthCheck> {
  const place = await nearest(home)
  const isWritable = await access(place, constants.W_OK | constants.X_OK).then(
    async () => (await stat(place)).isDirectory(),
    () => false,
  )
  return isWritable
    ? well('DIRECTORY', [`ghi được ${home}`, `${home} can be written to`])
    : unwell(
        'DIRECTORY',
        [`không ghi được ${place}`, `${place} cannot be written to`],
        [
          'cấp quyền ghi, hoặc chọn nơi khác bằng --home',
          'grant the right, or choose another place with --home',
        ],
      )
}

/** A database of a province and its backup need less; below it, writing fails at the worst moment. */
const LEAST_FREE_BYTES = 1e9

async function checkDisk(home: string): Promise<HealthCheck> {
  const { bavail, bsize } = await statfs(await nearest(home))
  const free = bavail * bsize
  const size = `${(free / 1e9).toFixed(1)} GB`
  const seen = [`đĩa còn trống ${size}`, `${size} free on the disk`] as const
  return free >= LEAST_FREE_BYTES
    ? well('DISK', seen)
    : unwell('DISK', seen, ['giải phóng cho đủ 1 GB', 'free the disk up to 1 GB'])
}

/** A port held by the province itself is as it should be. */
async function checkPort(config: Config, province: Province | null): Promise<HealthCheck> {
  const port = province ? provincePort(config, province.position) : config.port
  if (province && (await findRunning(config.home, province.slug)))
    return well('PORT', [`${province.slug} đang chạy`, `${province.slug} is running`])
  const server = createServer()
  try {
    await listen(server, config.host, port)
    await new Promise((resolve) => server.close(resolve))
    return well('PORT', [`cổng ${port} trống`, `port ${port} is free`])
  } catch {
    return unwell(
      'PORT',
      [`không mở được cổng ${port} ở ${config.host}`, `port ${port} at ${config.host} cannot be opened`],
      [
        'dừng chương trình đang giữ cổng, hoặc đổi --port, --host',
        'stop who holds it, or change --port, --host',
      ],
    )
  }
}

/** A lock without a process is taken over by the next start: only a living one that serves nobody is told. */
async function checkLock(config: Config, { slug }: Province): Promise<HealthCheck> {
  const file = join(config.home, slug, 'pg.lock')
  const text = await readFile(file, 'utf8').catch(() => null)
  const pid = text === null ? null : pidOf(text)
  if (pid === null || !isRunning(pid)) return well('LOCK', ['không ai giữ dữ liệu', 'nobody holds the data'])
  if (await findRunning(config.home, slug))
    return well('LOCK', [
      `tiến trình ${pid} giữ dữ liệu và trả lời`,
      `process ${pid} holds the data and answers`,
    ])
  return unwell(
    'LOCK',
    [`tiến trình ${pid} giữ dữ liệu mà không trả lời`, `process ${pid} holds the data and does not answer`],
    [`chờ nó xong, hoặc dừng tiến trình ${pid}`, `wait for it, or stop process ${pid}`],
  )
}

function pidOf(text: string): number | null {
  const [, digits] = /"pid":(\d+)/.exec(text) ?? []
  return digits === undefined ? null : Number(digits)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function checkDatabase(url: string | null): Promise<HealthCheck> {
  if (url === null || !/^postgres(ql)?:/.test(url))
    return well('DATABASE', ['cơ sở dữ liệu nhúng', 'embedded database'])
  const client = new pg.Client({ connectionString: withUser(url), connectionTimeoutMillis: 5000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    const version = rows[0]?.server_version ?? '?'
    return well('DATABASE', [`PostgreSQL ${version} trả lời`, `PostgreSQL ${version} answers`])
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'ERROR'
    return unwell(
      'DATABASE',
      [`PostgreSQL không trả lời (${reason})`, `PostgreSQL does not answer (${reason})`],
      ['kiểm tra DATABASE_URL, máy chủ và mật khẩu', 'check DATABASE_URL, the server and the password'],
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** When this program was made; a clock before it is wrong, and releases would be dated wrongly. */
const MADE = Date.UTC(2026, 0, 1)

export function checkClock(now: number): HealthCheck {
  const shown = new Date(now).toISOString()
  const seen = [`đồng hồ ${shown}`, `clock ${shown}`] as const
  return now >= MADE
    ? well('CLOCK', seen)
    : unwell('CLOCK', seen, ['chỉnh lại giờ máy (NTP)', 'set the clock (NTP)'])
}

export function checkLocale(locale: string): HealthCheck {
  const seen = [
    `bảng mã màn hình: ${locale || 'không nêu'}`,
    `terminal locale: ${locale || 'not stated'}`,
  ] as const
  return locale === '' || /utf-?8/i.test(locale) || /^(C|POSIX)$/.test(locale)
    ? well('LOCALE', seen)
    : unwell('LOCALE', seen, ['đặt LANG=vi_VN.UTF-8', 'set LANG=en_US.UTF-8'])
}

/** What differs from the defaults, and from where: the first thing to know about somebody else's machine. */
function checkSources(settings: Settings): HealthCheck {
  const stated = [...settings.values()].filter(({ origin }) => origin !== 'DEFAULT')
  const list = stated.map(({ name, origin }) => `${name} (${origin})`).join(', ') || '—'
  const proxy = settingOf(settings, 'httpsProxy') === null ? '' : ' · proxy'
  return well('SETTINGS', [`thiết lập: ${list}${proxy}`, `settings: ${list}${proxy}`])
}
