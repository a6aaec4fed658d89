import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlatFigure } from '#schema/figure.ts'
import { type AmountReading, readAmount } from '#services/intake/words/read-amount.ts'
import { readPlainNumber } from '#services/intake/words/read-plain-number.ts'
import { scaleFigure, shiftPoint } from '#services/intake/words/scale-figure.ts'

/** What was read in one line: bounds or value, qualifier, precision, unit, marks. */
function brief(reading: AmountReading): string {
  if ('problem' in reading) return reading.problem
  if ('absent' in reading) return reading.absent
  if ('blank' in reading) return 'BLANK'
  const { figure, unit, direction, marks } = reading
  const { value, low, high, qualifier, decimals, multiplier } = figure
  const numbers = [value ?? '', low ?? '', high ?? ''].join('|')
  return [numbers, qualifier, `${decimals}/${multiplier}`, unit, direction, ...marks]
    .filter(Boolean)
    .join(' ')
}

const vi = (text: string) => brief(readAmount(text, 'VI'))
const en = (text: string) => brief(readAmount(text, 'EN'))

describe('a plain number', () => {
  it.each([
    ['1.387', '1387|| EXACT 0/0'],
    ['1.500', '1500|| EXACT 0/0'],
    ['1,500', '1.500|| EXACT 3/0'],
    ['49.072,01', '49072.01|| EXACT 2/0'],
    ['7.325,50', '7325.50|| EXACT 2/0'],
    ['1 234 567,5', '1234567.5|| EXACT 1/0'],
    ['1\u00a0234', '1234|| EXACT 0/0'],
    ['1\u202f234', '1234|| EXACT 0/0'],
    ['-1,2', '-1.2|| EXACT 1/0'],
    ['−1,2', '-1.2|| EXACT 1/0'],
    ['+0,5', '0.5|| EXACT 1/0'],
    ['-0,0', '0.0|| EXACT 1/0'],
    ['05', '5|| EXACT 0/0'],
    ['14000000000', '14000000000|| EXACT 0/0'],
  ])('%s is %s in Vietnamese', (text, read) => {
    expect(vi(text)).toBe(read)
  })

  it.each([
    ['1.387', '1.387|| EXACT 3/0'],
    ['1,387', '1387|| EXACT 0/0'],
    ['1,234,567.80', '1234567.80|| EXACT 2/0'],
    ['15.5', '15.5|| EXACT 1/0'],
  ])('%s is %s in English', (text, read) => {
    expect(en(text)).toBe(read)
  })

  it.each([
    '15.5',
    '1.38',
    '0.123',
    '1234.567',
    '12,',
    ',5',
    '1.2345',
    '12.345.67',
    '1 23',
    '1e5',
    '12 34 567',
    '٣',
  ])('%s is none in Vietnamese', (text) => {
    expect(vi(text)).toBe('NUMBER_UNREADABLE')
  })

  it('without a convention is read only where it shows its own', () => {
    expect(brief(readAmount('1.234,5', null))).toBe('1234.5|| EXACT 1/0')
    expect(brief(readAmount('15.5', null))).toBe('15.5|| EXACT 1/0')
    expect(brief(readAmount('16', null))).toBe('16|| EXACT 0/0')
    expect(readAmount('1.387', null)).toEqual({ problem: 'NUMBERS_AMBIGUOUS', params: { cells: ['1.387'] } })
  })

  it('has no more digits than a figure may have', () => {
    expect(vi('1'.repeat(30))).toBe(`${'1'.repeat(30)}|| EXACT 0/0`)
    expect(vi('1'.repeat(31))).toBe('NUMBER_UNREADABLE')
    expect(vi(`0,${'1'.repeat(21)}`)).toBe('NUMBER_UNREADABLE')
    expect(vi('1'.repeat(100_000))).toBe('NUMBER_UNREADABLE')
  })

  const decimals = fc.tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 15n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 6 }),
  )
  it.each([
    ['VI', '.', ','],
    ['EN', ',', '.'],
    ['VI', ' ', ','],
    ['EN', '\u202f', '.'],
    ['VI', '', ','],
  ] as const)(
    'comes back digit by digit: %s, thousands “%s”, decimals “%s”',
    (convention, thousands, point) => {
      fc.assert(
        fc.property(decimals, ([isNegative, whole, fraction]) => {
          const sign = isNegative && /[1-9]/.test(`${whole}${fraction}`) ? '-' : ''
          const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, thousands)
          const printed = `${sign}${grouped}${fraction && point + fraction}`
          const value = `${sign}${whole}${fraction && `.${fraction}`}`
          expect(readPlainNumber(printed, convention)).toEqual({ value, decimals: fraction.length })
          expect(readAmount(printed, convention)).toMatchObject({ figure: { value, qualifier: 'EXACT' } })
        }),
      )
    },
  )
})

describe('a number with words', () => {
  it.each([
    ['16 ngàn', '16000|| EXACT 0/3'],
    ['16 nghìn người', '16000|| EXACT 0/3 PERSONS'],
    ['1,5 triệu', '1500000|| EXACT 1/6'],
    ['14 tỷ đồng', '14000000000|| EXACT 0/9 VND'],
    ['14 tỉ', '14000000000|| EXACT 0/9'],
    ['1,2345 nghìn', '1234.5|| EXACT 4/3'],
    ['105,3%', '105.3|| EXACT 1/0 PERCENT'],
    ['1 điểm phần trăm', '1|| EXACT 0/0 PERCENTAGE_POINTS'],
    ['7.325 hộ', '7325|| EXACT 0/0 HOUSEHOLDS'],
    ['50.000 hồ sơ', '50000|| EXACT 0/0 DOSSIERS'],
    ['3 năm', '3|| EXACT 0/0 YEARS'],
    ['12 km²', 'UNIT_UNKNOWN'],
    ['1,5%/năm', 'UNIT_UNKNOWN'],
    ['12 cái gì đó', 'NUMBER_UNREADABLE'],
    ['ước 70', 'NUMBER_UNREADABLE'],
    ['từ 5', 'NUMBER_UNREADABLE'],
  ])('%s: %s', (text, read) => {
    expect(vi(text)).toBe(read)
  })

  it.each([
    ['dưới 4%', '||4 LESS_THAN 0/0 PERCENT'],
    ['Dưới 2,5', '||2.5 LESS_THAN 1/0'],
    ['<4%', '||4 LESS_THAN 0/0 PERCENT'],
    ['không quá 4', '||4 AT_MOST 0/0'],
    ['tối đa 5 người', '||5 AT_MOST 0/0 PERSONS'],
    ['≤ 4', '||4 AT_MOST 0/0'],
    ['80% trở xuống', '||80 AT_MOST 0/0 PERCENT'],
    ['trên 14 tỷ', '|14000000000| GREATER_THAN 0/9'],
    ['hơn 130.000', '|130000| GREATER_THAN 0/0'],
    ['ít nhất 3', '|3| AT_LEAST 0/0'],
    ['tối thiểu 3', '|3| AT_LEAST 0/0'],
    ['từ 80 trở lên', '|80| AT_LEAST 0/0'],
    ['từ 90% trở lên', '|90| AT_LEAST 0/0 PERCENT'],
    ['≥ 80', '|80| AT_LEAST 0/0'],
    ['gần 50.000', '50000||50000 NEARLY 0/0'],
    ['khoảng 3.000', '3000|| APPROX 0/0'],
    ['xấp xỉ 3.000', '3000|| APPROX 0/0'],
    ['~5', '5|| APPROX 0/0'],
    ['duoi 4%', '||4 LESS_THAN 0/0 PERCENT'],
    ['khoảng 1,5-2%', 'NUMBER_UNREADABLE'],
  ])('%s: %s', (text, read) => {
    expect(vi(text)).toBe(read)
  })

  it.each([
    ['1,5-2%', '|1.5|2 RANGE 1/0 PERCENT'],
    ['1 - 1,2%', '|1|1.2 RANGE 1/0 PERCENT'],
    ['1,5–2', '|1.5|2 RANGE 1/0'],
    ['từ 1 đến 1,5', '|1|1.5 RANGE 1/0'],
    ['33-35', '|33|35 RANGE 0/0'],
    ['5 - 10', '|5|10 RANGE 0/0'],
    ['5-10%', '|5|10 RANGE 0/0 PERCENT'],
    ['1,5-2,5 triệu đồng', '|1500000|2500000 RANGE 1/6 VND'],
    ['900 triệu - 1,2 tỷ', '|900000000|1200000000 RANGE 0/6'],
    ['-1 - 2', '|-1|2 RANGE 0/0'],
    ['2-1,5%', 'NUMBER_UNREADABLE'],
    ['1% - 2 người', 'NUMBER_UNREADABLE'],
  ])('%s: %s', (text, read) => {
    expect(vi(text)).toBe(read)
  })

  it.each([
    ['giảm 1,2', '-1.2|| EXACT 1/0 DOWN'],
    ['tăng 0,5', '0.5|| EXACT 1/0 UP'],
    ['giảm 1-1,5%', '|-1.5|-1 RANGE 1/0 PERCENT DOWN'],
    ['giảm dưới 4%', '|-4| GREATER_THAN 0/0 PERCENT DOWN'],
    ['giảm 0', '0|| EXACT 0/0 DOWN'],
    ['giảm gần 5', 'NUMBER_UNREADABLE'],
    ['giảm còn 4', 'NUMBER_UNREADABLE'],
    ['giảm -1', 'NUMBER_UNREADABLE'],
  ])('%s: %s', (text, read) => {
    expect(vi(text)).toBe(read)
  })

  it.each([
    ['12(1)', '12|| EXACT 0/0 1'],
    ['12*', '12|| EXACT 0/0 *'],
    ['12¹', '12|| EXACT 0/0 1'],
    ['12,5% (*)', '12.5|| EXACT 1/0 PERCENT *'],
    ['12 (1)', 'NUMBER_UNREADABLE'],
    ['12(34)', 'NUMBER_UNREADABLE'],
    ['(1,2)', 'NUMBER_UNREADABLE'],
    ['10²', 'NUMBER_UNREADABLE'],
  ])('%s: %s', (text, read) => {
    expect(vi(text)).toBe(read)
  })
})

describe('what only looks like a number', () => {
  it.each([
    '12 và 13-6',
    '28-8',
    '1/2/2020',
    '31.12.2022',
    '2022-07-31',
    '7/2022',
    '2016-2020',
    '5-10',
    'tháng 7',
    'ngày 28-8',
  ])('%s may be a date', (text) => {
    expect(readAmount(text, 'VI')).toEqual({ problem: 'NUMBER_IS_DATE', params: { value: text } })
  })

  it('a fraction keeps its two numbers for a caller that knows which is asked', () => {
    expect(readAmount('81/114', 'VI')).toEqual({
      problem: 'NUMBER_IS_FRACTION',
      params: { value: '81/114' },
      fraction: { numerator: '81', denominator: '114' },
    })
    expect(readAmount('10/12', 'VI')).toEqual({
      problem: 'NUMBER_IS_DATE',
      params: { value: '10/12' },
      fraction: { numerator: '10', denominator: '12' },
    })
  })
})

describe('no number', () => {
  it('is a true zero, an absence with its words, a blank, or a finding', () => {
    expect(vi('không phát sinh')).toBe('0|| EXACT 0/0')
    expect(readAmount('Chưa có số liệu', 'VI')).toEqual({ absent: 'NOT_REPORTED', said: 'Chưa có số liệu' })
    expect(readAmount(' \u00a0', 'VI')).toEqual({ blank: true })
    expect(readAmount('-', 'VI')).toEqual({ problem: 'MISSING_MARK_UNCLEAR', params: { value: '-' } })
    expect(vi('x')).toBe('MISSING_MARK_UNCLEAR')
  })

  it('is what the legend says', () => {
    expect(brief(readAmount('-', 'VI', { dash: 'ZERO' }))).toBe('0|| EXACT 0/0')
    expect(brief(readAmount('…', 'VI', { dash: 'ZERO' }))).toBe('MISSING_MARK_UNCLEAR')
    expect(brief(readAmount('…', 'VI', { dots: 'NOT_REPORTED' }))).toBe('NOT_REPORTED')
  })
})

describe('a column’s power of ten', () => {
  const figure: FlatFigure = {
    value: null,
    low: '1.25',
    high: '2',
    qualifier: 'RANGE',
    absence: null,
    decimals: 2,
    multiplier: 0,
  }

  it('moves the point and keeps the precision as printed', () => {
    expect(scaleFigure(figure, 3)).toEqual({ ...figure, low: '1250', high: '2000', multiplier: 3 })
    expect(scaleFigure(figure, 0)).toEqual(figure)
  })

  it('loses no digit', () => {
    expect(shiftPoint('49072.01', 3)).toBe('49072010')
    expect(shiftPoint('1.2345', 3)).toBe('1234.5')
    expect(shiftPoint('-0.05', 1)).toBe('-0.5')
    expect(shiftPoint('0', 9)).toBe('0')
  })
})
