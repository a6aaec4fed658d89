// In which order rows come, page by page: a page changes neither a rank nor a summary.
import { describe, expect, it } from 'vitest'
import { federationOfFile } from '../federation-of-file.ts'
import { areasOf, COMPARE, type Compared, cellOf, compare, problemsOf } from './compared.ts'

const federation = federationOfFile()

/** An Giang 2.81 is first, Phú Thọ 5.57 second, and three hold nothing. */
const RATES = {
  indicators: ['POOR_HH_RATE'],
  period: { latest: 'EACH' },
  accept: ['DIFFERENT_PERIODS', 'DIFFERENT_STANDARD'],
}
const ask = (input: object) => compare(federation, { ...RATES, ...input })

describe('the order of rows', () => {
  it.each([
    ['of provinces, then areas, unless told', {}, ['VN63-19', 'VN63-25', 'VN63-58', 'VN63-84', 'VN63-89']],
    [
      'of ranks, and of areas where there is none',
      { orderBy: { by: 'RANK' } },
      ['VN63-89', 'VN63-25', 'VN63-19', 'VN63-58', 'VN63-84'],
    ],
    [
      'of ranks downwards: who has none stays last',
      { orderBy: { by: 'RANK', descending: true } },
      ['VN63-25', 'VN63-89', 'VN63-19', 'VN63-58', 'VN63-84'],
    ],
    [
      'of names: An Giang, Ninh Thuận, Phú Thọ, Thái Nguyên, Trà Vinh',
      { orderBy: { by: 'NAME' } },
      ['VN63-89', 'VN63-58', 'VN63-25', 'VN63-19', 'VN63-84'],
    ],
  ])('is that %s', async (_what, input, areas) => {
    expect(areasOf(await ask(input))).toEqual(areas)
  })
})

describe('pages of two', () => {
  const orderBy = { by: 'RANK' }

  async function pages(): Promise<Compared[]> {
    const found = [await ask({ orderBy, first: 2 })]
    while (found.at(-1)?.page.hasNextPage && found.length < 10)
      found.push(await ask({ orderBy, first: 2, after: found.at(-1)?.page.endCursor }))
    return found
  }

  it('have every row once, in the order of the whole', async () => {
    const all = await pages()
    expect(all.map(areasOf)).toEqual([['VN63-89', 'VN63-25'], ['VN63-19', 'VN63-58'], ['VN63-84']])
    expect(all.map(({ page }) => [page.totalRows, page.hasNextPage])).toEqual([
      [5, true],
      [5, true],
      [5, false],
    ])
  })

  it('have the ranks, gaps and summary of all rows', async () => {
    const [whole, all] = [await ask({ orderBy }), await pages()]
    for (const page of all) {
      expect(page.summary).toEqual(whole.summary)
      for (const area of areasOf(page)) {
        const { rank, rankedOf } = cellOf(page, area)
        expect([rank, rankedOf]).toEqual([cellOf(whole, area).rank, cellOf(whole, area).rankedOf])
      }
    }
    expect(cellOf(all[0] as Compared, 'VN63-25')).toMatchObject({ rank: 2, gapToBest: '2.76' })
  })
})

describe('an order or a page that cannot be', () => {
  const refused = async (input: object) => {
    const answer = await federation.ask(COMPARE, { input: { ...RATES, ...input } })
    expect(answer.data.compare).toBeNull()
    return problemsOf(answer).join('\n')
  }

  it.each([0, 201, -1])('a page of %i rows is refused', async (first) => {
    expect(await refused({ first })).toMatch(/^first BAD_PAGE$/m)
  })

  it('a cursor that nobody gave out is refused', async () => {
    expect(await refused({ first: 2, after: 'x' })).toMatch(/BAD_CURSOR/)
  })

  it('a cursor of another order is refused', async () => {
    const { page } = await ask({ orderBy: { by: 'NAME' }, first: 2 })
    expect(await refused({ orderBy: { by: 'RANK' }, first: 2, after: page.endCursor })).toMatch(/BAD_CURSOR/)
  })

  it('a column that is not there is refused', async () => {
    const answer = await federation.ask(
      'query ($input: CompareInput!) { compare(input: $input) { rows { area { id } } } }',
      {
        input: { ...RATES, orderBy: { by: 'RANK', column: 'NO_SUCH_COLUMN' } },
      },
    )
    expect(answer.errors?.length ?? 0).toBeGreaterThan(0)
    expect((answer.data.compare as { rows: unknown } | null)?.rows ?? null).toBeNull()
  })

  it('every problem is told at once, each at its place', async () => {
    const problems = await refused({
      indicators: ['POOR_HH_RATES'],
      provinces: ['VN34-99'],
      period: { at: '2022-13' },
      standard: 'MDP_2020',
      accept: ['BOUND_ONLY'],
      first: 0,
    })
    expect(problems.split('\n').sort()).toEqual([
      'accept.0 NOT_ACCEPTABLE',
      'first BAD_PAGE',
      'indicators.0 UNKNOWN_INDICATOR',
      'period.at BAD_PERIOD',
      'provinces.0 UNKNOWN_PROVINCE',
      'standard UNKNOWN_STANDARD',
    ])
  })

  it('a question without indicators and period says that both are missing', async () => {
    const answer = await federation.ask(COMPARE, { input: { provinces: ['VN34-91'] } })
    expect(answer.data.compare).toBeNull()
    const paths = problemsOf(answer).map((problem) => problem.split(' ')[0])
    expect(paths.sort()).toEqual(['indicators', 'period'])
  })
})
