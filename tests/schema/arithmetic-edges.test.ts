// Where numbers, figures and periods end: the last exact integer of a float, ends on the wrong side, and days that are not shared.
import { describe, expect, it } from 'vitest'
import { compareDecimals, multiplyDecimals, sortDecimals } from '#schema/decimal.ts'
import { readFigure } from '#schema/figure.ts'
import { overlapDays, parsePeriod } from '#schema/period.ts'
import { flat } from './figures.ts'

describe('whole numbers about 2^53 = 9007199254740992, beyond which a float keeps only every second one', () => {
  it('are told apart and stand in their order', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBeGreaterThan(0)
    expect(sortDecimals(['9007199254740993', '9007199254740992'])).toEqual([
      '9007199254740992',
      '9007199254740993',
    ])
  })

  it('are multiplied to the last digit: (10^8 − 1)(10^8 − 11) = 10^16 − 12 × 10^8 + 11', () => {
    expect(multiplyDecimals('99999999', '99999989')).toBe('9999998800000011')
  })
})

describe('"below 4"', () => {
  it.each(['LESS_THAN', 'AT_MOST'] as const)('as %s with a lower end beside it is no figure', (qualifier) => {
    expect(readFigure(flat({ low: '3', high: '4', qualifier }))).toBeNull()
    expect(readFigure(flat({ high: '4', qualifier }))).not.toBeNull()
  })
})

it('periods apart share no day, however far apart they are', () => {
  expect([
    overlapDays(parsePeriod('2020'), parsePeriod('2022')),
    overlapDays(parsePeriod('2022'), parsePeriod('2020')),
  ]).toEqual([0, 0])
})
