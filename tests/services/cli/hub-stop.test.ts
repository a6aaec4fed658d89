// `lientinh up --hub`, asked to stop while a comparison waits for a province that does not answer.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeMembers } from '#runtime/members.ts'
import { type PlayedSubgraph, playSubgraph } from '#tests/gateway/play-subgraph.ts'
import { findBasePort } from './running-demo.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
/** Longer than a child that says nothing may take for its stop. */
const DEADLINE_MS = 6000
const COMPARISON = `{
  compare(input: { indicators: ["TRAINED_LABOUR_RATE"], provinces: ["VN34-91"], period: { at: "2020" } }) {
    answers { state province { nameVi } }
  }
}`

let home: string
let anGiang: PlayedSubgraph
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-hub-'))
  anGiang = await playSubgraph(() => () => {}) // silence
  await writeMembers(join(home, 'members.json'), { 'VN34-91': { url: anGiang.url } })
})
afterAll(async () => {
  await anGiang.stop()
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

it('it is answered at the deadline, with what the ministry says of it', { timeout: 180_000 }, async () => {
  const port = await findBasePort()
  const hub = spawn(process.execPath, ['services/cli/lientinh.mjs', 'up', '--hub'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      LIENTINH_HOME: home,
      PORT: String(port),
      PROVINCE_DEADLINE_MS: String(DEADLINE_MS),
    },
  })
  const exited = once(hub, 'exit')
  try {
    await Promise.race([once(hub.stdout, 'data'), exited])
    const comparison = fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: COMPARISON }),
    }).then((response) => response.json())
    await expect.poll(() => anGiang.asked.length, { timeout: 60_000 }).toBe(1)
    hub.kill('SIGTERM')
    expect(await comparison).toMatchObject({
      data: { compare: { answers: [{ state: 'TIMED_OUT', province: { nameVi: 'An Giang' } }] } },
    })
    expect(await exited).toEqual([0, null])
  } finally {
    hub.kill('SIGKILL')
  }
})
