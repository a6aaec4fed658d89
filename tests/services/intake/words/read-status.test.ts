import { describe, expect, it } from 'vitest'
import { readHeading } from '#services/intake/words/read-heading.ts'
import { readStatusWords } from '#services/intake/words/read-status.ts'

describe('status and kind', () => {
  it.each([
    ['chính thức', 'A', null, ''],
    ['Sơ bộ 2022', 'P', null, '2022'],
    ['2022 (sơ bộ)', 'P', null, '2022'],
    ['So bo 2022', 'P', null, '2022'],
    ['Sb 2022', 'P', null, '2022'],
    ['Prel. 2016', 'P', null, '2016'],
    ['Pre. 2016', 'P', null, '2016'],
    ['Preliminary', 'P', null, ''],
    ['Ước 2023', 'E', null, '2023'],
    ['ước tính năm 2023', 'E', null, 'năm 2023'],
    ['Ước thực hiện năm 2023', 'E', 'ACTUAL', 'năm 2023'],
    ['Est. 2020', 'E', null, '2020'],
    ['Dự báo 2030', 'F', 'FORECAST', '2030'],
    ['dự kiến', 'F', 'FORECAST', ''],
    ['Kế hoạch năm 2023', null, 'TARGET', 'năm 2023'],
    ['KH 2023', null, 'TARGET', '2023'],
    ['KH', null, 'TARGET', ''],
    ['Mục tiêu 2025', null, 'TARGET', '2025'],
    ['Phấn đấu 2025', null, 'TARGET', '2025'],
    ['Chỉ tiêu năm 2023', null, 'TARGET', 'năm 2023'],
    ['Chỉ tiêu kế hoạch 2023', null, 'TARGET', '2023'],
    ['Thực hiện 2022', null, 'ACTUAL', '2022'],
    ['TH 2022', null, 'ACTUAL', '2022'],
    ['Kết quả', null, 'ACTUAL', ''],
  ])('%s', (text, status, kind, rest) => {
    expect(readStatusWords(text)).toEqual({ status, kind, rest })
  })

  it.each([
    'Chỉ tiêu',
    'Tên chỉ tiêu',
    'Số bộ hồ sơ 2022',
    'Chương trình mục tiêu quốc gia',
    'Kế hoạch hóa gia đình',
    'Sở Kế hoạch và Đầu tư',
    'Học sinh TH và THCS',
    'Nước sạch',
  ])('%s says neither', (text) => {
    expect(readStatusWords(text)).toEqual({ status: null, kind: null, rest: text })
  })

  it.each(['Sơ bộ ước 2022', 'TH/KH', '% so với kế hoạch', 'Thực hiện 2021 kế hoạch 2022', 'Vượt kế hoạch'])(
    '%s is no one status or kind',
    (text) => {
      expect(readStatusWords(text)).toEqual({ problem: 'STATUS_UNREADABLE', params: { value: text } })
    },
  )
})

describe('a heading', () => {
  const year = (y: string, label = y) => ({ start: `${y}-01-01`, end: `${y}-12-31`, label })
  const nothing = {
    cumulative: false,
    asOf: false,
    inferred: [],
    status: null,
    kind: null,
    marks: [],
    rest: '',
  }

  it.each([
    ['Prel. 2016', { ...nothing, period: year('2016'), status: 'P' }],
    ['Sơ bộ\u00a02022', { ...nothing, period: year('2022'), status: 'P' }],
    ['2022(1)', { ...nothing, period: year('2022'), marks: ['1'] }],
    [
      'Ước 6 tháng đầu năm 2023',
      {
        ...nothing,
        period: { start: '2023-01-01', end: '2023-06-30', label: '6 tháng đầu năm 2023' },
        status: 'E',
      },
    ],
    ['Phấn đấu đến năm 2025', { ...nothing, period: year('2025', 'năm 2025'), kind: 'TARGET', asOf: true }],
    [
      '2021 Dân số trung bình (Nghìn người)',
      { ...nothing, period: year('2021'), rest: 'Dân số trung bình (Nghìn người)' },
    ],
    ['Trong đó: Nữ', { ...nothing, period: null, rest: 'Trong đó: Nữ' }],
  ])('%s', (text, heading) => {
    expect(readHeading(text)).toEqual(heading)
  })

  it('that speaks of two periods has none', () => {
    expect(readHeading('Năm 2022 so với năm 2021')).toMatchObject({
      period: null,
      rest: 'Năm 2022 so với năm 2021',
    })
  })

  it('that compares with a plan is a problem', () => {
    expect(readHeading('2022 so với kế hoạch (%)')).toMatchObject({ problem: 'STATUS_UNREADABLE' })
  })
})
