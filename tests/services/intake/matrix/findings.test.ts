import { describe, expect, it } from 'vitest'
import { explainFinding } from '#services/intake/format-finding.ts'
import { found, gridOf, linesOf, readGrid, readRows, stored } from './small-table.ts'

const HEADER = ['Tỉnh', '2021', '2022']

describe('what is not certain is a finding, and no figure', () => {
  it('a title that two indicators share', () => {
    const read = readRows([['Tỷ lệ hộ nghèo phân theo địa phương'], [], HEADER, ['An Giang', '2,5', '1,8']])
    expect(read.figures).toEqual([])
    expect(found(read.findings)).toEqual(['INDICATOR_NOT_NAMED 1,- Tỷ lệ hộ nghèo phân theo địa phương'])
    expect(read.findings[0]?.params.candidates).toEqual([
      'POOR_HH_RATE',
      'POVERTY_RATE_VHLSS',
      'NEAR_POOR_HH_RATE',
      'POOR_HH_RATE_REDUCTION',
      'NEAR_POOR_HH_RATE_REDUCTION',
    ])
  })

  it('"Trong đó: nữ" beside a total', () => {
    const rows = [
      ['Lực lượng lao động từ 15 tuổi trở lên năm 2022'],
      ['', 'Đơn vị tính: Nghìn người'],
      ['Tỉnh', 'Tổng số', 'Trong đó: Nữ'],
      ['An Giang', '927,5', '431,2'],
    ]
    const read = readRows(rows)
    expect(linesOf(read.figures)).toEqual(['VN63-89 LABOUR_FORCE ACTUAL năm 2022 927500 A'])
    expect(found(read.findings)).toEqual(['BREAKDOWN_NOT_MAPPED 3,3 Trong đó: Nữ'])
    expect(read.findings[0]?.params).toEqual({
      splitVi: ' (“trong đó”: một phần)',
      splitEn: ' ("of which": a part)',
    })

    const mapped = readRows(rows, { columns: [{ column: 3, breakdown: { sex: 'FEMALE' } }] })
    expect(linesOf(mapped.figures)).toEqual([
      'VN63-89 LABOUR_FORCE ACTUAL năm 2022 927500 A',
      'VN63-89 LABOUR_FORCE sex=FEMALE ACTUAL năm 2022 431200 A',
    ])
    expect(mapped.findings).toEqual([])
  })

  it('"Chia ra" over the parts of a whole', () => {
    const read = readGrid(
      gridOf(
        [
          ['Tỷ lệ thất nghiệp năm 2022'],
          ['Tỉnh', 'Chung', 'Chia ra', ''],
          ['', '', 'Nam', 'Nữ'],
          ['An Giang', '2,8', '2,5', '3,2'],
        ],
        { merges: [{ fromRow: 2, toRow: 2, fromColumn: 3, toColumn: 4 }] },
      ),
    )
    expect(linesOf(read.figures)).toEqual(['VN63-89 UNEMPLOYMENT_RATE ACTUAL năm 2022 2.8 A'])
    expect(found(read.findings)).toEqual([
      'BREAKDOWN_NOT_MAPPED 3,3 Chia ra / Nam',
      'BREAKDOWN_NOT_MAPPED 3,4 Chia ra / Nữ',
    ])
    expect(read.findings[0]?.params).toEqual({
      splitVi: ' (“chia ra”: các phần)',
      splitEn: ' ("divided into": all parts)',
    })
  })

  it('an indicator with half of its name, and rows that name none', () => {
    const read = readRows(
      [
        ['Chỉ tiêu', '2022'],
        ['Tỷ lệ thất nghiệp', '2,8'],
        ['Trong đó: thành thị', '3,4'],
      ],
      { area: 'VN63-89' },
    )
    expect(linesOf(read.figures)).toEqual(['VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.8 A'])
    expect(found(read.findings)).toEqual(['INDICATOR_NOT_NAMED 3,1 Trong đó: thành thị'])
  })

  it('poverty without its standard, jobs without their concept, a sum of years without its statistic', () => {
    const read = readRows(
      [
        ['Tỉnh', 'Số hộ nghèo năm 2022 (hộ)', 'Số lao động được giải quyết/tạo việc làm 2016-2020 (người)'],
        ['An Giang', '12.345', '107.605'],
        ['Cà Mau', '9.870', '98.000'],
      ],
      { numbers: 'VI' },
    )
    expect(read.figures).toEqual([])
    expect(read.findings.map(({ code, params }) => [code, params.column, params.candidates])).toEqual([
      ['KEY_PART_MISSING', 'standard', ['MDP_2016_2020', 'MDP_2022_2025', 'MDP_2027_2030']],
      ['KEY_PART_MISSING', 'statistic', ['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE', 'CHANGE']],
      ['KEY_PART_MISSING', 'concept', ['SUPPORTED', 'NEW', 'ADDITIONAL']],
    ])
    expect(read.findings.slice(0, 2).map((finding) => explainFinding(finding, 'EN').message)).toEqual([
      'Poor households must state its standard; without it nobody knows what was measured.',
      'Workers placed in jobs / jobs created (gross) must state its statistic; without it nobody knows what was measured.',
    ])
  })

  it('a title that names plan and outcome, over a column that names neither', () => {
    const rows = [
      ['Tình hình thực hiện kế hoạch: tỷ lệ thất nghiệp'],
      ['Tỉnh', 'Tỷ lệ thất nghiệp 2022', 'Tỷ lệ thất nghiệp TH 2023'],
      ['An Giang', '2,8', '2,5'],
    ]
    const read = readRows(rows)
    expect(found(read.findings)).toEqual(['KEY_PART_MISSING 2,2 Tỷ lệ thất nghiệp 2022'])
    expect(read.findings[0]?.params.column).toBe('kind')
  })

  it('a count without a unit, which may be in thousands: read, and told', () => {
    const read = readRows([['Dân số trung bình'], HEADER, ['An Giang', '1909500', '1905500']])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 POPULATION ACTUAL 2021 1909500 A',
      'VN63-89 POPULATION ACTUAL 2022 1905500 A',
    ])
    expect(found(read.findings)).toEqual(['UNIT_ASSUMED 2,2'])
  })

  it('a unit that the contract does not have', () => {
    const read = readRows([
      ['Dân số trung bình'],
      ['Đơn vị tính: Người/km²'],
      HEADER,
      ['An Giang', '540', '541'],
    ])
    expect(read.figures).toEqual([])
    expect(found(read.findings)).toEqual(['UNIT_UNKNOWN 3,2 Người/km²', 'UNIT_UNKNOWN 3,3 Người/km²'])
  })

  it('names that nobody knows, a province that is no more, a territory that was another', () => {
    const read = readRows([
      ['Tỷ lệ thất nghiệp'],
      ['Tỉnh', '2006', '2010'],
      ['Hà Nội', '3,0', '2,9'],
      ['Hà Tây', '2,4', '..'],
      ['An Dang', '2,8', '2,7'],
    ])
    expect(linesOf(read.figures)).toEqual(['VN63-01 UNEMPLOYMENT_RATE ACTUAL 2010 2.9 A'])
    expect(found(read.findings)).toEqual([
      'AREA_TERRITORY_CHANGED 3,2 Hà Nội',
      'AREA_ABOLISHED 4,1 Hà Tây',
      'AREA_UNKNOWN 5,1 An Dang',
    ])
  })

  it('a table that names no area, one without a period, one without a figure', () => {
    const rate = ['Tỷ lệ thất nghiệp', '2,8']
    expect(found(readRows([['Chỉ tiêu', '2022'], rate]).findings)).toEqual(['AREA_NOT_STATED -,-'])
    const undated = readRows([['Chỉ tiêu', 'Kết quả'], rate], { area: 'VN63-89' })
    expect(found(undated.findings)).toEqual(['PERIOD_NOT_STATED -,-'])
    expect(found(readRows([['Kính gửi Cục Thống kê']]).findings)).toEqual([
      'TABLE_NOT_FOUND -,-',
      'TABLE_NOT_FOUND -,-',
    ])
  })

  it('a column that may be written either way is not read at all', () => {
    const read = readRows([
      ['Dân số trung bình (người)'],
      HEADER,
      ['An Giang', '1.909', '1.905,5'],
      ['Cà Mau', '987', '1.207,6'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 POPULATION ACTUAL 2022 1905.5 A',
      'VN63-96 POPULATION ACTUAL 2022 1207.6 A',
    ])
    expect(found(read.findings)).toEqual(['NUMBERS_AMBIGUOUS 2,2 2021'])
  })

  it('stray figures without a name, and columns of words that may tell figures apart', () => {
    const read = readRows([
      ['Tỷ lệ thất nghiệp'],
      ['Tỉnh', 'Nhóm', '2022'],
      ['An Giang', 'Nữ', '2,8'],
      ['Cà Mau', 'Nữ', '2,6'],
      ['', '', '61'],
    ])
    expect(found(read.findings)).toEqual(['COLUMN_NOT_READ 2,2 Nhóm', 'ROW_WITHOUT_LABEL 5,1 61'])
  })

  it('a mark without a legend, a fraction, a date, a change where a level is asked', () => {
    const read = readRows([
      ['Tỷ lệ thất nghiệp năm 2022'],
      ['Tỉnh', 'Tỷ lệ thất nghiệp'],
      ['An Giang', '-'],
      ['Cà Mau', '81/114'],
      ['Cần Thơ', '28-8'],
      ['Hậu Giang', 'giảm 1,2'],
      ['Sóc Trăng', '2,5'],
    ])
    expect(linesOf(read.figures)).toEqual(['VN63-94 UNEMPLOYMENT_RATE ACTUAL năm 2022 2.5 A'])
    expect(found(read.findings)).toEqual([
      'MISSING_MARK_UNCLEAR 3,2 -',
      'NUMBER_IS_FRACTION 4,2 81/114',
      'NUMBER_IS_DATE 5,2 28-8',
      'CHANGE_FOR_LEVEL 6,2 giảm 1,2',
    ])
  })
})

describe("a spreadsheet's traps", () => {
  it('broken values stop, doubtful ones are told, hidden rows and columns are read and told', () => {
    const read = readGrid(
      gridOf(
        [
          ['Tỷ lệ thất nghiệp (%)'],
          ['Tỉnh', '2021', '2022'],
          ['An Giang', { text: '01-02', number: '44228', traps: ['BECAME_DATE'] }, stored('2.8')],
          [
            'Cà Mau',
            { text: '#REF!', number: null, traps: ['ERROR_VALUE'] },
            stored('0.026', '2.6%', ['PERCENT_FORMAT']),
          ],
          [
            'Cần Thơ',
            { text: '', number: null, traps: ['FORMULA_WITHOUT_RESULT'] },
            stored('2.849', '2.8', ['SHOWN_ROUNDED']),
          ],
        ],
        { hiddenRows: new Set([4]), hiddenColumns: new Set([3]) },
      ),
    )
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.8 A',
      'VN63-96 UNEMPLOYMENT_RATE ACTUAL 2022 2.6 A',
      'VN63-92 UNEMPLOYMENT_RATE ACTUAL 2022 2.849 A',
    ])
    expect(found(read.findings)).toEqual([
      'HIDDEN_ROWS 4,-',
      'HIDDEN_COLUMNS -,3',
      'BECAME_DATE 3,2 01-02',
      'ERROR_VALUE 4,2 #REF!',
      'PERCENT_FORMAT 4,3 2.6%',
      'FORMULA_WITHOUT_RESULT 5,2',
      'SHOWN_ROUNDED 5,3 2.8',
    ])
  })

  it('a stored number that lost its thousands dot is not believed', () => {
    const read = readRows(
      [
        ['Số hộ thoát nghèo trong kỳ (hộ)'],
        ['Tỉnh', '2022'],
        ['An Giang', stored('1.387')],
        ['Cà Mau', stored('987')],
      ],
      { figures: { standard: 'MDP_2022_2025' } },
    )
    expect(read.figures).toEqual([])
    expect(found(read.findings)).toEqual(['NUMBERS_LOST_THOUSANDS 2,2 2022'])
  })

  it('a total that its parts do not add up to', () => {
    const tayNguyen = ['Kon Tum', 'Gia Lai', 'Đắk Lắk', 'Đắk Nông', 'Lâm Đồng'].map((name) => [
      name,
      stored('100'),
    ])
    const table = (total: string) =>
      gridOf([
        ['Dân số trung bình (nghìn người)'],
        ['Tỉnh', '2022'],
        ['Tây Nguyên', stored(total)],
        ...tayNguyen,
      ])
    expect(found(readGrid(table('500')).findings)).toEqual([])
    expect(found(readGrid(table('502')).findings)).toEqual([]) // five parts and the total, each rounded by half of one
    const stale = readGrid(table('510'))
    expect(found(stale.findings)).toEqual(['TOTAL_STALE 3,2 510'])
    expect(stale.findings[0]?.params).toEqual({ label: 'Tây Nguyên', count: 5, sum: '500' })
  })
})

describe('what belongs to another province is set aside', () => {
  it("a province reads its own units' figures out of a national table", () => {
    const rows = [
      ['Tỷ lệ thất nghiệp'],
      HEADER,
      ['Kiên Giang', '2,9', '2,7'],
      ['An Giang', '2,8', '2,6'],
      ['Cà Mau', '2,5', '2,4'],
    ]
    const read = readRows(rows, {}, 'VN34-91')
    expect(linesOf(read.figures)).toEqual([
      'VN63-91 UNEMPLOYMENT_RATE ACTUAL 2021 2.9 A',
      'VN63-91 UNEMPLOYMENT_RATE ACTUAL 2022 2.7 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2021 2.8 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.6 A',
    ])
    expect(found(read.findings)).toEqual(['AREA_OF_OTHER_PROVINCE 5,1 Cà Mau'])
    expect(read.findings[0]?.params).toEqual({ name: 'Cà Mau', area: 'VN63-96', host: 'VN34-96' })
    expect(read.setAside.map(({ text, why }) => [text, why])).toEqual([['Cà Mau', 'OTHER_PROVINCE']])
  })
})
