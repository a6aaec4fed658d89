// A federation answers what one process would: random questions, asked of both over the same databases, and no difference.
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import { openCitations } from '#services/ministry/citations.ts'
import { runs } from '#tests/property-runs.ts'
import { readApiSchema } from '#tests/services/explorer/api-schema.ts'
import { anySelections } from './oracle/any-selection.ts'
import { TIMES } from './oracle/asked.ts'
import { differencesOf, type Told } from './oracle/differences.ts'
import { type Oracle, openOracle } from './oracle/one-process.ts'
import { loadTwoReleases } from './oracle/two-releases.ts'
import { WrittenDocument } from './oracle/write-question.ts'
import { DEMO, type Federation, startFederation } from './start-federation.ts'

const QUESTIONS = runs(1000)
/** Some documents have no variables, and are asked once. */
const DOCUMENTS = Math.ceil((QUESTIONS / TIMES) * 1.3)
const PATIENCE_MS = runs(600_000)

const api = readApiSchema()
let federation: Federation
let oracle: Oracle

beforeAll(async () => {
  federation = await startFederation({ load: loadTwoReleases })
  const citations = openCitations(join(tmpdir(), 'lientinh-never-cited'))
  oracle = openOracle(
    { registry, catalogue, members: () => DEMO, citations },
    new Map(DEMO.map((id) => [id, federation.database(id)])),
  )
})

afterAll(() => federation?.stop())

it('is asked by an oracle that computes: 5.57 is not ranked above 2.81, and who has not joined is told', async () => {
  const question = `{
    compare(input: { indicators: ["POOR_HH_RATE"], areas: ["VN63-25", "VN63-89"], period: { latest: EACH }, asOf: { release: 1 } }) {
      rows { cells { value rank } province { series(indicators: ["POOR_HH_RATE"]) { totalCount } } }
      comparability { comparable }
    }
    haNoi { nameVi }
  }`
  const { data, errors } = await oracle.ask(question)
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    compare: {
      rows: [
        { cells: [{ value: '5.57', rank: null }], province: { series: { totalCount: 1 } } },
        { cells: [{ value: '2.81', rank: null }], province: { series: { totalCount: 1 } } },
      ],
      comparability: { comparable: false },
    },
    haNoi: null,
  })
  expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
    [['haNoi'], 'PROVINCE_NOT_JOINED'],
  ])
})

it('differs from one process in this, and is not asked it: nothing wanted of an object that is wanted', async () => {
  const question = `query ($a: Boolean!, $b: Boolean!) {
    indicator(code: "POOR_HH_RATE") @include(if: $a) { code @include(if: $b) }
  }`
  const variables = { a: true, b: false }
  expect((await oracle.ask(question, variables)).data).toEqual({ indicator: {} })
  // Apollo's planner takes the field's condition and that of all its fields for one: nobody is asked
  expect((await federation.ask(question, variables)).data).toEqual({ indicator: null })
})

it(
  `answers ${QUESTIONS} random questions as one process does, and again when asked again`,
  async () => {
    const seen = { questions: new Set<string>(), figures: 0, refusals: 0, tooLarge: 0 }
    const ask = async (query: string, variables: Readonly<Record<string, unknown>>) => {
      const [told, wanted] = await Promise.all([
        federation.ask(query, variables),
        oracle.ask(query, variables),
      ])
      if (isTooLarge(told)) {
        seen.tooLarge += 1
        return
      }
      requireSame({ query, variables, told, wanted })
      requireSame({ query, variables, told: await federation.ask(query, variables), wanted })
      seen.questions.add(
        createHash('sha256')
          .update(`${query} ${JSON.stringify(variables)}`)
          .digest('base64'),
      )
      if (hasFigures(wanted)) seen.figures += 1
      if (isRefused(wanted)) seen.refusals += 1
    }
    const documents = anySelections(api).map((selections) => new WrittenDocument(api, selections))
    const property = fc.asyncProperty(documents, async ({ query, variables }) => {
      await Promise.all(variables.map((given) => ask(query, given)))
    })
    await fc.assert(property, { numRuns: DOCUMENTS })
    // no idle questions: unlike ones, mostly in order, and many of them answered with figures
    const count = seen.questions.size
    expect(count).toBeGreaterThanOrEqual(QUESTIONS)
    expect(seen.figures / count).toBeGreaterThan(0.05)
    expect(seen.refusals / count).toBeGreaterThan(0.05)
    expect(seen.refusals / count).toBeLessThan(0.4)
    expect(seen.tooLarge / count).toBeLessThan(0.05)
  },
  PATIENCE_MS,
)

function requireSame(answered: { query: string; variables: object; told: Told; wanted: Told }): void {
  const { query, variables, told, wanted } = answered
  const found = differencesOf(told, wanted)
  if (found.length > 0) throw new Error([query, JSON.stringify(variables), ...found].join('\n'))
}

/** Over a limit of the gateway, which one process does not have. */
function isTooLarge({ errors = [] }: Told): boolean {
  return errors.some(({ extensions }) => 'limit' in extensions)
}

function hasFigures({ data }: Told): boolean {
  return /"value":"/.test(JSON.stringify(data ?? null))
}

/** For what was asked, and not for who was asked. */
function isRefused({ errors = [] }: Told): boolean {
  return errors.some(({ extensions }) => extensions.code !== 'PROVINCE_NOT_JOINED')
}
