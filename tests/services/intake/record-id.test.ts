import { expect, it } from 'vitest'
import type { SeriesKey } from '#schema/series-table.ts'
import { recordId } from '#services/intake/record-id.ts'

const key: SeriesKey = {
  indicator: 'POPULATION',
  area: 'VN63-89',
  kind: 'ACTUAL',
  statistic: 'LEVEL',
  timeBasis: 'DURING_PERIOD',
  standard: null,
  concept: null,
  breakdown: { sex: 'FEMALE', urbanisation: 'URBAN' },
}
const year = { start: '2022-01-01', end: '2022-12-31' }

it('a figure has the same id in every file, whatever the order of its breakdown or the label of its period', () => {
  const id = recordId(key, year)
  expect(id).toBe('YatI17jdv0idM7t1')
  const labelled = { ...year, label: 'Năm 2022' }
  expect(recordId({ ...key, breakdown: { urbanisation: 'URBAN', sex: 'FEMALE' } }, labelled)).toBe(id)
})

it('any part of the key, and the period, make another id', () => {
  const ids = [
    recordId(key, year),
    recordId({ ...key, area: 'VN63-91' }, year),
    recordId({ ...key, kind: 'TARGET' }, year),
    recordId({ ...key, standard: 'MDP_2022_2025' }, year),
    recordId({ ...key, breakdown: {} }, year),
    recordId(key, { start: '2022-01-01', end: '2022-06-30' }),
    recordId(key, { start: null, end: null }),
  ]
  expect(new Set(ids).size).toBe(7)
})
