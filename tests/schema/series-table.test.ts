import { describe, expect, it } from 'vitest'
import { entryAt, packColumn, readSeriesTable, unansweredTable } from '#schema/series-table.ts'

const SLICE = 'VN34-25~e30'
const release = { number: 1, publishedAt: '2026-01-15T00:00:00Z', note: null }

const series = {
  key: {
    indicator: 'POOR_HH_RATE',
    area: 'VN63-25',
    kind: 'ACTUAL',
    statistic: 'LEVEL',
    timeBasis: 'END_OF_PERIOD',
    standard: 'MDP_2016_2020',
    concept: null,
    breakdown: {},
  },
  ids: ['S003-01', 'S003-02'],
  periods: [
    { start: '2018-01-01', end: '2018-12-31', label: '2018' },
    { start: null, end: null, label: 'trong năm' },
  ],
  values: ['7.07', null],
  low: { all: null },
  high: [null, '4'],
  qualifiers: ['EXACT', 'LESS_THAN'],
  decimals: [2, 0],
  multipliers: { all: 0 },
  statuses: { all: 'A' },
  access: { all: 'PUBLIC' },
  absences: { all: null },
  inferred: { all: ['standard'] },
  notes: { all: null },
  sources: { all: 0 },
  places: ['10', '11'],
  releases: { all: 0 },
}

const live = {
  v: 1,
  slice: SLICE,
  state: 'LIVE',
  ageSeconds: 0,
  province: 'VN34-25',
  release,
  answeredAt: '2026-11-22T02:00:00Z',
  areasHeld: ['VN63-25'],
  areasMatched: ['VN63-25'],
  sources: [
    { id: '003', title: 'Báo cáo', publisher: 'Sở', date: '2020-05', attribution: 'STATED', confidence: '1' },
  ],
  releases: [release],
  series: [series],
}
const withSeries = (change: object) => ({ ...live, series: [{ ...series, ...change }] })
/** The first of the two figures in other words. */
const withFigure = (first: { values?: string; low?: string; high?: string; qualifier: string }) =>
  withSeries({
    values: [first.values ?? null, null],
    low: [first.low ?? null, null],
    high: [first.high ?? null, '4'],
    qualifiers: [first.qualifier, 'LESS_THAN'],
  })

describe('a series table', () => {
  it('answers with figures, live or stale', () => {
    expect(readSeriesTable(live, SLICE)).toEqual(live)
    const stale = { ...live, state: 'STALE', ageSeconds: 120 }
    expect(readSeriesTable(stale, SLICE)).toEqual(stale)
    expect(readSeriesTable({ ...live, series: [], areasMatched: [] }, SLICE)?.state).toBe('LIVE')
  })

  it('answers that nothing is published', () => {
    const { v, slice, province, answeredAt } = live
    const nothing = { v, slice, state: 'NOTHING_PUBLISHED', ageSeconds: 0, province, answeredAt }
    expect(readSeriesTable(nothing, SLICE)).toEqual(nothing)
  })

  it.each(['TIMED_OUT', 'DOWN', 'REFUSED', 'NOT_JOINED'] as const)(
    'says %s in place of an answer',
    (state) => {
      const table = unansweredTable(SLICE, state)
      expect(table).toEqual({ v: 1, slice: SLICE, state })
      expect(readSeriesTable(table, SLICE)).toEqual(table)
    },
  )

  it('that answers another slice is refused', () => {
    expect(readSeriesTable(live, 'VN34-91~e30')).toBeNull()
  })

  it('may hold a range, low before high by value and not by text', () => {
    const table = withFigure({ low: '9.9', high: '10', qualifier: 'RANGE' })
    expect(readSeriesTable(table, SLICE)).toEqual(table)
  })

  it.each([
    ['is of another version', { ...live, v: 2 }],
    ['has no state', { ...live, state: undefined }],
    ['has a state that is none', { ...live, state: 'FINE' }],
    ['is live without a release', { ...live, release: null }],
    ['is down, yet has figures', { ...live, state: 'DOWN' }],
    ['says more than the contract knows', { ...live, secret: 1 }],
    ['has a column that is too short', withSeries({ values: ['7.07'] })],
    ['has a column that is too long', withSeries({ places: ['10', '11', '12'] })],
    ['has no period for a figure', withSeries({ periods: [series.periods[0]] })],
    ['has a series without figures', withSeries({ ids: [], periods: [], values: [], high: [] })],
    ['has a number where a decimal is text', withSeries({ values: [7.07, null] })],
    ['has an exponent', withSeries({ values: ['7e1', null] })],
    [
      'has a day that is none',
      withSeries({ periods: [{ start: '2018-02-30', end: '2018-12-31', label: '' }, series.periods[1]] }),
    ],
    ['has a qualifier that is none', withSeries({ qualifiers: { all: 'ABOUT' } })],
    ['has a range that ends before it begins', withFigure({ low: '10', high: '9.9', qualifier: 'RANGE' })],
    ['has a bound with a value', withFigure({ values: '4', high: '4', qualifier: 'LESS_THAN' })],
    ['has a value beside its bounds', withFigure({ values: '4', low: '3', qualifier: 'EXACT' })],
    ['has a range with an end that is no decimal', withFigure({ low: 'x', high: '9', qualifier: 'RANGE' })],
    ['is nothing', null],
    ['is text', 'DOWN'],
  ])('that %s is refused', (_what, data) => {
    expect(readSeriesTable(data, SLICE)).toBeNull()
  })
})

describe('a column', () => {
  it('is written once when all entries are equal, and read alike', () => {
    expect(packColumn(['A', 'A'])).toEqual({ all: 'A' })
    expect(packColumn([['x'], ['x']])).toEqual({ all: ['x'] })
    expect(packColumn([null, null])).toEqual({ all: null })
    expect(packColumn(['A', 'E'])).toEqual(['A', 'E'])
    expect(packColumn(['A'])).toEqual(['A'])
    expect(entryAt({ all: null }, 3)).toBeNull()
    expect(entryAt(['A', 'E'], 1)).toBe('E')
  })
})
