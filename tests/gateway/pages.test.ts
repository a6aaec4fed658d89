// What the gateway serves beside GraphQL: two probes and the explorer.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explorerPages } from '#gateway/pages/explorer-pages.ts'
import { type Stage, setStage } from './stage.ts'

let directory: string
let stage: Stage
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'explorer-'))
  await mkdir(join(directory, 'dist/assets'), { recursive: true })
  await mkdir(join(directory, 'dist-secret'))
  await writeFile(join(directory, 'package.json'), '{"secret": true}')
  await writeFile(join(directory, 'dist-secret/a.json'), '{"secret": true}')
  await writeFile(join(directory, 'dist/index.html'), '<h1>Liên Tỉnh</h1>')
  await writeFile(join(directory, 'dist/assets/main-1a2b3c.js'), 'export {}')
  await writeFile(join(directory, 'dist/notes.secret'), 'of no known type')
  stage = await setStage({ explorerDirectory: join(directory, 'dist') })
  stage.setMembers({})
})
afterAll(async () => {
  await stage.stop()
  await rm(directory, { recursive: true })
})

test('it lives and is ready with nobody joined', async () => {
  for (const [path, status] of [
    ['/livez', 'live'],
    ['/readyz', 'ready'],
  ]) {
    const response = await fetch(stage.url + path)
    expect([response.status, await response.json()]).toMatchObject([200, { status }])
  }
})

test('the explorer is at /, and may load nothing from elsewhere', async () => {
  const response = await fetch(`${stage.url}/?q=1`)
  expect(await response.text()).toBe('<h1>Liên Tỉnh</h1>')
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  )
})

test('an asset, which carries the hash of its content, is kept for ever', async () => {
  const response = await fetch(`${stage.url}/assets/main-1a2b3c.js`)
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

test.each([
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/%2e%2e%2fdist-secret/a.json',
  '/..\\package.json',
  '//etc/passwd.json',
  '/%00index.html',
  '/%',
  '/notes.secret',
  '/assets',
  '/missing.js',
])('%s is not found', async (path) => {
  expect(await getRaw(path)).toMatchObject({ status: 404, body: expect.not.stringContaining('secret') })
})

test('until the explorer is built, / says so and when to come back', async () => {
  for (const place of [null, join(directory, 'none')]) {
    const reply = await explorerPages(place)({ url: '/' } as Parameters<ReturnType<typeof explorerPages>>[0])
    expect(reply).toMatchObject({ status: 503, headers: { 'retry-after': '10' } })
    expect(reply?.body).toContain('npm run generate')
  }
})

test('a browser of another site cannot make it run a query unasked', async () => {
  const response = await fetch(`${stage.url}/graphql?query={__typename}`)
  expect(response.status).toBe(400)
})

test('neither the plan nor the hidden fields can be asked for', async () => {
  const headers = { 'content-type': 'application/json', 'apollo-query-plan-experimental': '1' }
  const query = '{ __typename __schema { types { name } } __type(name: "Comparison") { fields { name } } }'
  const response = await fetch(`${stage.url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query }),
  })
  const text = await response.text()
  expect(text).toContain('"AnGiang"')
  expect(text).not.toMatch(/Slice"|"slices"|queryPlan|_entities/)
})

/** `fetch` would tidy the path. */
function getRaw(path: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL(stage.url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      resolve({ status: response.statusCode, body })
    })
      .on('error', reject)
      .end()
  })
}
