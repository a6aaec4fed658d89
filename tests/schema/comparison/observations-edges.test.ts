// A province may send more than it was asked for: what was not asked for never enters.
import { describe, expect, it } from 'vitest'
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { formatSliceId } from '#schema/slice.ts'
import { ask, cellOf, idOf, type LiteralFigure, tableOf, world } from './table-of.ts'

const RATE = { area: 'VN63-89', indicator: 'UNEMPLOYMENT_RATE', period: '2022' }
const INPUT = { indicators: ['UNEMPLOYMENT_RATE'], provinces: ['VN34-91'], period: { at: '2022' } }
const BY_SEX_AND_PLACE = [{ dimension: 'sex' }, { dimension: 'urbanisation' }]

/** Asks provinces that answer with all that they hold by sex and by urban and rural, whatever they were asked. */
function askGenerous(input: CompareInput, held: Readonly<Record<string, readonly LiteralFigure[]>>) {
  const question = resolveQuestion(input, world)
  const received = slicesOf(question, world).map((slice) => {
    const wide = { ...slice, question: { ...slice.question, breakdown: BY_SEX_AND_PLACE } }
    return { ...tableOf(wide, held[slice.province] ?? []), slice: formatSliceId(slice) }
  })
  return compare(question, readAnswers(question, received, world), world)
}

describe('where only women were asked for', () => {
  const breakdown = [{ dimension: 'sex', codes: ['F'] }]

  it('the total is no column', () => {
    const held = [
      { ...RATE, value: '2.0' },
      { ...RATE, value: '3.0', breakdown: { sex: 'F' } },
    ]
    const result = askGenerous({ ...INPUT, breakdown }, { 'VN34-91': held })
    expect(result.columns.map(idOf)).toEqual(['UNEMPLOYMENT_RATE.SHARE.ACTUAL[sex=F]@2022'])
  })

  it('women in towns are no column', () => {
    const held = [{ ...RATE, value: '4.0', breakdown: { sex: 'F', urbanisation: 'URBAN' } }]
    const result = askGenerous({ ...INPUT, breakdown }, { 'VN34-91': held })
    expect(result.columns.map(idOf)).toEqual(['UNEMPLOYMENT_RATE.ANY.ACTUAL[sex=F]@2022'])
    expect(result.rows.map(({ cells }) => cells[0]?.absence)).toEqual(['NOT_REPORTED'])
  })
})

it('jobs of a concept that was not asked for stay out', () => {
  const jobs = { area: 'VN63-89', indicator: 'JOBS_CREATED', statistic: 'LEVEL', period: '2022' } as const
  const result = ask(
    { indicators: ['JOBS_CREATED'], provinces: ['VN34-91'], period: { at: '2022' }, concept: 'NEW' },
    { 'VN34-91': [{ ...jobs, concept: 'SUPPORTED', value: '7' }] },
  )
  expect(cellOf(result, 'VN63-89').absence).toBe('NOT_REPORTED')
})

it('a province cannot speak for the territory of another', () => {
  const result = askGenerous(
    { ...INPUT, provinces: ['VN34-25', 'VN34-91'] },
    {
      'VN34-91': [
        { ...RATE, value: '2.0' },
        { ...RATE, area: 'VN63-25', value: '9.0' },
      ],
    },
  )
  expect(result.rows.map(({ area, cells }) => [area.id, cells[0]?.value])).toEqual([
    ['VN34-25', null],
    ['VN63-89', '2.0'],
  ])
})

it('a period that shares no day with the one asked is no answer', () => {
  const result = ask(
    { ...INPUT, period: { overlapping: '2022' } },
    { 'VN34-91': [{ ...RATE, period: '2021', value: '2.0' }] },
  )
  expect(cellOf(result, 'VN63-89').absence).toBe('NOT_REPORTED')
})
