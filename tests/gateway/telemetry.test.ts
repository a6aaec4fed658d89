// The gateway tells nobody: a process of its own, in which every connection and every look-up of a name is written down.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { playSubgraph } from './play-subgraph.ts'
import { AN_GIANG, healthy } from './stage.ts'

interface Contacts {
  readonly connected: readonly string[]
  readonly looked: readonly string[]
  readonly answered: unknown
}

test('from start to stop it contacts the ministry and the province, and looks up no name', async () => {
  const ministry = await playSubgraph(() => ({ data: { indicators: [] } }))
  const province = await playSubgraph(healthy(AN_GIANG))
  const { connected, looked, answered } = await runWatched([ministry.url, province.url])
  await Promise.all([ministry.stop(), province.stop()])

  expect(answered).toMatchObject({ data: { indicators: [], anGiang: { nameVi: 'An Giang' } } })
  expect(new Set(connected)).toEqual(new Set([new URL(ministry.url).host, new URL(province.url).host]))
  expect(looked).toEqual([])
})

/** Apollo's reporting is invited by every variable that switches it on. */
function runWatched(urls: readonly string[]): Promise<Contacts> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('watched-gateway.ts', import.meta.url)), ...urls],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        APOLLO_TELEMETRY_DISABLED: 'false',
        APOLLO_KEY: 'service:lien-tinh:0123456789',
        APOLLO_GRAPH_REF: 'lien-tinh@current',
        APOLLO_SCHEMA_REPORTING: 'true',
      },
    },
  )
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(text)) : reject(new Error(`exit code ${code}`)),
    )
  })
}
