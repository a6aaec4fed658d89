// A province with its administration, in this process: a real database, a real server, a data directory of its own.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#prisma/open-database.ts'
import type { Restored } from '#prisma/restore.ts'
import { createLog } from '#runtime/log.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import type { ImportResult } from '#services/province/admin/import-file.ts'
import type { AdminOptions } from '#services/province/admin/start-admin.ts'
import { startProvince } from '#services/province/start-province.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'
import { type AnswerTo, type Failed, failureOf, resultOf, type WorkEnd } from './told.ts'

export interface Administered {
  readonly url: string
  readonly directory: string
  readonly database: Database
  readonly token: string
  stop(): Promise<void>
}

/** An Giang, empty. */
export async function startAdministered(
  options: Partial<AdminOptions> & { readonly database?: Database } = {},
): Promise<Administered> {
  const directory = await mkdtemp(join(tmpdir(), 'lientinh-admin-'))
  const database = options.database ?? (await openTestDatabase())
  const served = await startProvince({
    province: resolveProvince(registry, 'an-giang'),
    database,
    host: '127.0.0.1',
    port: 0,
    log: createLog('test', 'silent'),
    admin: {
      directory,
      databaseKind: 'embedded',
      token: null,
      tokenFile: null,
      hosts: [],
      twoPersons: false,
      ...options,
    },
  })
  return {
    url: served.url,
    directory,
    database,
    token: (await readFile(join(directory, 'admin-token'), 'utf8')).trim(),
    async stop() {
      await served.stop()
      if (!options.database) await database.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

type Place = Pick<Administered, 'url' | 'token'>

/** Asks with the token: a GET, or a POST when there is a body. */
export function request(
  { url, token }: Place,
  path: string,
  sent: { readonly body?: string | Uint8Array | object; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  const { body, signal } = sent
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array)
  return fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, ...(isJson ? { 'content-type': 'application/json' } : {}) },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
    ...(signal ? { signal } : {}),
  })
}

/** The answer to a question, or to a wish, that is not refused. */
export async function tell<Path extends string>(
  place: Place,
  path: Path,
  body?: object,
): Promise<AnswerTo<Path>> {
  const answer = await request(place, path, body ? { body } : {})
  if (!answer.ok) throw new Error(`${path} was refused: ${await answer.text()}`)
  return answer.json() as Promise<AnswerTo<Path>>
}

/** Publishes every draft. */
export async function publish(place: Place): Promise<AnswerTo<'/admin/publish'>['releases']> {
  return (await tell(place, '/admin/publish', {})).releases
}

/** `name` and `options` as they stand in an address. */
export function fileQuery(name: string, options: object = {}): string {
  const encoded = Buffer.from(JSON.stringify(options)).toString('base64url')
  return `?name=${encodeURIComponent(name)}&options=${encoded}`
}

/** Imports a file, and answers how it ended. */
export async function importEnd(
  place: Place,
  text: string | Uint8Array,
  options: object = {},
  name = 'so-lieu.csv',
): Promise<WorkEnd<ImportResult>> {
  return endOf(await request(place, `/admin/imports${fileQuery(name, options)}`, { body: text }))
}

/** What came of an import that must succeed. */
export async function importFile(...file: Parameters<typeof importEnd>): Promise<ImportResult> {
  return resultOf(await importEnd(...file))
}

/** Why an import failed that must fail. */
export async function refuseFile(...file: Parameters<typeof importEnd>): Promise<Failed> {
  return failureOf(await importEnd(...file))
}

/** How a restore ended. */
export async function restoreBackup(place: Place, backup: Uint8Array): Promise<WorkEnd<Restored>> {
  return endOf(await request(place, '/admin/restore', { body: backup }))
}

/** The last line of long work; a refusal before it began is a failure, too. */
async function endOf<Result>(answer: Response): Promise<WorkEnd<Result>> {
  const last = (await answer.text()).trim().split('\n').at(-1) ?? ''
  return answer.ok ? JSON.parse(last) : { event: 'failed', ...JSON.parse(last) }
}

export async function askGraphql({ url }: Pick<Administered, 'url'>, query: string): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return answer.json()
}

interface Shown {
  readonly data: { readonly anGiang: { readonly series: { readonly nodes: readonly ShownSeries[] } } }
}

interface ShownSeries {
  readonly observations: readonly {
    readonly value: string | null
    readonly period: { readonly label: string }
  }[]
}

const SHOWN = '{ anGiang { series { nodes { observations { value period { label } } } } } }'

/** What anybody sees: period and value of every published figure. */
export async function seen(place: Pick<Administered, 'url'>): Promise<string[]> {
  const { data } = (await askGraphql(place, SHOWN)) as Shown
  return data.anGiang.series.nodes.flatMap(({ observations }) =>
    observations.map(({ value, period }) => `${period.label}: ${value}`),
  )
}
