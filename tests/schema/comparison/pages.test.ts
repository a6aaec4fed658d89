// In which order rows come, and which of them a page shows: ranks are those of all rows, whatever the page.
import { describe, expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import type { ComparisonResult } from '#schema/comparison/comparison-result.ts'
import { ask, type Held, type LiteralFigure } from './table-of.ts'

const COLUMN = 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020'

function rate(area: string, value: string, more: Partial<LiteralFigure> = {}): LiteralFigure {
  return { area, indicator: 'TRAINED_LABOUR_RATE', period: '2020', value, ...more }
}

/** By code: Hà Nội, Thái Nguyên, Phú Thọ, Khánh Hòa, An Giang. Khánh Hòa holds nothing. */
const HELD: Held = {
  'VN34-01': [rate('VN63-01', '68')],
  'VN34-19': [rate('VN63-19', '70')],
  'VN34-25': [rate('VN63-25', '70')],
  'VN34-56': [],
  'VN34-91': [rate('VN63-89', '66')],
}

function asked(input: Partial<CompareInput> = {}, held: Held = HELD): ComparisonResult {
  return ask(
    { indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' }, provinces: Object.keys(held), ...input },
    held,
  )
}

function areasOf({ rows }: ComparisonResult): string[] {
  return rows.map(({ area }) => area.id)
}

/** More pages than any of these questions has: a cursor that leads back would never end. */
const MOST_PAGES = 10

/** The areas of every page, from the first to the last. */
function pagesOf(input: Partial<CompareInput>, held: Held = HELD): string[][] {
  const pages: string[][] = []
  let after: string | null = null
  do {
    const result: ComparisonResult = asked({ ...input, after }, held)
    pages.push(areasOf(result))
    after = result.page.hasNextPage ? result.page.endCursor : null
  } while (after !== null && pages.length < MOST_PAGES)
  return pages
}

describe('order', () => {
  const byPlace = ['VN63-01', 'VN63-19', 'VN63-25', 'VN34-56', 'VN63-89']

  test('by province and area, when nothing is said; AREA is the same', () => {
    expect(areasOf(asked())).toEqual(byPlace)
    expect(areasOf(asked({ orderBy: { by: 'AREA' } }))).toEqual(byPlace)
    expect(areasOf(asked({ orderBy: { by: 'AREA', descending: true } }))).toEqual(byPlace.toReversed())
  })

  test('the areas of one province stand by id', () => {
    const held: Held = { 'VN34-91': [rate('VN63-91', '60'), rate('VN63-89', '66')], 'VN34-01': [] }
    expect(areasOf(asked({}, held))).toEqual(['VN34-01', 'VN63-89', 'VN63-91'])
  })

  test('by name, as if written without diacritics: An Giang, Hà Nội, Khánh Hòa, Phú Thọ, Thái Nguyên', () => {
    const byName = ['VN63-89', 'VN63-01', 'VN34-56', 'VN63-25', 'VN63-19']
    expect(areasOf(asked({ orderBy: { by: 'NAME' } }))).toEqual(byName)
    expect(areasOf(asked({ orderBy: { by: 'NAME', descending: true } }))).toEqual(byName.toReversed())
  })

  test('Đồng Nai stands among the names with D, not after Z', () => {
    const held: Held = { 'VN34-75': [], 'VN34-48': [], 'VN34-42': [], 'VN34-66': [] }
    expect(asked({ orderBy: { by: 'NAME' } }, held).rows.map(({ area }) => area.nameVi)).toEqual([
      'Đà Nẵng',
      'Đắk Lắk',
      'Đồng Nai',
      'Hà Tĩnh',
    ])
  })

  test('by rank: the tied by place, and who has no rank comes last', () => {
    const result = asked({ orderBy: { by: 'RANK' } })
    expect(result.rows.map(({ area, cells }) => [area.id, cells[0]?.rank])).toEqual([
      ['VN63-19', 1],
      ['VN63-25', 1],
      ['VN63-01', 3],
      ['VN63-89', 4],
      ['VN34-56', null],
    ])
  })

  test('by rank descending: who has no rank comes last, still', () => {
    expect(areasOf(asked({ orderBy: { by: 'RANK', descending: true } }))).toEqual([
      'VN63-89',
      'VN63-01',
      'VN63-25',
      'VN63-19',
      'VN34-56',
    ])
  })

  test('by rank, of uncertain ranks the best comes first, then the worst', () => {
    // 70 is anything from 69.5: beside 69.6 it is first or second; 70.2 is first or second, too; 60.0 is fourth.
    const held: Held = {
      'VN34-01': [rate('VN63-01', '60.0')],
      'VN34-19': [rate('VN63-19', '69.6')],
      'VN34-25': [rate('VN63-25', '70')],
      'VN34-91': [rate('VN63-89', '70.2')],
    }
    const result = asked({ orderBy: { by: 'RANK' } }, held)
    expect(result.rows.map(({ area, cells: [cell] }) => [area.id, cell?.rankBest, cell?.rankWorst])).toEqual([
      ['VN63-89', 1, 2],
      ['VN63-25', 1, 3],
      ['VN63-19', 2, 3],
      ['VN63-01', 4, 4],
    ])
  })

  test('by rank in the column named; the first when none is', () => {
    const poor = { indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025' }
    const held: Held = {
      'VN34-01': [rate('VN63-01', '68'), rate('VN63-01', '1.1', poor)],
      'VN34-25': [rate('VN63-25', '70'), rate('VN63-25', '5.5', poor)],
    }
    const indicators = ['TRAINED_LABOUR_RATE', 'POOR_HH_RATE']
    const by = (column?: string) => areasOf(asked({ indicators, orderBy: { by: 'RANK', column } }, held))
    expect(by()).toEqual(['VN63-25', 'VN63-01'])
    expect(by(COLUMN)).toEqual(['VN63-25', 'VN63-01'])
    expect(by('POOR_HH_RATE.SHARE.ACTUAL@2020')).toEqual(['VN63-01', 'VN63-25'])
  })

  test('where a column cannot be ranked, its order is that of places, both ways', () => {
    const different: Held = {
      'VN34-01': [rate('VN63-01', '68', { concept: 'A' })],
      'VN34-25': [rate('VN63-25', '70', { concept: 'B' })],
    }
    const result = asked({ orderBy: { by: 'RANK' } }, different)
    expect(result.columns[0]?.rankBlockedBy).toEqual(['DIFFERENT_CONCEPT'])
    expect(areasOf(result)).toEqual(['VN63-01', 'VN63-25'])
    const descending = asked({ orderBy: { by: 'RANK', descending: true } }, different)
    expect(areasOf(descending)).toEqual(['VN63-01', 'VN63-25'])
  })

  test('a column that there is not is refused, with those that there are', () => {
    expect(() => asked({ orderBy: { by: 'RANK', column: 'POOR_HH_RATE.SHARE.ACTUAL@2020' } })).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_COLUMN',
        params: { id: 'POOR_HH_RATE.SHARE.ACTUAL@2020', candidates: [COLUMN] },
      }),
    )
  })
})

describe('pages', () => {
  test('first shows so many, and says that there are more', () => {
    const { rows, page } = asked({ first: 2 })
    expect(rows.map(({ area }) => area.id)).toEqual(['VN63-01', 'VN63-19'])
    expect(page).toMatchObject({ totalRows: 5, hasNextPage: true, endCursor: expect.any(String) })
  })

  test('everything fits: no next page, and the cursor leads to an empty one', () => {
    for (const first of [5, 6, 200, null]) {
      const { rows, page } = asked({ first })
      expect(rows).toHaveLength(5)
      expect(page).toMatchObject({ totalRows: 5, hasNextPage: false })
      const after = asked({ first, after: page.endCursor })
      expect(after.rows).toEqual([])
      expect(after.page).toMatchObject({ totalRows: 5, hasNextPage: false, endCursor: null })
    }
  })

  test.each<[CompareInput['orderBy']]>([
    [null],
    [{ by: 'AREA', descending: true }],
    [{ by: 'NAME' }],
    [{ by: 'NAME', descending: true }],
    [{ by: 'RANK' }],
    [{ by: 'RANK', descending: true }],
  ])('ordered by %j, pages one after the other are all rows, each once', (orderBy) => {
    const whole = areasOf(asked({ orderBy }))
    for (const first of [1, 2, 3, 4]) {
      const pages = pagesOf({ orderBy, first })
      expect(pages.flat()).toEqual(whole)
      expect(pages.map(({ length }) => length).slice(0, -1)).toEqual(pages.slice(1).map(() => first))
    }
  })

  test('what a page says of ranks, gaps, summaries and issues is said over all rows', () => {
    const whole = asked({ orderBy: { by: 'RANK' } })
    const page = asked({
      orderBy: { by: 'RANK' },
      first: 1,
      after: asked({ orderBy: { by: 'RANK' }, first: 2 }).page.endCursor,
    })
    // Hà Nội: third of four ranked of five asked, 2 points behind the best.
    expect(page.rows).toHaveLength(1)
    expect(page.rows[0]?.cells[0]).toMatchObject({
      value: '68',
      rank: 3,
      rankedOf: { ranked: 4, expected: 5 },
      gapToBest: '-2',
    })
    expect(page.summary).toEqual(whole.summary)
    expect(page.comparability).toEqual(whole.comparability)
    expect(page.columns).toEqual(whole.columns)
  })
})

describe('a cursor', () => {
  test.each<[string, NonNullable<CompareInput['orderBy']>]>([
    ['AREA', { by: 'AREA' }],
    ['AREA, descending', { by: 'AREA', descending: true }],
    ['NAME', { by: 'NAME' }],
    ['NAME, descending', { by: 'NAME', descending: true }],
  ])('by %s, rows that come or go in between shift nothing', (_name, orderBy) => {
    const { rows, page } = asked({ orderBy, first: 2 })
    const rest = areasOf(asked({ orderBy, after: page.endCursor }))
    // Kiên Giang and Cần Thơ now hold something; Khánh Hòa is asked no more.
    const { 'VN34-56': _gone, ...others } = HELD
    const changed: Held = {
      ...others,
      'VN34-91': [rate('VN63-89', '66'), rate('VN63-91', '60')],
      'VN34-92': [rate('VN63-92', '64')],
    }
    const whole = areasOf(asked({ orderBy }, changed))
    const next = areasOf(asked({ orderBy, after: page.endCursor }, changed))
    const shown = rows.map(({ area }) => area.id)
    expect(next.filter((area) => shown.includes(area))).toEqual([])
    expect(next).toEqual(expect.arrayContaining(rest.filter((area) => area !== 'VN34-56')))
    expect(whole.slice(-next.length)).toEqual(next)
  })

  test('by RANK, an area that comes behind the page shifts nothing', () => {
    const orderBy = { by: 'RANK' } as const
    const { page } = asked({ orderBy, first: 2 })
    const more: Held = { ...HELD, 'VN34-92': [rate('VN63-92', '67')] }
    expect(areasOf(asked({ orderBy, after: page.endCursor }, more))).toEqual([
      'VN63-01',
      'VN63-92',
      'VN63-89',
      'VN34-56',
    ])
  })

  test('whose own row is gone still stands in its place', () => {
    const { page } = asked({ first: 4 })
    const { 'VN34-56': _gone, ...others } = HELD
    expect(areasOf(asked({ after: page.endCursor }, others))).toEqual(['VN63-89'])
  })

  test('of a row without a rank goes on among those without', () => {
    const held: Held = { ...HELD, 'VN34-86': [], 'VN34-96': [] }
    const orderBy = { by: 'RANK', descending: true } as const
    const first = asked({ orderBy, first: 5 }, held)
    const [unranked] = first.rows.slice(-1)
    expect(unranked?.cells[0]?.rankBest).toBeNull()
    expect(unranked?.area.id).toBe('VN34-56')
    const rest = asked({ orderBy, after: first.page.endCursor }, held)
    expect(rest.rows.map(({ cells }) => cells[0]?.rankBest)).toEqual([null, null])
    // Only what has a rank is turned round.
    expect(areasOf(rest)).toEqual(['VN34-86', 'VN34-96'])
  })
})
