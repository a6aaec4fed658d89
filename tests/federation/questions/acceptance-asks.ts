// The twelve acceptance questions of the data folder, as they are asked. tests/shared/acceptance.test.ts holds them against the file.

export const ASKS = {
  Q01: [
    { indicators: ['POOR_HH_RATE'], period: { latest: 'EACH' } },
    { indicators: ['POOR_HH_RATE'], period: { latest: 'COMMON' } },
  ],
  Q03: [
    {
      indicators: ['POOR_HH_RATE_REDUCTION'],
      provinces: ['VN34-91'],
      statistic: 'CHANGE',
      period: { at: '2022' },
    },
  ],
  Q05: [
    { indicators: ['POOR_HH_RATE_REDUCTION'], statistic: 'ANNUAL_AVERAGE', period: { latest: 'EACH' } },
    {
      indicators: ['POOR_HH_RATE_REDUCTION'],
      statistic: 'ANNUAL_AVERAGE',
      period: { latest: 'EACH' },
      accept: ['DIFFERENT_PERIODS', 'STANDARD_NOT_STATED', 'DIFFERENT_STANDARD', 'INFERRED_ATTRIBUTION'],
    },
  ],
  Q07: [
    { indicators: ['JOBS_CREATED'], statistic: 'ANNUAL_AVERAGE', period: { latest: 'EACH' } },
    {
      indicators: ['JOBS_CREATED'],
      statistic: 'ANNUAL_AVERAGE',
      period: { latest: 'EACH' },
      accept: ['DIFFERENT_PERIODS', 'DIFFERENT_CONCEPT'],
    },
  ],
  Q08: [
    {
      indicators: ['JOBS_CREATED'],
      provinces: ['VN34-19'],
      statistic: 'ANNUAL_AVERAGE',
      period: { at: '2016-2020' },
    },
  ],
  Q09: [{ indicators: ['JOBS_CREATED'], statistic: 'CUMULATIVE', period: { latest: 'EACH' } }],
  Q11: [{ indicators: ['WORKERS_SENT_ABROAD'], period: { latest: 'EACH', includeNotStated: true } }],
  Q12: [
    {
      indicators: ['WORKERS_SENT_ABROAD'],
      provinces: ['VN34-91'],
      period: { latest: 'EACH', includeNotStated: true },
      breakdown: [{ dimension: 'destination', all: true }],
    },
  ],
  Q14: [{ indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } }],
  Q16: [
    { indicators: ['TRAINED_LABOUR_RATE'], provinces: ['VN34-19'], period: { from: '2015', to: '2020' } },
  ],
  Q18: [
    {
      indicators: ['UNEMPLOYMENT_RATE'],
      breakdown: [{ dimension: 'urbanisation', codes: ['URBAN'] }],
      period: { latest: 'EACH' },
    },
  ],
  Q20: [{ indicators: ['POOR_HH_RATE'], provinces: ['VN34-91'], boundaries: 'VN34', period: { at: '2022' } }],
} as const satisfies Record<string, readonly object[]>
