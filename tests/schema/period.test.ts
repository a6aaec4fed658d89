import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byTime,
  formatPeriod,
  isLater,
  isStated,
  isWithin,
  overlapDays,
  parsePeriod,
  periodCode,
  periodOf,
  samePeriod,
} from '#schema/period.ts'

const notStated = periodOf({ start: null, end: null, label: 'trong năm' })

describe('reading a period', () => {
  it.each([
    ['2022', 'YEAR', '2022-01-01', '2022-12-31'],
    ['2022-Q1', 'QUARTER', '2022-01-01', '2022-03-31'],
    ['2022-Q4', 'QUARTER', '2022-10-01', '2022-12-31'],
    ['2022-S1', 'HALF_YEAR', '2022-01-01', '2022-06-30'],
    ['2022-s2', 'HALF_YEAR', '2022-07-01', '2022-12-31'],
    ['2022-9M', 'NINE_MONTHS', '2022-01-01', '2022-09-30'],
    ['2022-07', 'MONTH', '2022-07-01', '2022-07-31'],
    ['2024-02', 'MONTH', '2024-02-01', '2024-02-29'],
    ['2023-02', 'MONTH', '2023-02-01', '2023-02-28'],
    ['2022-07-31', 'DAY', '2022-07-31', '2022-07-31'],
    ['2024-02-29', 'DAY', '2024-02-29', '2024-02-29'],
    ['2016-2020', 'YEARS', '2016-01-01', '2020-12-31'],
    ['2015-01-01/2020-06-13', 'RANGE', '2015-01-01', '2020-06-13'],
    ['2022-01-01/2022-12-31', 'YEAR', '2022-01-01', '2022-12-31'],
    ['2022-2022', 'YEAR', '2022-01-01', '2022-12-31'],
    [' 2022 ', 'YEAR', '2022-01-01', '2022-12-31'],
  ])('%s is %s from %s to %s', (text, form, start, end) => {
    expect(parsePeriod(text)).toEqual({ form, start, end, label: text.trim() })
  })

  it.each([
    ['2024-13', 'tháng phải từ 01 đến 12', 'month must be 01–12'],
    ['2024-00', 'tháng phải từ 01 đến 12', 'month must be 01–12'],
    ['2024-7', 'tháng phải từ 01 đến 12', 'month must be 01–12'],
    ['2024-13-01', 'tháng phải từ 01 đến 12', 'month must be 01–12'],
    ['2023-02-29', 'không có ngày 2023-02-29', 'there is no day 2023-02-29'],
    ['2023-04-31', 'không có ngày 2023-04-31', 'there is no day 2023-04-31'],
    ['2023-04-00', 'không có ngày 2023-04-00', 'there is no day 2023-04-00'],
    ['2022-Q5', 'quý phải từ Q1 đến Q4', 'quarter must be Q1–Q4'],
    ['2022-S3', 'nửa năm phải là S1 hoặc S2', 'half-year must be S1 or S2'],
    ['1944', 'năm phải từ 1945 đến 2100', 'year must be 1945–2100'],
    ['2101-Q1', 'năm phải từ 1945 đến 2100', 'year must be 1945–2100'],
    ['2016-2101', 'năm phải từ 1945 đến 2100', 'year must be 1945–2100'],
    [
      '2020-2016',
      'cuối kỳ 2016-12-31 trước đầu kỳ 2020-01-01',
      'it ends 2016-12-31, before it starts 2020-01-01',
    ],
    [
      '2020-06-13/2015-01-01',
      'cuối kỳ 2015-01-01 trước đầu kỳ 2020-06-13',
      'it ends 2015-01-01, before it starts 2020-06-13',
    ],
    ['', 'không theo dạng nào đã biết', 'it has none of the known forms'],
    ['năm 2022', 'không theo dạng nào đã biết', 'it has none of the known forms'],
    ['2022-6M', 'không theo dạng nào đã biết', 'it has none of the known forms'],
    ['2022/2023', 'không theo dạng nào đã biết', 'it has none of the known forms'],
  ])('“%s” is refused: %s', (text, reasonVi, reasonEn) => {
    expect(() => parsePeriod(text)).toThrow(
      expect.objectContaining({ code: 'BAD_PERIOD', params: { text, reasonVi, reasonEn } }),
    )
  })
})

/** Every period of the seed, and what it is. */
const SEED_PERIODS = [
  ['', '', 'UNSTATED ("trong năm": 2022 or 2023 to date)', 'NOT_STATED'],
  ['2015-01-01', '2015-12-31', '2015', 'YEAR'],
  ['2015-01-01', '2019-12-31', '2015-2019', 'YEARS'],
  ['2015-01-01', '2020-05-26', '2015-2020 (term)', 'TERM'],
  ['2015-01-01', '2020-06-13', '2015-2020 (term)', 'TERM'],
  ['2015-01-01', '2020-08-28', '2015-2020 (5 years)', 'RANGE'],
  ['2016-01-01', '2016-12-31', '2016', 'YEAR'],
  ['2016-01-01', '2020-12-31', '2016-2020', 'YEARS'],
  ['2018-01-01', '2018-12-31', '2018', 'YEAR'],
  ['2019-01-01', '2019-12-31', '2019', 'YEAR'],
  ['2020-01-01', '2020-12-31', '2020', 'YEAR'],
  ['2020-01-01', '2023-07-31', '2020-2023 (term to date)', 'TERM'],
  ['2020-01-01', '2025-12-31', '2020-2025 (term)', 'TERM'],
  ['2020-05-26', '2020-05-26', '2020-05', 'DAY'],
  ['2020-05-26', '2020-05-26', '2020-05-26', 'DAY'],
  ['2020-06-12', '2020-06-13', '2020-06', 'RANGE'],
  ['2022-01-01', '2022-12-31', '2022', 'YEAR'],
  ['2023-01-01', '2023-12-31', '2023', 'YEAR'],
] as const

describe('the period of a figure', () => {
  it.each(SEED_PERIODS)('%s to %s, labelled “%s”, is %s', (start, end, label, form) => {
    expect(periodOf({ start: start || null, end: end || null, label }).form).toBe(form)
  })

  it('knows every period of the seed', () => {
    const rows: Record<string, string>[] = parse(readFileSync('prisma/seed/observations.csv', 'utf8'), {
      columns: true,
      bom: true,
    })
    const inSeed = new Set(
      rows.map((row) => [row.period_start, row.period_end, row.period_label].join(' | ')),
    )
    expect([...inSeed].sort()).toEqual(SEED_PERIODS.map((period) => period.slice(0, 3).join(' | ')).sort())
  })

  it('is a term in Vietnamese too, however the accents are encoded', () => {
    const label = 'Nhiệm kỳ 2020-2025'.normalize('NFD')
    expect(periodOf({ start: '2020-01-01', end: '2025-12-31', label }).form).toBe('TERM')
  })

  it('is a year although the label speaks of a term', () => {
    expect(periodOf({ start: '2022-01-01', end: '2022-12-31', label: 'term 2022' }).form).toBe('YEAR')
  })

  it('is identified by its days, never by its label', () => {
    const term = periodOf({ start: '2016-01-01', end: '2020-12-31', label: 'nhiệm kỳ' })
    expect(samePeriod(term, parsePeriod('2016-2020'))).toBe(true)
    const sameLabel = { label: '2015-2020 (term)', start: '2015-01-01' }
    expect(
      samePeriod(
        periodOf({ ...sameLabel, end: '2020-05-26' }),
        periodOf({ ...sameLabel, end: '2020-06-13' }),
      ),
    ).toBe(false)
  })

  it('when not stated is not known to be the same as another that is not stated', () => {
    expect(samePeriod(notStated, notStated)).toBe(false)
    expect(isStated(notStated)).toBe(false)
  })
})

describe('periods in time', () => {
  it('are ordered by last day, the longest first, not stated last', () => {
    const periods = ['2022', '2019', '2022-12-31', '2016-2022', '2022-Q4', '2020-2021'].map(parsePeriod)
    const sorted = [notStated, ...periods].sort(byTime)
    expect(sorted.map((period) => (isStated(period) ? periodCode(period) : 'NOT_STATED'))).toEqual([
      '2019',
      '2020-2021',
      '2016-2022',
      '2022',
      '2022-Q4',
      '2022-12-31',
      'NOT_STATED',
    ])
  })

  it('the later has the greater end, and of two with one end the shorter is later', () => {
    expect(isLater(parsePeriod('2020'), parsePeriod('2016-2019'))).toBe(true)
    expect(isLater(parsePeriod('2020'), parsePeriod('2016-2020'))).toBe(true)
    expect(isLater(parsePeriod('2016-2020'), parsePeriod('2020'))).toBe(false)
    expect(isLater(parsePeriod('2020'), parsePeriod('2020'))).toBe(false)
  })

  it('one that is not stated is never later than another', () => {
    expect(isLater(notStated, parsePeriod('2020'))).toBe(false)
    expect(isLater(parsePeriod('2020'), notStated)).toBe(true)
    expect(isLater(notStated, notStated)).toBe(false)
  })

  it('lie within a range only as a whole', () => {
    const range = { start: '2020-01-01', end: '2022-12-31' }
    expect(isWithin(parsePeriod('2020-2022'), range)).toBe(true)
    expect(isWithin(parsePeriod('2019-2022'), range)).toBe(false)
    expect(isWithin(notStated, range)).toBe(false)
  })

  it('share the days that are in both', () => {
    const year = parsePeriod('2020')
    expect(overlapDays(parsePeriod('2015-01-01/2020-06-13'), year)).toBe(165)
    expect(overlapDays(year, year)).toBe(366)
    expect(overlapDays(parsePeriod('2021'), year)).toBe(0)
    expect(overlapDays(notStated, year)).toBe(0)
  })
})

describe('writing a period', () => {
  it.each([
    ['2022', '2022', '2022'],
    ['2022-Q2', 'quý II/2022', 'Q2 2022'],
    ['2022-S1', '6 tháng đầu năm 2022', 'the first half of 2022'],
    ['2022-S2', '6 tháng cuối năm 2022', 'the second half of 2022'],
    ['2022-9M', '9 tháng đầu năm 2022', 'the first nine months of 2022'],
    ['2022-07', '07/2022', '2022-07'],
    ['2023-07-31', '31/07/2023', '2023-07-31'],
    ['2016-2020', '2016–2020', '2016–2020'],
    ['2015-01-01/2020-06-13', '01/01/2015–13/06/2020', '2015-01-01 to 2020-06-13'],
  ])('%s reads “%s”, in English “%s”', (code, vi, en) => {
    expect(formatPeriod(parsePeriod(code))).toBe(vi)
    expect(formatPeriod(parsePeriod(code), 'EN')).toBe(en)
  })

  it('says that a period is not stated', () => {
    expect(formatPeriod(notStated)).toBe('không nêu rõ kỳ')
    expect(formatPeriod(notStated, 'EN')).toBe('period not stated')
  })

  it('writes a term by its days, because labels lie', () => {
    const term = periodOf({ start: '2015-01-01', end: '2020-06-13', label: '2015-2020 (term)' })
    expect(formatPeriod(term)).toBe('01/01/2015–13/06/2020')
  })

  it('is read again as the same period, whatever its days', () => {
    const day = fc
      .date({ min: new Date('1945-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [start = one, end = other] = [one, other].sort()
        const period = { form: 'RANGE', start, end, label: '' } as const
        expect(samePeriod(parsePeriod(periodCode(period)), period)).toBe(true)
      }),
    )
  })

  it('is read again as the same period, for every calendar form', () => {
    const part = fc.constantFrom('', '-Q1', '-Q2', '-Q3', '-Q4', '-S1', '-S2', '-9M', '-02', '-12', '-06-30')
    fc.assert(
      fc.property(fc.integer({ min: 1945, max: 2100 }), part, (year, rest) => {
        expect(periodCode(parsePeriod(`${year}${rest}`))).toBe(`${year}${rest}`)
      }),
    )
  })
})
