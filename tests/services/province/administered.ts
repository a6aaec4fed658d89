// A province with its administration, in this process: a real database, a real server, a data directory of its own.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#prisma/open-database.ts'
import { createLog } from '#runtime/log.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import type { AdminOptions } from '#services/province/admin/start-admin.ts'
import { startProvince } from '#services/province/start-province.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'

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

/** What the administration answers, loosely: tests say what they expect of it. */
// biome-ignore lint/suspicious/noExplicitAny: answers are compared with literals
export type Told = any

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

export async function tell(place: Place, path: string, body?: object): Promise<Told> {
  return (await request(place, path, body ? { body } : {})).json()
}

/** `name` and `options` as they stand in an address. */
export function fileQuery(name: string, options: object = {}): string {
  const encoded = Buffer.from(JSON.stringify(options)).toString('base64url')
  return `?name=${encodeURIComponent(name)}&options=${encoded}`
}

/** Imports a file and answers every event, the last one last. */
export async function importText(
  place: Place,
  text: string | Uint8Array,
  options: object = {},
  name = 'so-lieu.csv',
): Promise<Told[]> {
  const answer = await request(place, `/admin/imports${fileQuery(name, options)}`, { body: text })
  const lines = (await answer.text()).trim().split('\n')
  return lines.map((line) => JSON.parse(line))
}

/** The last event of an import. */
export async function importEnd(
  place: Place,
  text: string | Uint8Array,
  options: object = {},
): Promise<Told> {
  return (await importText(place, text, options)).at(-1)
}

/** The last event of a restore. */
export async function restoreBackup(place: Place, backup: Uint8Array): Promise<Told> {
  const events = (await (await request(place, '/admin/restore', { body: backup })).text()).trim().split('\n')
  return JSON.parse(events.at(-1) ?? '')
}

export async function askGraphql({ url }: Pick<Administered, 'url'>, query: string): Promise<Told> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return answer.json()
}
