// The figures of the seed that Phú Thọ holds, of those that the acceptance questions are about.
import type { LiteralFigure } from './table-of.ts'

export const PHU_THO: LiteralFigure[] = [
  {
    id: 'S003-05',
    area: 'VN63-25',
    indicator: 'JOBS_CREATED',
    statistic: 'ANNUAL_AVERAGE',
    concept: 'ADDITIONAL',
    period: '2015-01-01/2020-05-26',
    value: '15700',
    inferred: ['period'],
  },
  {
    id: 'S003-06',
    area: 'VN63-25',
    indicator: 'WORKERS_SENT_ABROAD',
    statistic: 'ANNUAL_AVERAGE',
    period: '2015-01-01/2020-05-26',
    value: '3000',
    qualifier: 'APPROX',
    inferred: ['period'],
  },
  {
    id: 'S003-09',
    area: 'VN63-25',
    indicator: 'TRAINED_LABOUR_RATE',
    timeBasis: 'END_OF_PERIOD',
    period: '2020',
    value: '70',
    status: 'E',
  },
  {
    id: 'S003-15',
    area: 'VN63-25',
    indicator: 'POOR_HH_RATE',
    timeBasis: 'END_OF_PERIOD',
    standard: 'MDP_2016_2020',
    period: '2019',
    value: '5.57',
    inferred: ['standard'],
  },
  {
    id: 'S003-16',
    area: 'VN63-25',
    indicator: 'POOR_HH_RATE_REDUCTION',
    statistic: 'ANNUAL_AVERAGE',
    standard: 'MDP_2016_2020',
    period: '2015-2019',
    value: '1.5',
    inferred: ['standard', 'period'],
  },
]
