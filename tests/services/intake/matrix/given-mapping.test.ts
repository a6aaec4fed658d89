import { describe, expect, it } from 'vitest'
import { found, linesOf, readRows } from './small-table.ts'

const TABLE = [
  ['Tỷ lệ thất nghiệp'],
  ['Tỉnh', '2021', 'Sơ bộ 2022', 'Ghi chú'],
  ['Kiên Giang', '2,9', '2,7', ''],
  ['Ba Xuyên', '2,8', '2,6', 'tên cũ'],
  ['Hà Tây', '2,5', '2,4', ''],
]

describe('a given mapping outweighs what is found', () => {
  it('names, rows, columns and single cells', () => {
    const read = readRows(TABLE, {
      areas: { 'Ba Xuyên': 'VN63-94', 'Hà Tây': null },
      columns: [{ column: 3, status: 'P', access: 'INTERNAL' }],
      cells: [{ row: 3, column: 2, skip: true }],
    })
    expect(linesOf(read.figures)).toEqual([
      'VN63-91 UNEMPLOYMENT_RATE ACTUAL 2022 2.7 P',
      'VN63-94 UNEMPLOYMENT_RATE ACTUAL 2021 2.8 A',
      'VN63-94 UNEMPLOYMENT_RATE ACTUAL 2022 2.6 P',
    ])
    expect(read.figures[0]?.observation.access).toBe('INTERNAL')
    expect(read.setAside.map(({ text, why, place }) => [text, why, place.row, place.column])).toEqual([
      ['2,9', 'MAPPING', 3, 2],
      ['Hà Tây', 'MAPPING', 5, 1],
    ])
    expect(read.findings).toEqual([])
  })

  it('where headings, figures and names stand', () => {
    const rows = [
      ['Mã', 'Chỉ số', 'Tên', 'x'],
      ['7', 'UNEMPLOYMENT_RATE', 'An Giang', '2,8'],
      ['9', 'UNEMPLOYMENT_RATE', 'Cà Mau', '2,6'],
      ['Cộng', '', '', '5,4'],
    ]
    const read = readRows(rows, {
      header: { from: 1, to: 1 },
      data: { from: 2, to: 3 },
      labels: 3,
      indicators: 2,
      columns: [
        { column: 1, skip: true },
        { column: 4, period: '2022', breakdown: {} },
      ],
    })
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.8 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL 2022 2.6 A',
    ])
    expect(found(read.findings)).toEqual(['ROWS_OUTSIDE_DATA 4,-'])
  })

  it('a period, an indicator and an area of one row or column', () => {
    const rows = [
      ['', 'a', 'b'],
      ['dòng 1', '2,8', '3,1'],
      ['dòng 2', '1,4', '1,5'],
    ]
    const read = readRows(rows, {
      header: { from: 1, to: 1 },
      figures: { indicator: 'UNEMPLOYMENT_RATE', breakdown: {} },
      columns: [
        { column: 2, area: 'VN63-89' },
        { column: 3, area: 'VN63-96' },
      ],
      rows: [
        { row: 2, period: '2021', indicator: 'UNEMPLOYMENT_RATE' },
        { row: 3, period: 'Quý I/2022', indicator: 'UNDEREMPLOYMENT_RATE', status: 'E' },
      ],
    })
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2021 2.8 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL 2021 3.1 A',
      'VN63-89 UNDEREMPLOYMENT_RATE ACTUAL Quý I/2022 1.4 E',
      'VN63-96 UNDEREMPLOYMENT_RATE ACTUAL Quý I/2022 1.5 E',
    ])
  })
})

describe('a mapping that was made for another file', () => {
  const next = [
    ['Tỷ lệ thất nghiệp năm 2023 (%)'],
    ['Tỉnh', '2022', 'Sơ bộ 2023'],
    ['An Giang', '2,6', '2,5'],
  ]

  it('stops where the file says another year, another status, another indicator or another name', () => {
    const read = readRows(next, {
      figures: { indicator: 'UNDEREMPLOYMENT_RATE' },
      columns: [
        { column: 2, status: 'P' },
        { column: 3, period: '2022' },
      ],
      rows: [{ row: 3, area: 'VN63-91' }],
    })
    expect(
      read.findings.map(({ code, place, params }) => [
        code,
        place.row,
        place.column,
        params.said,
        params.read,
      ]),
    ).toEqual([
      ['MAPPING_CONTRADICTS_FILE', 1, null, 'indicator UNDEREMPLOYMENT_RATE', 'indicator UNEMPLOYMENT_RATE'],
      ['MAPPING_CONTRADICTS_FILE', 2, 2, 'status P', 'status A'],
      ['MAPPING_CONTRADICTS_FILE', 2, 3, 'period 2022', 'period 2023'],
      ['MAPPING_CONTRADICTS_FILE', 3, 1, 'VN63-91', 'VN63-89'],
    ])
  })

  it('is believed when it says that it is right', () => {
    const read = readRows(next, { override: true, columns: [{ column: 3, period: '2022' }] })
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.6 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.5 P',
    ])
    expect(read.findings).toEqual([])
  })

  it('what is kept of one year reads the next year, whose status and years are its own', () => {
    const first = readRows(
      [
        ['Kết quả điều tra'],
        ['Tỉnh', '2021', 'Sơ bộ 2022'],
        ['An Giang', '2,8', '2,6'],
        ['Bãi Giá', '2,0', '2,1'],
      ],
      { figures: { indicator: 'UNEMPLOYMENT_RATE' }, areas: { 'Bãi Giá': null } },
    )
    expect(first.layout.mapping.columns).toEqual([
      { column: 2, period: '2021' },
      { column: 3, status: 'P', period: '2022' },
    ])
    expect(first.layout.kept).toEqual({
      v: 1,
      form: 'MATRIX',
      figures: { indicator: 'UNEMPLOYMENT_RATE', kind: 'ACTUAL' },
      areas: { 'Bãi Giá': null },
    })
    const { v: _, form: __, ...kept } = first.layout.kept
    const second = readRows(
      [['Kết quả điều tra'], ['Tỉnh', '2022', 'Sơ bộ 2023'], ['Cà Mau', '2,7', '2,4']],
      kept,
    )
    expect(linesOf(second.figures)).toEqual([
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL 2022 2.7 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL 2023 2.4 P',
    ])
    expect(second.findings).toEqual([])
  })
})
