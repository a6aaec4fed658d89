// A new contract version is taken while questions flow: built and warmed beside the one that answers, then put in its place.
import { readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AN_GIANG, healthy, playMinistry, type Stage, setStage } from './stage.ts'

const SUPERGRAPH = readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8')
const FIRST_FIELD = '  anGiang: AnGiang @join__field(graph: AN_GIANG)\n'

/** The contract with one more question to the ministry. */
const withField = (name: string) =>
  SUPERGRAPH.replace(FIRST_FIELD, `${FIRST_FIELD}\n  ${name}: String @join__field(graph: MINISTRY)\n`)

const PHU_THO_NAME = '{ phuTho { nameVi } }'
const PHU_THO = { phuTho: { nameVi: 'Phú Thọ' } }

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
beforeEach(async () => {
  stage.anGiang.answer = healthy(AN_GIANG)
  stage.ministry.answer = playMinistry
  await stage.take(SUPERGRAPH)
})
afterAll(() => stage.stop())

describe('a new supergraph', () => {
  it('is asked as soon as it is taken, and no question fails meanwhile', async () => {
    stage.ministry.answer = () => ({ data: { motto: 'cùng nhau' } })
    expect(await codeOf('{ motto }')).toBe('GRAPHQL_VALIDATION_FAILED')
    const flow = startFlow()
    expect(await stage.take(withField('motto'))).toBe(true)
    await wait(100)
    const { asked, wrong } = await flow.stop()
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(5)
    expect((await stage.ask('{ motto }')).data).toEqual({ motto: 'cùng nhau' })
    expect((await stage.ask(PHU_THO_NAME)).data).toEqual(PHU_THO)
  })

  it('leaves a question to the engine that began it, also one whose field is gone', async () => {
    await stage.take(withField('motto'))
    const response = heldResponse()
    stage.ministry.answer = () => response.hold
    const slow = stage.ask('{ motto }')
    const sent = await response.held
    expect(await stage.take(SUPERGRAPH)).toBe(true)
    expect(await codeOf('{ motto }')).toBe('GRAPHQL_VALIDATION_FAILED')
    sent.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"motto":"begun before"}}')
    expect((await slow).data).toEqual({ motto: 'begun before' })
  })

  it('is warmed with what was asked, as far as it still may be', async () => {
    stage.ministry.answer = () => ({ data: { motto: 'cùng nhau' } })
    await stage.take(withField('motto'))
    for (const question of ['{ motto }', '{ phuTho { id nameVi } }', 'query named { phuTho { nameVi id } }'])
      expect(await stage.ask(question)).not.toHaveProperty('errors')
    const asked = (await report()).warmed + 3
    await stage.take(withField('slogan'))
    expect((await report()).warmed).toBe(asked - 1) // all but { motto }
  })

  it('is said at /readyz, which is the same for an equal text', async () => {
    const before = await report()
    expect(before).toMatchObject({ version: expect.stringMatching(/^[0-9a-f]{12}$/), refused: null })
    await stage.take(SUPERGRAPH)
    expect(await report()).toEqual(before)
    await stage.take(withField('motto'))
    expect((await report()).version).not.toBe(before.version)
  })

  it('is the last of those that come at once', async () => {
    const taken = await Promise.all([stage.take(withField('a')), stage.take('{'), stage.take(withField('b'))])
    expect(taken).toEqual([true, false, true])
    expect(await codeOf('{ a }')).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await codeOf('{ b }')).toBe(undefined)
  })

  it('takes no more than 250 ms of anybody at a time', async () => {
    for (const name of ['nameVi', 'id', 'releases { totalCount }'])
      await stage.ask(
        `{ compare(input: { provinces: ["VN34-25"] }) { rows { province { ${name} } } answers { state } } }`,
      )
    const turns = watchTurns()
    await stage.take(withField('measured'))
    expect(turns.longestMs()).toBeLessThan(250)
  })
})

describe('a supergraph that is none', () => {
  it.each([
    ['no GraphQL', 'type Query {'],
    ['no supergraph', 'type Query { anGiang: String }'],
    ['half of one', SUPERGRAPH.slice(0, SUPERGRAPH.length / 2)],
    ['one with a type that is missing', withField('motto').replace('motto: String', 'motto: Motto')],
    ['one with a subgraph that nobody knows', SUPERGRAPH.replace('(name: "an_giang"', '(name: "atlantis"')],
    ['nothing', ''],
  ])('is refused (%s); the last good one answers, and is ready', async (_, broken) => {
    const { version } = await report()
    expect(await stage.take(broken)).toBe(false)
    expect(await report()).toMatchObject({
      version,
      refused: { version: expect.not.stringMatching(version) },
    })
    expect((await stage.ask(PHU_THO_NAME)).data).toEqual(PHU_THO)
    expect(await stage.take(SUPERGRAPH)).toBe(true)
    expect((await report()).refused).toBeNull()
  })
})

interface Report {
  readonly version: string
  readonly warmed: number
  readonly refused: { readonly version: string } | null
}

async function report(): Promise<Report> {
  const response = await fetch(`${stage.url}/readyz`)
  expect(response.status).toBe(200)
  return ((await response.json()) as { supergraph: Report }).supergraph
}

async function codeOf(question: string): Promise<unknown> {
  return (await stage.ask(question)).errors?.[0]?.extensions.code
}

/** Two askers, each with its next question as soon as the last is answered. */
function startFlow() {
  let isFlowing = true
  let asked = 0
  const wrong: string[] = []
  const ask = async () => {
    while (isFlowing) {
      const { data, errors } = await stage
        .ask(PHU_THO_NAME)
        .catch((error) => ({ data: null, errors: String(error) }))
      asked += 1
      if (errors || JSON.stringify(data) !== JSON.stringify(PHU_THO))
        wrong.push(JSON.stringify({ data, errors }))
    }
  }
  const askers = [ask(), ask()]
  return {
    async stop() {
      isFlowing = false
      await Promise.all(askers)
      return { asked, wrong }
    },
  }
}

/** An answer that is given when the test says so. */
function heldResponse() {
  const { promise, resolve } = Promise.withResolvers<ServerResponse>()
  return { hold: resolve, held: promise }
}

/** The longest time that this thread worked without looking up; its own time, so that a busy machine is not taken for a fault. */
function watchTurns() {
  let longest = 0
  let last = process.threadCpuUsage()
  const timer = setInterval(() => {
    const spent = process.threadCpuUsage(last)
    last = process.threadCpuUsage()
    longest = Math.max(longest, (spent.user + spent.system) / 1000)
  }, 1)
  return {
    longestMs() {
      clearInterval(timer)
      return longest
    },
  }
}
