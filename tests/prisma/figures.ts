// Figures for tests, of which a test states only what it is about.
import type { NewObservation } from '#schema/new-observation.ts'
import type { SeriesKey } from '#schema/series-table.ts'

/** A share of poor households of An Giang, 2.81% in 2022, but for what is stated. */
export function figure(
  stated: { key?: Partial<SeriesKey>; year?: number } & Partial<Omit<NewObservation, 'key'>> = {},
): NewObservation {
  const { key, year = 2022, ...rest } = stated
  return {
    key: seriesKey(key),
    unit: 'PERCENT',
    id: `R-${year}`,
    period: { start: `${year}-01-01`, end: `${year}-12-31`, label: String(year) },
    value: '2.81',
    low: null,
    high: null,
    qualifier: 'EXACT',
    decimals: 2,
    multiplier: 0,
    status: 'A',
    access: 'PUBLIC',
    absence: null,
    inferred: [],
    note: null,
    source: {
      id: 'T1',
      title: 'Báo cáo',
      publisher: 'Sở',
      date: '2023',
      attribution: 'STATED',
      confidence: '1.00',
    },
    place: null,
    ...rest,
  }
}

export function seriesKey(stated: Partial<SeriesKey> = {}): SeriesKey {
  return {
    indicator: 'POOR_HH_RATE',
    area: 'VN63-89',
    kind: 'ACTUAL',
    statistic: 'SHARE',
    timeBasis: 'END_OF_PERIOD',
    standard: 'MDP_2022_2025',
    concept: null,
    breakdown: {},
    ...stated,
  }
}
