import { describe, expect, it } from 'vitest'
import { readLegend, readMissing } from '#services/intake/words/missing-marks.ts'

describe('a mark in place of a number', () => {
  it.each(['-', '–', '—', '--'])('%s means what the legend says of the dash', (mark) => {
    expect(readMissing(mark, { dash: 'ZERO' })).toEqual({ zero: true, said: mark })
    expect(readMissing(mark, { dash: 'NOT_APPLICABLE' })).toEqual({ absent: 'NOT_APPLICABLE', said: mark })
    expect(readMissing(mark, { dots: 'NOT_REPORTED' })).toEqual({
      problem: 'MISSING_MARK_UNCLEAR',
      params: { value: mark },
    })
  })

  it.each(['..', '...', '…'])('%s means what the legend says of the dots', (mark) => {
    expect(readMissing(mark, { dots: 'NOT_REPORTED' })).toEqual({ absent: 'NOT_REPORTED', said: mark })
    expect(readMissing(mark)).toEqual({ problem: 'MISSING_MARK_UNCLEAR', params: { value: mark } })
  })

  it.each(['x', 'X', 'n/a', '?', '*', 'không có', 'không'])(
    '%s says nothing certain, whatever the legend',
    (mark) => {
      expect(readMissing(mark, { dash: 'ZERO', dots: 'ZERO' })).toEqual({
        problem: 'MISSING_MARK_UNCLEAR',
        params: { value: mark },
      })
    },
  )

  it.each(['0', '12', '-1', '- 5', 'An Giang', '', '.'])('%s is none', (text) => {
    expect(readMissing(text)).toBeNull()
  })
})

describe('words in place of a number', () => {
  it.each([
    ['không phát sinh', { zero: true, said: 'không phát sinh' }],
    ['Khong phat sinh', { zero: true, said: 'Khong phat sinh' }],
    ['không có số liệu', { absent: 'NOT_REPORTED', said: 'không có số liệu' }],
    ['CHƯA CÓ SỐ LIỆU', { absent: 'NOT_REPORTED', said: 'CHƯA CÓ SỐ LIỆU' }],
    ['không áp dụng', { absent: 'NOT_APPLICABLE', said: 'không áp dụng' }],
  ])('%s', (text, read) => {
    expect(readMissing(text)).toEqual(read)
  })
})

describe('a legend', () => {
  it.each([
    ['- : không phát sinh', { dash: 'ZERO' }],
    ['(-) Không có hiện tượng phát sinh', { dash: 'ZERO' }],
    ['Ghi chú: (-) Không có số liệu', { dash: 'NOT_REPORTED' }],
    ['... : có phát sinh nhưng không có số liệu', { dots: 'NOT_REPORTED' }],
    ['(…) Hiện tượng có phát sinh nhưng không thu thập được số liệu', { dots: 'NOT_REPORTED' }],
    ['“..” missing', { dots: 'NOT_REPORTED' }],
    ['Ký hiệu: “-” không phát sinh; “...” chưa có số liệu', { dash: 'ZERO', dots: 'NOT_REPORTED' }],
  ])('%s', (line, legend) => {
    expect(readLegend([line])).toEqual(legend)
  })

  it('is not a list with bullets, nor a line about something else', () => {
    expect(
      readLegend([
        '- Không phát sinh hộ nghèo mới trong năm',
        '(*) Số sơ bộ',
        'Nguồn: Cục Thống kê',
        '(-) xem phụ lục',
      ]),
    ).toEqual({})
  })

  it('says nothing of a mark that it explains twice and differently', () => {
    expect(readLegend(['- : không phát sinh', '(-) không có số liệu', '...: không có số liệu'])).toEqual({
      dots: 'NOT_REPORTED',
    })
  })

  it('says nothing where its words may mean either', () => {
    expect(readLegend(['- : không có số liệu phát sinh'])).toEqual({})
  })
})
