// Slices over the seed: what An Giang and Thái Nguyên published, asked the way a comparison asks.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import type { StoredObservation, StoredSlice } from '#prisma/stored.ts'
import type { SliceQuestion } from '#schema/slice.ts'
import { openTestDatabase } from './open-test-database.ts'

const YEAR_2022 = { pick: 'EQUAL', from: '2022-01-01', to: '2022-12-31' } as const

let anGiang: Database
let thaiNguyen: Database

beforeAll(async () => {
  anGiang = await openTestDatabase()
  thaiNguyen = await openTestDatabase()
  await loadSeed(anGiang, 'VN34-91')
  await loadSeed(thaiNguyen, 'VN34-19')
})
afterAll(async () => {
  await anGiang.close()
  await thaiNguyen.close()
})

it('answers the poor-household rate of An Giang in 2022: 2.81 to two decimals, as its source words it', async () => {
  const slice = await ask({ indicators: ['POOR_HH_RATE'], period: YEAR_2022 })
  expect(slice.areasHeld).toEqual(['VN63-89'])
  expect(slice.areasMatched).toEqual(['VN63-89'])
  expect(slice.release.number).toBe(1)
  expect(slice.series).toHaveLength(1)
  expect(slice.series[0]?.key).toEqual({
    indicator: 'POOR_HH_RATE',
    area: 'VN63-89',
    kind: 'ACTUAL',
    statistic: 'SHARE',
    timeBasis: 'END_OF_PERIOD',
    standard: 'MDP_2022_2025',
    concept: null,
    breakdown: {},
  })
  expect(only(slice)).toMatchObject({
    id: 'S001-08',
    period: { start: '2022-01-01', end: '2022-12-31', label: '2022' },
    value: '2.81',
    low: null,
    high: null,
    qualifier: 'EXACT',
    decimals: 2,
    multiplier: 0,
    status: 'A',
    access: 'PUBLIC',
    absence: null,
    inferred: ['standard'],
    place: 'dòng 21',
    source: {
      id: '001',
      title: 'Mid-term review of the department’s resolution, term 2020-2025',
      publisher: 'department website, An Giang',
      date: '2023-07-31',
      attribution: 'STATED',
      confidence: '1.00',
    },
    release: slice.release,
  })
})

it('sends one query, however many indicators and areas are asked', async () => {
  anGiang.queries.reset()
  const indicators = ['NEAR_POOR_HH_RATE', 'POOR_HH_COUNT', 'POOR_HH_RATE', 'TRAINED_LABOUR_RATE']
  const slice = await ask({ indicators, areas: ['VN34-91', 'VN63-89', 'VN63-91'], period: { pick: 'ALL' } })
  expect(slice.series.map(({ key }) => key.indicator)).toEqual(indicators)
  expect(anGiang.queries.count).toBe(1)
})

it('keeps a bound a bound: urban unemployment is below 4, and has no value', async () => {
  const urban = [{ dimension: 'urbanisation', codes: ['URBAN'] }]
  const slice = await ask({
    indicators: ['UNEMPLOYMENT_RATE'],
    period: { pick: 'LATEST' },
    breakdown: urban,
  })
  expect(only(slice)).toMatchObject({ value: null, low: null, high: '4', qualifier: 'LESS_THAN' })
})

it('keeps fourteen billion whole, printed in billions', async () => {
  const slice = await ask({ indicators: ['GRATITUDE_FUND_RAISED'], period: { pick: 'ALL' } })
  expect(only(slice)).toMatchObject({ low: '14000000000', qualifier: 'GREATER_THAN', multiplier: 9 })
})

it('gives a figure whose period is not stated only when it is asked for', async () => {
  const question: SliceQuestion = { indicators: ['WORKERS_SENT_ABROAD'], period: { pick: 'LATEST' } }
  const without = await ask(question)
  expect(without.series).toEqual([])
  expect(without.areasMatched).toEqual(['VN63-89']) // it holds the series, in another period
  const figure = only(await ask({ ...question, notStated: true }))
  expect(figure.value).toBe('357')
  expect(figure.period).toEqual({
    start: null,
    end: null,
    label: 'UNSTATED ("trong năm": 2022 or 2023 to date)',
  })
})

it('gives totals only, unless a breakdown is asked', async () => {
  const question: SliceQuestion = {
    indicators: ['WORKERS_SENT_ABROAD'],
    period: { pick: 'ALL' },
    notStated: true,
  }
  expect((await ask(question)).series.map(({ key }) => key.breakdown)).toEqual([{}])
})

it('gives the codes asked of a dimension, and the total beside them when every code is asked', async () => {
  const question: SliceQuestion = {
    indicators: ['WORKERS_SENT_ABROAD'],
    period: { pick: 'ALL' },
    notStated: true,
  }
  const some = await ask({ ...question, breakdown: [{ dimension: 'destination', codes: ['JP', 'TW'] }] })
  expect(values(some)).toEqual({ '{"destination":"JP"}': '233', '{"destination":"TW"}': '106' })
  const all = await ask({ ...question, breakdown: [{ dimension: 'destination' }] })
  expect(values(all)).toEqual({
    '{}': '357',
    '{"destination":"ID"}': '1',
    '{"destination":"JP"}': '233',
    '{"destination":"KR"}': '2',
    '{"destination":"RU"}': '1',
    '{"destination":"TW"}': '106',
  })
})

it('gives series of exactly the dimensions asked, not of more', async () => {
  const question: SliceQuestion = { indicators: ['AWARDS'], period: { pick: 'ALL' } }
  const one = await ask({ ...question, breakdown: [{ dimension: 'recipient' }] }, thaiNguyen)
  expect(one.series).toEqual([])
  const codes = ['INDIVIDUAL']
  const both = await ask(
    { ...question, breakdown: [{ dimension: 'award' }, { dimension: 'recipient', codes }] },
    thaiNguyen,
  )
  expect(values(both)).toEqual({
    '{"award":"MINISTER_CERTIFICATE_OF_MERIT","recipient":"INDIVIDUAL"}': '54',
    '{"award":"PM_CERTIFICATE_OF_MERIT","recipient":"INDIVIDUAL"}': '3',
  })
})

it('knows a claim by the indicator it is about', async () => {
  const slice = await ask(
    {
      indicators: ['TARGET_EXCEEDANCE_PCT'],
      period: { pick: 'ALL' },
      breakdown: [{ dimension: 'of_indicator', codes: ['JOBS_CREATED'] }],
    },
    thaiNguyen,
  )
  expect(only(slice).value).toBe('43.4')
})

it('picks periods: equal, within, overlapping, latest inside a window', async () => {
  const trained = (period: SliceQuestion['period']) => ask({ indicators: ['TRAINED_LABOUR_RATE'], period })
  const year2023 = { from: '2023-01-01', to: '2023-12-31' }
  expect(labels(await trained({ pick: 'EQUAL', ...year2023 }))).toEqual(['2023'])
  expect(labels(await trained({ pick: 'EQUAL', from: '2020-01-01', to: '2023-12-31' }))).toEqual([])
  expect(labels(await trained({ pick: 'WITHIN', from: '2020-01-01', to: '2025-12-31' }))).toEqual(['2023'])
  expect(labels(await trained({ pick: 'WITHIN', from: '2023-06-01', to: '2025-12-31' }))).toEqual([])
  expect(labels(await trained({ pick: 'OVERLAPPING', from: '2023-06-01', to: '2023-06-30' }))).toEqual([
    '2023',
  ])
  expect(labels(await trained({ pick: 'LATEST' }))).toEqual(['2023'])
  expect(labels(await trained({ pick: 'LATEST', to: '2022-12-31' }))).toEqual([])
})

it('gives outcomes unless another kind is asked', async () => {
  const question: SliceQuestion = { indicators: ['JOBS_CREATED'], period: { pick: 'ALL' } }
  const kinds = async (more: Partial<SliceQuestion>) => [
    ...new Set((await ask({ ...question, ...more }, thaiNguyen)).series.map(({ key }) => key.kind)),
  ]
  expect(await kinds({})).toEqual(['ACTUAL'])
  expect(await kinds({ kinds: ['FORECAST'] })).toEqual([])
})

it('narrows by statistic, standard and concept', async () => {
  const question: SliceQuestion = { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } }
  expect((await ask({ ...question, standard: 'MDP_2022_2025' })).series).toHaveLength(1)
  expect((await ask({ ...question, standard: 'MDP_2016_2020' })).series).toEqual([])
  expect((await ask({ ...question, statistics: ['LEVEL'] })).series).toEqual([])
  expect((await ask({ ...question, concept: 'NEW' })).areasMatched).toEqual([])
})

async function ask(question: SliceQuestion, database = anGiang): Promise<StoredSlice> {
  const slice = await readSlice(database, question)
  if (!slice) throw new Error('Nothing is published.')
  return slice
}

function only(slice: StoredSlice): StoredObservation {
  const [figure, ...more] = slice.series.flatMap(({ observations }) => observations)
  if (!figure || more.length > 0) throw new Error(`One figure expected: ${JSON.stringify(slice.series)}`)
  return figure
}

function labels(slice: StoredSlice): string[] {
  return slice.series.flatMap(({ observations }) => observations.map(({ period }) => period.label))
}

function values(slice: StoredSlice): Record<string, string | null | undefined> {
  return Object.fromEntries(
    slice.series.map(({ key, observations }) => [JSON.stringify(key.breakdown), observations[0]?.value]),
  )
}
