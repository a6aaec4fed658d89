import { describe, expect, it } from 'vitest'
import { type FlatFigure, readFigure } from '#schema/figure.ts'
import { flat } from './figures.ts'

const printed = { decimals: 0, multiplier: 0 }

describe('a figure read from flat columns', () => {
  it.each<[Partial<FlatFigure>, object]>([
    [{ value: '0' }, { form: 'VALUE', qualifier: 'EXACT', value: '0' }],
    [
      { value: '3000', qualifier: 'APPROX' },
      { form: 'VALUE', qualifier: 'APPROX', value: '3000' },
    ],
    [
      { value: '20000', high: '20000', qualifier: 'NEARLY' },
      { form: 'NEARLY', value: '20000', high: '20000' },
    ],
    [
      { high: '4', qualifier: 'LESS_THAN' },
      { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4' },
    ],
    [
      { high: '4', qualifier: 'AT_MOST' },
      { form: 'BOUNDS', qualifier: 'AT_MOST', high: '4' },
    ],
    [
      { low: '20', qualifier: 'GREATER_THAN' },
      { form: 'BOUNDS', qualifier: 'GREATER_THAN', low: '20' },
    ],
    [
      { low: '80', qualifier: 'AT_LEAST' },
      { form: 'BOUNDS', qualifier: 'AT_LEAST', low: '80' },
    ],
    [
      { low: '33', high: '35', qualifier: 'RANGE' },
      { form: 'BOUNDS', qualifier: 'RANGE', low: '33', high: '35' },
    ],
  ])('is one of a value, nearly a value, and bounds: %o', (parts, figure) => {
    expect(readFigure(flat(parts))).toEqual({ ...figure, ...printed })
  })

  it('is an absence with its reason; a reason outweighs numbers beside it, and nothing at all is not reported', () => {
    expect(readFigure(flat({ absence: 'NOT_APPLICABLE' }))).toEqual({
      form: 'ABSENT',
      absence: 'NOT_APPLICABLE',
    })
    expect(readFigure(flat({ value: '2', absence: 'SUPPRESSED' }))).toEqual({
      form: 'ABSENT',
      absence: 'SUPPRESSED',
    })
    expect(readFigure(flat({}))).toEqual({ form: 'ABSENT', absence: 'NOT_REPORTED' })
  })

  it.each<Partial<FlatFigure>>([
    { low: '70' },
    { value: '70', high: '71' },
    { value: '70', low: '69', qualifier: 'APPROX' },
    { value: '70', qualifier: 'NEARLY' },
    { high: '70', qualifier: 'NEARLY' },
    { value: '71', high: '70', qualifier: 'NEARLY' },
    { value: '4', qualifier: 'LESS_THAN' },
    { low: '4', qualifier: 'AT_MOST' },
    { low: '1', high: '4', qualifier: 'GREATER_THAN' },
    { value: '80', low: '80', qualifier: 'AT_LEAST' },
    { low: '33', qualifier: 'RANGE' },
    { value: '34', low: '33', high: '35', qualifier: 'RANGE' },
    { low: '10', high: '9.9', qualifier: 'RANGE' },
  ])('is none where numbers and qualifier contradict each other: %o', (parts) => {
    expect(readFigure(flat(parts))).toBeNull()
  })

  it('may be a range of one point, however its ends are printed', () => {
    expect(readFigure(flat({ low: '2', high: '2.0', qualifier: 'RANGE' }))?.form).toBe('BOUNDS')
  })
})
