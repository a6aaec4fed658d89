// The figures of the seed that Khánh Hòa holds, of those that the acceptance questions are about.
import type { LiteralFigure } from './table-of.ts'

/** Ninh Thuận, probably (0.80). */
export const KHANH_HOA: LiteralFigure[] = [
  {
    id: 'S000-01',
    area: 'VN63-58',
    indicator: 'PARTY_RESOLUTION_TARGETS_MET',
    statistic: 'CUMULATIVE',
    period: '2015-01-01/2020-06-13',
    value: '10',
    access: 'INTERNAL',
    confidence: '0.80',
  },
  {
    id: 'S000-03',
    area: 'VN63-58',
    indicator: 'JOBS_CREATED',
    statistic: 'CUMULATIVE',
    concept: 'SUPPORTED',
    period: '2015-01-01/2020-06-13',
    value: '82913',
    inferred: ['area', 'period'],
    confidence: '0.80',
  },
  {
    id: 'S000-04',
    area: 'VN63-58',
    indicator: 'WORKERS_SENT_ABROAD',
    statistic: 'CUMULATIVE',
    period: '2015-01-01/2020-06-13',
    value: '812',
    inferred: ['area', 'period'],
    confidence: '0.80',
  },
  {
    id: 'S000-06',
    area: 'VN63-58',
    indicator: 'POOR_HH_RATE_REDUCTION',
    statistic: 'ANNUAL_AVERAGE',
    period: '2015-01-01/2020-06-13',
    low: '1.5',
    high: '2',
    decimals: 1,
    qualifier: 'RANGE',
    inferred: ['area', 'period'],
    confidence: '0.80',
  },
]
