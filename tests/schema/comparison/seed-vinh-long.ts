// The figures of the seed that Vĩnh Long holds, of those that the acceptance questions are about.
import type { LiteralFigure } from './table-of.ts'

/** Trà Vinh, probably (0.70). Targets only. */
export const VINH_LONG: LiteralFigure[] = [
  {
    id: 'S002-24',
    area: 'VN63-84',
    indicator: 'WORKERS_SENT_ABROAD',
    kind: 'TARGET',
    statistic: 'LEVEL',
    period: '2020',
    value: '900',
    confidence: '0.70',
  },
  {
    id: 'S002-25',
    area: 'VN63-84',
    indicator: 'UNEMPLOYMENT_RATE',
    kind: 'TARGET',
    period: '2020',
    breakdown: { urbanisation: 'URBAN' },
    high: '2.5',
    decimals: 1,
    qualifier: 'LESS_THAN',
    confidence: '0.70',
  },
  {
    id: 'S002-26',
    area: 'VN63-84',
    indicator: 'TRAINED_LABOUR_RATE',
    kind: 'TARGET',
    timeBasis: 'END_OF_PERIOD',
    period: '2020',
    value: '67',
    confidence: '0.70',
  },
]
