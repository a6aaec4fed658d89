import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Federation, startFederation } from './start-federation.ts'

let federation: Federation
beforeAll(async () => {
  federation = await startFederation()
})
afterAll(() => federation.stop())

const COMPARE = `query ($input: CompareInput!) {
  compare(input: $input) {
    id
    columns { id indicator { code } statistic period { label } direction rankBlockedBy }
    rows {
      area { id nameVi }
      province { id nameVi }
      cells {
        value low high qualifier status standard period { start end label stated } unit absence
        rank rankBest rankWorst rankedOf { ranked expected } ties
        source { attribution } release { number } answeredAt issues observationId
      }
    }
    comparability { comparable issues { code severity acceptable accepted message vi: message(lang: VI) en: message(lang: EN) } }
    answers { province { id } state ageSeconds release { number } answeredAt }
  }
}`

interface Row {
  readonly area: { readonly id: string }
  readonly cells: readonly Record<string, unknown>[]
}
interface Compared {
  readonly columns: readonly Record<string, unknown>[]
  readonly rows: readonly Row[]
  readonly comparability: {
    readonly comparable: boolean
    readonly issues: readonly { readonly code: string }[]
  }
  readonly answers: readonly Record<string, unknown>[]
}

async function compare(input: object): Promise<Compared> {
  const answer: Answer = await federation.ask(COMPARE, { input })
  expect(answer.errors).toBeUndefined()
  return answer.data.compare as Compared
}

/** The first cell of each row, by area. */
function cellsOf({ rows }: Compared): Record<string, Record<string, unknown>> {
  return Object.fromEntries(rows.map(({ area, cells }) => [area.id, cells[0] ?? {}]))
}

function codesOf({ comparability }: Compared): string[] {
  return comparability.issues.map(({ code }) => code)
}

describe('trained labour rate 2020', () => {
  it('shares rank 1 between Phú Thọ and Thái Nguyên, and ranks nobody without a figure of 2020', async () => {
    const compared = await compare({ indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } })
    const cells = cellsOf(compared)
    expect(Object.keys(cells).sort()).toEqual(['VN63-19', 'VN63-25', 'VN63-58', 'VN63-84', 'VN63-89'])
    for (const area of ['VN63-19', 'VN63-25'])
      expect(cells[area]).toMatchObject({
        value: '70',
        status: 'E',
        unit: 'PERCENT',
        rank: 1,
        rankedOf: { ranked: 2, expected: 5 },
        ties: 1,
        release: { number: 1 },
      })
    for (const area of ['VN63-58', 'VN63-84', 'VN63-89'])
      expect(cells[area]).toMatchObject({ value: null, rank: null, rankedOf: null, absence: 'NOT_REPORTED' })
    expect(codesOf(compared)).toEqual(expect.arrayContaining(['TIE', 'ESTIMATE', 'MISSING_DATA']))
    expect(compared.comparability.comparable).toBe(true)
  })

  it("keeps Vĩnh Long's 67, a target, out of outcomes and shows it as a target", async () => {
    const targets = await compare({
      indicators: ['TRAINED_LABOUR_RATE'],
      period: { at: '2020' },
      kind: 'TARGET',
    })
    expect(cellsOf(targets)['VN63-84']).toMatchObject({ value: '67', observationId: 'S002-26' })
    expect(cellsOf(targets)['VN63-25']).toMatchObject({ value: null })
  })
})

describe('poor-household rate, latest of each', () => {
  it('shows 2.81 of 2022 and 5.57 of 2019 unranked, says why, and names three absences', async () => {
    const compared = await compare({ indicators: ['POOR_HH_RATE'], period: { latest: 'EACH' } })
    const cells = cellsOf(compared)
    expect(cells['VN63-89']).toMatchObject({ value: '2.81', standard: 'MDP_2022_2025', rank: null })
    expect(cells['VN63-89']?.period).toEqual({
      start: '2022-01-01',
      end: '2022-12-31',
      label: '2022',
      stated: true,
    })
    expect(cells['VN63-25']).toMatchObject({ value: '5.57', standard: 'MDP_2016_2020', rank: null })
    const absent = Object.entries(cells).filter(([, cell]) => cell.absence)
    expect(absent.map(([area]) => area).sort()).toEqual(['VN63-19', 'VN63-58', 'VN63-84'])
    expect(codesOf(compared)).toEqual(
      expect.arrayContaining(['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD', 'MISSING_DATA']),
    )
    expect(compared.columns[0]?.rankBlockedBy).toEqual(
      expect.arrayContaining(['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD']),
    )
    expect(compared.comparability.comparable).toBe(false)
  })

  it('ranks when the analyst accepts both differences, and changes no figure by it', async () => {
    const compared = await compare({
      indicators: ['POOR_HH_RATE'],
      period: { latest: 'EACH' },
      accept: ['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD'],
    })
    const cells = cellsOf(compared)
    expect(cells['VN63-89']).toMatchObject({ value: '2.81', rank: 1 })
    expect(cells['VN63-25']).toMatchObject({ value: '5.57', rank: 2 })
    expect(codesOf(compared)).toEqual(expect.arrayContaining(['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD']))
  })

  it('finds no common period, and says who holds what instead of falling back', async () => {
    const compared = await compare({ indicators: ['POOR_HH_RATE'], period: { latest: 'COMMON' } })
    expect(Object.values(cellsOf(compared)).every((cell) => cell.value === null)).toBe(true)
    expect(codesOf(compared)).toContain('NO_COMMON_PERIOD')
    const { message } = compared.comparability.issues.find(
      ({ code }) => code === 'NO_COMMON_PERIOD',
    ) as unknown as {
      message: string
    }
    expect(message).toMatch(/An Giang.*2022/)
    expect(message).toMatch(/Phú Thọ.*2019/)
  })
})

describe('figures whose source does not name its province', () => {
  it('say INFERRED_ATTRIBUTION wherever Ninh Thuận and Trà Vinh appear', async () => {
    const jobs = await compare({ indicators: ['JOBS_CREATED'], period: { latest: 'EACH' } })
    const inferred = jobs.rows.flatMap(({ area, cells }) =>
      cells.filter((cell) => (cell.issues as string[]).includes('INFERRED_ATTRIBUTION')).map(() => area.id),
    )
    expect(new Set(inferred)).toEqual(new Set(['VN63-58']))
    const targets = await compare({
      indicators: ['JOBS_CREATED'],
      period: { latest: 'EACH' },
      kind: 'TARGET',
    })
    const byTarget = targets.rows.flatMap(({ area, cells }) =>
      cells.filter((cell) => (cell.issues as string[]).includes('INFERRED_ATTRIBUTION')).map(() => area.id),
    )
    expect(new Set(byTarget)).toEqual(new Set(['VN63-58', 'VN63-84']))
    expect(codesOf(jobs)).toContain('INFERRED_ATTRIBUTION')
  })
})

describe('figures of access INTERNAL', () => {
  it('are not visible through the gateway: 41 of the 116 rows stay in the provinces', async () => {
    const { data, errors } = await federation.ask(
      '{ provinces(ids: ["VN34-91", "VN34-25", "VN34-19", "VN34-56", "VN34-86"]) { id series(first: 500) { totalCount nodes { indicator { code } observations { id access } } } coverage { indicator { code } } } }',
    )
    expect(errors).toBeUndefined()
    const provinces = data.provinces as {
      series: { nodes: { indicator: { code: string }; observations: { id: string; access: string }[] }[] }
      coverage: { indicator: { code: string } }[]
    }[]
    const observations = provinces.flatMap(({ series }) => series.nodes.flatMap((node) => node.observations))
    expect(observations).toHaveLength(75)
    expect(new Set(observations.map(({ access }) => access))).toEqual(new Set(['PUBLIC']))
    const codes = provinces.flatMap(({ series, coverage }) =>
      [...series.nodes, ...coverage].map((node) => node.indicator.code),
    )
    expect(codes.filter((code) => code.startsWith('PARTY_'))).toEqual([])
  })

  it('cannot be compared either', async () => {
    const { data, errors } = await federation.ask(COMPARE, {
      input: { indicators: ['PARTY_MEMBERS'], period: { at: '2020' } },
    })
    expect(data.compare).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT',
      problems: [{ path: 'indicators.0', code: 'INDICATOR_NOT_COMPARABLE' }],
    })
  })
})

describe('a comparison as of a release', () => {
  it('answers what was published then', async () => {
    const compared = await compare({
      indicators: ['TRAINED_LABOUR_RATE'],
      period: { at: '2020' },
      asOf: { release: 1 },
    })
    expect(cellsOf(compared)['VN63-25']).toMatchObject({ value: '70', release: { number: 1 } })
  })

  it('that is still to come says that nothing is published, and blames nobody', async () => {
    const compared = await compare({
      indicators: ['TRAINED_LABOUR_RATE'],
      period: { at: '2020' },
      asOf: { release: 2 },
    })
    expect(new Set(compared.answers.map(({ state }) => state))).toEqual(new Set(['NOTHING_PUBLISHED']))
    expect(Object.values(cellsOf(compared)).every(({ absence }) => absence === 'NOT_PUBLISHED')).toBe(true)
  })
})

describe('the cost of a comparison', () => {
  it('is one fetch to ask, one per province, and one to gather', async () => {
    federation.fetches()
    const neverAsked = { indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2017' } }
    await compare(neverAsked)
    expect(federation.fetches()).toEqual({
      ministry: 2,
      'VN34-91': 1,
      'VN34-25': 1,
      'VN34-19': 1,
      'VN34-56': 1,
      'VN34-86': 1,
    })
  })

  it('contacts only the provinces that are asked, each once, with one query for each of its four slices', async () => {
    federation.fetches()
    federation.database('VN34-25').queries.reset()
    const compared = await compare({
      indicators: ['TRAINED_LABOUR_RATE', 'TRAINED_LABOUR_CERT_RATE'],
      provinces: ['VN34-25', 'VN34-19'],
      period: { from: '2015', to: '2023' },
    })
    expect(compared.rows.map(({ area }) => area.id)).toEqual(['VN63-19', 'VN63-25'])
    expect(federation.fetches()).toEqual({ ministry: 2, 'VN34-25': 1, 'VN34-19': 1 })
    // the figures, their numerators and denominators, their targets, and what sources say of these
    expect(federation.database('VN34-25').queries.count).toBe(4)
  })
})

describe('a question that is wrong in several places', () => {
  it('is told all of them at once, with candidates', async () => {
    const { data, errors } = await federation.ask(COMPARE, {
      input: { indicators: ['POOR_HH_RATES'], provinces: ['VN34-99'], period: { at: '2022-13' } },
    })
    expect(data.compare).toBeNull()
    const problems = errors?.[0]?.extensions.problems as {
      path: string
      code: string
      candidates?: string[]
    }[]
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['indicators.0', 'UNKNOWN_INDICATOR'],
      ['provinces.0', 'UNKNOWN_PROVINCE'],
      ['period.at', 'BAD_PERIOD'],
    ])
    expect(problems[0]?.candidates?.[0]).toBe('POOR_HH_RATE')
  })

  it.each([
    [{ code: '91' }, ['VN63-91', 'VN34-91']],
    [{ name: 'An Giang' }, ['VN63-89', 'VN34-91']],
  ])('an area that may be several is refused with them: %j', async (asked, candidates) => {
    const { data, errors } = await federation.ask(
      'query ($code: String, $name: String) { area(code: $code, name: $name) { id } }',
      asked,
    )
    expect(data.area).toBeNull()
    const { extensions } = errors?.[0] ?? { extensions: {} as Record<string, unknown> }
    expect(extensions.code).toBe('AMBIGUOUS_AREA')
    expect([...(extensions.candidates as string[])].sort()).toEqual([...candidates].sort())
  })

  it('an area with a date is that area', async () => {
    const { data } = await federation.ask(
      '{ before: area(code: "91", at: "2022-12-31") { id nameVi } after: area(code: "91", at: "2025-07-01") { id nameVi } }',
    )
    expect(data).toEqual({
      before: { id: 'VN63-91', nameVi: 'Kiên Giang' },
      after: { id: 'VN34-91', nameVi: 'An Giang' },
    })
  })

  it('an indicator is found without diacritics', async () => {
    const { data } = await federation.ask('{ indicators(search: "ho ngheo") { code nameVi } }')
    expect(data.indicators).toContainEqual({ code: 'POOR_HH_RATE', nameVi: 'Tỷ lệ hộ nghèo' })
  })
})
