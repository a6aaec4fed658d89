// The supergraph's file, as an administrator replaces it under a gateway that runs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startFlow } from './flow.ts'
import { type GatewayProcess, startGatewayProcess, until } from './gateway-process.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const SUPERGRAPH = readFileSync(join(ROOT, 'schema/contract/supergraph.graphql'), 'utf8')
const FIRST_FIELD = '  anGiang: AnGiang @join__field(graph: AN_GIANG)\n'
const WITH_MOTTO = SUPERGRAPH.replace(
  FIRST_FIELD,
  `${FIRST_FIELD}\n  motto: String @join__field(graph: MINISTRY)\n`,
)
const TIMEOUT = { timeout: 120_000 }

let directory: string
let file: string
let gateway: GatewayProcess
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lientinh-reload-'))
  file = join(directory, 'supergraph.graphql')
  await writeFile(file, SUPERGRAPH)
  gateway = await startGatewayProcess({ SUPERGRAPH: file })
}, 60_000)
afterAll(async () => {
  await gateway.stop()
  await rm(directory, { recursive: true })
})

it('a new contract is asked some seconds later; no question fails meanwhile', TIMEOUT, async () => {
  gateway.ministry.answer = () => ({ data: { motto: 'cùng nhau' } })
  expect((await gateway.ask('{ motto }')).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  const { version } = await supergraphInUse()
  const flow = startFlow(gateway.url, 2)
  await put(WITH_MOTTO)
  await until('the new contract', async () => (await supergraphInUse()).version !== version)
  await flow.untilAsked(10)
  const { failures } = await flow.stop()
  expect(failures.flat()).toEqual([])
  expect((await gateway.ask('{ motto }')).data).toEqual({ motto: 'cùng nhau' })
})

it('a broken one is refused, logged and reported; the gateway stays ready', TIMEOUT, async () => {
  const { version } = await supergraphInUse()
  await put(WITH_MOTTO.slice(0, WITH_MOTTO.length / 2))
  await until('the refusal', async () => (await supergraphInUse()).refused !== null)
  expect((await supergraphInUse()).version).toBe(version)
  expect(gateway.said()).toContain('SUPERGRAPH_REFUSED')
  expect((await gateway.ask('{ anGiang { nameVi } }')).data).toEqual({ anGiang: { nameVi: 'An Giang' } })
})

it('a gateway does not start with a broken one, and says so in one coded sentence', TIMEOUT, async () => {
  const child = spawn(process.execPath, ['gateway/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, LIENTINH_HOME: directory, SUPERGRAPH: file },
  })
  const [[said], [code]] = await Promise.all([once(child, 'message'), once(child, 'exit')])
  expect(said).toMatchObject({ type: 'failed', explanation: { code: 'SUPERGRAPH_REFUSED' } })
  expect(code).toBe(2)
})

interface InUse {
  readonly version: string
  readonly refused: { readonly version: string } | null
}

async function supergraphInUse(): Promise<InUse> {
  const response = await fetch(`${gateway.url}/readyz`)
  expect(response.status).toBe(200)
  return ((await response.json()) as { supergraph: InUse }).supergraph
}

async function put(text: string): Promise<void> {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}
