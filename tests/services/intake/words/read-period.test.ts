import { describe, expect, it } from 'vitest'
import { readPeriodWords } from '#services/intake/words/read-period.ts'

describe('a period', () => {
  it.each([
    ['2022', '2022-01-01', '2022-12-31'],
    ['Năm 2022', '2022-01-01', '2022-12-31'],
    ['quý II/2022', '2022-04-01', '2022-06-30'],
    ['Quý 2 năm 2022', '2022-04-01', '2022-06-30'],
    ['Quý IV-2022', '2022-10-01', '2022-12-31'],
    ['2022-Q2', '2022-04-01', '2022-06-30'],
    ['Q1 2022', '2022-01-01', '2022-03-31'],
    ['2022 quý III', '2022-07-01', '2022-09-30'],
    ['6 tháng đầu năm 2022', '2022-01-01', '2022-06-30'],
    ['sáu tháng đầu năm 2022', '2022-01-01', '2022-06-30'],
    ['6 tháng cuối năm 2022', '2022-07-01', '2022-12-31'],
    ['nửa đầu năm 2022', '2022-01-01', '2022-06-30'],
    ['9 tháng 2023', '2023-01-01', '2023-09-30'],
    ['9T/2023', '2023-01-01', '2023-09-30'],
    ['10 tháng năm 2022', '2022-01-01', '2022-10-31'],
    ['first 6 months of 2022', '2022-01-01', '2022-06-30'],
    ['tháng 7/2022', '2022-07-01', '2022-07-31'],
    ['tháng 02 năm 2024', '2024-02-01', '2024-02-29'],
    ['7/2022', '2022-07-01', '2022-07-31'],
    ['2022-07', '2022-07-01', '2022-07-31'],
    ['2016-2020', '2016-01-01', '2020-12-31'],
    ['giai đoạn 2016 – 2020', '2016-01-01', '2020-12-31'],
    ['từ năm 2016 đến năm 2020', '2016-01-01', '2020-12-31'],
    ['31/12/2022', '2022-12-31', '2022-12-31'],
    ['1/4/2019', '2019-04-01', '2019-04-01'],
    ['ngày 1 tháng 4 năm 2019', '2019-04-01', '2019-04-01'],
    ['từ 1/1/2022 đến 30/6/2022', '2022-01-01', '2022-06-30'],
    ['2015-01-01/2020-06-13', '2015-01-01', '2020-06-13'],
  ])('%s is %s to %s', (text, start, end) => {
    expect(readPeriodWords(text)).toEqual({
      period: { start, end, label: text },
      cumulative: false,
      asOf: false,
      inferred: [],
    })
  })

  it('of a term names years and means days in them', () => {
    expect(readPeriodWords('nhiệm kỳ 2020-2025')).toEqual({
      period: { start: '2020-01-01', end: '2025-12-31', label: 'nhiệm kỳ 2020-2025' },
      cumulative: false,
      asOf: false,
      inferred: ['period'],
    })
  })

  it.each([
    ['Đến 31/12/2021', '2021-12-31', '2021-12-31', '31/12/2021'],
    ['Tính đến ngày 30/6/2022', '2022-06-30', '2022-06-30', 'ngày 30/6/2022'],
    ['cuối năm 2022', '2022-01-01', '2022-12-31', 'năm 2022'],
    ['đến hết năm 2020', '2020-01-01', '2020-12-31', 'năm 2020'],
  ])('%s is as of its last day', (text, start, end, label) => {
    expect(readPeriodWords(text)).toEqual({
      period: { start, end, label },
      cumulative: false,
      asOf: true,
      inferred: [],
    })
  })

  it.each(['đến nay', 'từ 2015 đến nay', 'Từ đầu nhiệm kỳ đến nay', 'trong năm', 'hiện có'])(
    '%s is not stated',
    (text) => {
      expect(readPeriodWords(text)).toEqual({
        period: { start: null, end: null, label: text },
        cumulative: false,
        asOf: false,
        inferred: [],
      })
    },
  )

  it.each(['lũy kế 6 tháng đầu năm 2022', 'Luỹ kế 6 tháng đầu năm 2022', '6 tháng đầu năm 2022 (lũy kế)'])(
    '%s is cumulative',
    (text) => {
      expect(readPeriodWords(text)).toMatchObject({
        period: { start: '2022-01-01', end: '2022-06-30', label: '6 tháng đầu năm 2022' },
        cumulative: true,
      })
    },
  )

  it('that is cumulative up to a day does not say where it begins', () => {
    expect(readPeriodWords('Lũy kế đến 31/12/2021')).toEqual({
      period: { start: null, end: null, label: 'Lũy kế đến 31/12/2021' },
      cumulative: true,
      asOf: true,
      inferred: [],
    })
  })

  it.each([
    '2022/2021',
    'từ 2020',
    'từ năm 2020',
    'trước năm 2020',
    'đầu năm 2022',
    'đầu kỳ 2022',
    'năm học 2020-2021',
    'quý I',
    'quý V/2022',
    '13/2022',
    '31/2/2022',
    '2022-13',
    '2020-2016',
    '1800',
    '31/12',
    '6 tháng đầu năm 2022 so với cùng kỳ năm 2021',
    'Năm 2022 (người)',
    'An Giang',
    '',
    '12345',
    'Nghị định 15/2022/NĐ-CP',
  ])('“%s” is none', (text) => {
    expect(readPeriodWords(text)).toBeNull()
  })
})
