// The gateway as the world meets it: in production, answering registered documents only, as its settings say.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildManifest, hashDocument } from '#schema/documents/manifest.ts'
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts'

const MINUTES = 120_000
const DOCUMENT = 'query Name { anGiang { nameVi } }'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trusted-'))
  await writeFile(join(directory, 'trusted.json'), JSON.stringify(buildManifest([DOCUMENT])))
  await writeFile(join(directory, 'broken.json'), '{"format": "relay"}')
})
afterAll(() => rm(directory, { recursive: true }))

describe.each([
  ['TRUSTED_ONLY=1', { TRUSTED_ONLY: '1' }, []],
  ['--trusted-only', {}, ['--trusted-only']],
])('a gateway in production with %s', (_what, env, flags) => {
  let gateway: GatewayProcess
  beforeAll(async () => {
    const trusted = { MODE: 'production', TRUSTED_DOCUMENTS: join(directory, 'trusted.json') }
    gateway = await startGatewayProcess({ ...env, ...trusted }, flags)
  }, MINUTES)
  afterAll(() => gateway.stop())

  it('answers what is registered, and nothing else', async () => {
    expect((await gateway.ask(DOCUMENT)).data).toEqual({ anGiang: { nameVi: 'An Giang' } })
    const documentId = `sha256:${hashDocument(DOCUMENT)}`
    const named = await fetch(`${gateway.url}/graphql?${new URLSearchParams({ documentId })}`, {
      headers: { 'apollo-require-preflight': '1' },
    })
    expect(await named.json()).toMatchObject({ data: { anGiang: { nameVi: 'An Giang' } } })
    for (const other of ['{ anGiang { nameVi } }', '{ __schema { types { name } } }'])
      expect((await gateway.ask(other)).errors?.[0]?.extensions.code).toBe('DOCUMENT_NOT_TRUSTED')
    expect((await fetch(`${gateway.url}/schema.graphql`)).status).toBe(200)
  })
})

it(
  'a file that is no manifest is told before anybody is answered',
  async () => {
    const started = startGatewayProcess({ TRUSTED_DOCUMENTS: join(directory, 'broken.json') })
    await expect(started).rejects.toThrow('TRUSTED_DOCUMENTS')
  },
  MINUTES,
)
