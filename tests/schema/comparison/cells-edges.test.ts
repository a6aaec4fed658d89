// What a cell shows of the figure that stands in it, and which figure that is.
import { expect, it } from 'vitest'
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { ask, cellOf, tableOf, world } from './table-of.ts'

const POOR = { area: 'VN63-89', indicator: 'POOR_HH_RATE', period: '2022', standard: 'MDP_2022_2025' }
const INPUT = { indicators: ['POOR_HH_RATE'], provinces: ['VN34-91'], period: { at: '2022' } }

it('"nearly 3" is 3, and stays below it', () => {
  const held = [{ ...POOR, value: '3', high: '3', qualifier: 'NEARLY' as const }]
  const { value, low, high, qualifier } = cellOf(ask(INPUT, { 'VN34-91': held }), 'VN63-89')
  expect([value, low, high, qualifier]).toEqual(['3', null, '3', 'NEARLY'])
})

it('a source is cited with the place in it', () => {
  const question = resolveQuestion(INPUT, world)
  const received = slicesOf(question, world).map((slice) => {
    const table = tableOf(slice, [{ ...POOR, value: '2.81' }])
    if (!('series' in table)) return table
    return { ...table, series: table.series.map((series) => ({ ...series, places: { all: 'Bảng 3' } })) }
  })
  const result = compare(question, readAnswers(question, received, world), world)
  expect(cellOf(result, 'VN63-89').source).toEqual({
    id: '001',
    title: 'Báo cáo',
    publisher: 'Sở',
    date: '2023',
    attribution: 'STATED',
    confidence: '1',
    place: 'Bảng 3',
  })
})

it('of two figures the one whose concept is stated stands in the cell, and the other beside it', () => {
  const jobs = { area: 'VN63-89', indicator: 'JOBS_CREATED', statistic: 'LEVEL', period: '2022' } as const
  const held = [
    { ...jobs, value: '7', id: 'a' },
    { ...jobs, value: '9', concept: 'NEW', id: 'b' },
  ]
  const result = ask({ ...INPUT, indicators: ['JOBS_CREATED'] }, { 'VN34-91': held })
  const { value, concept, alternatives } = cellOf(result, 'VN63-89')
  expect([value, concept, alternatives.map((other) => other.value)]).toEqual(['9', 'NEW', ['7']])
})
