import { describe, expect, it } from 'vitest'
import { found, gridOf, linesOf, readGrid, readRows } from './small-table.ts'

describe('the habits of offices', () => {
  it('a title, a blank line, years as columns, "Sơ bộ" beside an empty year, region and country rows', () => {
    const read = readRows([
      ['Dân số trung bình phân theo địa phương'],
      ['', '', '', 'Đơn vị tính: Nghìn người'],
      [],
      ['Địa phương', '2021', '2022', 'Sơ bộ 2022'],
      ['CẢ NƯỚC', '98.506,2', '', '99.461,7'],
      ['Đồng bằng sông Cửu Long', '17.422,6', '', '17.432,1'],
      ['An Giang', '1.909,5', '', '1.905,5'],
      ['Cà Mau', '1.208,8', '', '1.207,6'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 POPULATION ACTUAL 2021 1909500 A',
      'VN63-89 POPULATION ACTUAL 2022 1905500 P',
      'VN63-96 POPULATION ACTUAL 2021 1208800 A',
      'VN63-96 POPULATION ACTUAL 2022 1207600 P',
    ])
    expect(read.figures[0]?.observation).toMatchObject({
      decimals: 1,
      multiplier: 3,
      unit: 'PERSONS',
      place: 'Sheet1!B7',
    })
    expect(read.setAside.map(({ text, why }) => [text, why])).toEqual([
      ['CẢ NƯỚC', 'COUNTRY'],
      ['Đồng bằng sông Cửu Long', 'REGION'],
    ])
    expect(found(read.findings)).toEqual([])
  })

  it('a header of two rows with merged cells, two languages, and a row that counts the columns', () => {
    const read = readGrid(
      gridOf(
        [
          ['BÁO CÁO LAO ĐỘNG'],
          [],
          ['STT', 'Tỉnh, thành phố\nProvince', 'Năm 2021', '', 'Năm 2022', ''],
          [
            '',
            '',
            'Tỷ lệ thất nghiệp\nUnemployment rate',
            'Tỷ lệ thiếu việc làm',
            'Tỷ lệ thất nghiệp',
            'Tỷ lệ thiếu việc làm',
          ],
          ['A', 'B', '1', '2', '3=1+2', '4'],
          ['1', 'An Giang', '3,5', '4,25', '2,8', '3,0'],
          ['2', 'Cà Mau', '3,1', '4,5', '2,6', '3,4'],
        ],
        {
          merges: [
            { fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 6 },
            { fromRow: 3, toRow: 4, fromColumn: 1, toColumn: 1 },
            { fromRow: 3, toRow: 4, fromColumn: 2, toColumn: 2 },
            { fromRow: 3, toRow: 3, fromColumn: 3, toColumn: 4 },
            { fromRow: 3, toRow: 3, fromColumn: 5, toColumn: 6 },
          ],
        },
      ),
    )
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL Năm 2021 3.5 A',
      'VN63-89 UNDEREMPLOYMENT_RATE ACTUAL Năm 2021 4.25 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL Năm 2022 2.8 A',
      'VN63-89 UNDEREMPLOYMENT_RATE ACTUAL Năm 2022 3.0 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL Năm 2021 3.1 A',
      'VN63-96 UNDEREMPLOYMENT_RATE ACTUAL Năm 2021 4.5 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL Năm 2022 2.6 A',
      'VN63-96 UNDEREMPLOYMENT_RATE ACTUAL Năm 2022 3.4 A',
    ])
    expect(found(read.findings)).toEqual([])
  })

  it('an upper heading that is written once over the first of its columns', () => {
    const read = readRows([
      ['Tỉnh', '2021', '', '2022', ''],
      ['', 'Tỷ lệ thất nghiệp', 'Tỷ lệ thiếu việc làm', 'Tỷ lệ thất nghiệp', 'Tỷ lệ thiếu việc làm'],
      ['An Giang', '3,5', '4,25', '2,8', '3,0'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2021 3.5 A',
      'VN63-89 UNDEREMPLOYMENT_RATE ACTUAL 2021 4.25 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.8 A',
      'VN63-89 UNDEREMPLOYMENT_RATE ACTUAL 2022 3.0 A',
    ])
  })

  it('quarters under their year, a plan beside the outcome, an estimate', () => {
    const read = readRows([
      ['Tỷ lệ thất nghiệp năm 2023 (%)'],
      [],
      ['Tỉnh', 'Quý I', 'Quý II', 'KH 2024', 'Ước thực hiện 2023'],
      ['An Giang', '3,5', '4,2', '2,8', '3,0'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2023 Quý I 3.5 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2023 Quý II 4.2 A',
      'VN63-89 UNEMPLOYMENT_RATE TARGET 2024 2.8 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2023 3.0 E',
    ])
    expect(read.figures[1]?.observation.period).toMatchObject({ start: '2023-04-01', end: '2023-06-30' })
  })

  it('footnotes below with a legend of the marks, footnote marks behind names', () => {
    const read = readRows(
      [
        ['Số hộ thoát nghèo trong kỳ'],
        ['Tỉnh', '2022', '2023'],
        ['An Giang (1)', '5.120', '-'],
        ['Cà Mau', '1.045,0', '…'],
        [],
        ['Ghi chú: (1) Số liệu chưa gồm huyện An Phú.'],
        ['(-) Không có hiện tượng phát sinh; (...) Không có số liệu'],
      ],
      { figures: { standard: 'MDP_2022_2025', unit: 'HOUSEHOLDS' } },
    )
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 POOR_HH_ESCAPED ACTUAL 2022 5120 A',
      'VN63-89 POOR_HH_ESCAPED ACTUAL 2023 0 A',
      'VN63-96 POOR_HH_ESCAPED ACTUAL 2022 1045.0 A',
      'VN63-96 POOR_HH_ESCAPED ACTUAL 2023 NOT_REPORTED M',
    ])
    expect(read.layout.legend).toEqual({ dash: 'ZERO', dots: 'NOT_REPORTED' })
    expect(read.layout.notes).toEqual([
      'Số hộ thoát nghèo trong kỳ',
      'Ghi chú: (1) Số liệu chưa gồm huyện An Phú.',
      '(-) Không có hiện tượng phát sinh; (...) Không có số liệu',
    ])
  })

  it('indicators in rows with their units, for the province that the title names', () => {
    const read = readRows([
      ['MỘT SỐ CHỈ TIÊU LAO ĐỘNG TỈNH AN GIANG'],
      [],
      ['TT', 'Chỉ tiêu', 'Đơn vị tính', '2022', 'Ước 2023'],
      ['1', 'Lực lượng lao động từ 15 tuổi trở lên', 'Nghìn người', '927,5', '930,1'],
      ['2', 'Tỷ lệ thất nghiệp', '%', '2,8', '2,5'],
      ['3', 'Thu nhập bình quân tháng của lao động có việc làm', 'Triệu đồng', '5,9', '6,25'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 LABOUR_FORCE ACTUAL 2022 927500 A',
      'VN63-89 LABOUR_FORCE ACTUAL 2023 930100 E',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.8 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2023 2.5 E',
      'VN63-89 AVG_EMPLOYED_INCOME ACTUAL 2022 5900000 A',
      'VN63-89 AVG_EMPLOYED_INCOME ACTUAL 2023 6250000 E',
    ])
    expect(read.layout.mapping).toMatchObject({
      area: 'VN63-89',
      indicators: 2,
      units: 3,
      header: { from: 3, to: 3 },
    })
    expect(found(read.findings)).toEqual([])
  })

  it('periods in rows', () => {
    const read = readRows(
      [
        ['Năm', 'Tỷ lệ thất nghiệp (%)', 'Tỷ lệ thiếu việc làm (%)'],
        ['2021', '3,5', '4,25'],
        ['Sơ bộ 2022', '2,8', '3,0'],
      ],
      { area: 'VN63-89' },
    )
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2021 3.5 A',
      'VN63-89 UNDEREMPLOYMENT_RATE ACTUAL 2021 4.25 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.8 P',
      'VN63-89 UNDEREMPLOYMENT_RATE ACTUAL 2022 3.0 P',
    ])
  })

  it('a name that is written on the first of its rows only', () => {
    const read = readRows([
      ['Tỉnh', 'Năm', 'Tỷ lệ thất nghiệp (%)'],
      ['An Giang', '2021', '3,5'],
      ['', '2022', '2,8'],
      ['Cà Mau', '2021', '3,1'],
      ['', '2022', '2,6'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2021 3.5 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.8 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL 2021 3.1 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL 2022 2.6 A',
    ])
  })

  it('districts under their province are parts of it, and set aside', () => {
    const read = readRows([
      ['Tỷ lệ thất nghiệp (%) năm 2022'],
      ['', '', 'Chung'],
      ['An Giang (Tổng số)', '', '2,8'],
      ['An Giang', 'Châu Phú', '3,1'],
      ['', 'Phú Tân', '2,4'],
    ])
    expect(linesOf(read.figures)).toEqual(['VN63-89 UNEMPLOYMENT_RATE ACTUAL năm 2022 2.8 A'])
    expect(read.setAside.map(({ text, why }) => [text, why])).toEqual([
      ['An Giang / Châu Phú', 'PART'],
      ['An Giang / Phú Tân', 'PART'],
    ])
  })

  it('bounds, ranges and words in place of a number; a decrease in a column of reductions', () => {
    const read = readRows(
      [
        ['Tỉnh', 'Tỷ lệ thất nghiệp năm 2023', 'Mức giảm tỷ lệ hộ nghèo năm 2023'],
        ['An Giang', 'dưới 4%', 'giảm 1,2'],
        ['Cà Mau', '1,5-2%', '0,8'],
        ['Cần Thơ', 'không có số liệu', 'tăng 0,3'],
      ],
      { figures: { standard: 'MDP_2022_2025' } },
    )
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL năm 2023 LESS_THAN ..4 A',
      'VN63-89 POOR_HH_RATE_REDUCTION ACTUAL năm 2023 1.2 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL năm 2023 RANGE 1.5..2 A',
      'VN63-96 POOR_HH_RATE_REDUCTION ACTUAL năm 2023 0.8 A',
      'VN63-92 UNEMPLOYMENT_RATE ACTUAL năm 2023 NOT_REPORTED M',
      'VN63-92 POOR_HH_RATE_REDUCTION ACTUAL năm 2023 -0.3 A',
    ])
  })
})
