// Tables as offices have them that a careless reader misreads: by a thousand, by a year, by an area, or by a figure less.
import { describe, expect, it } from 'vitest'
import { found, gridOf, linesOf, readGrid, readRows, stored } from './small-table.ts'

const RATE = 'Tỷ lệ thất nghiệp (%)'

describe('a power of ten', () => {
  it('of the table is not put on a number that says its own unit', () => {
    const read = readRows([
      ['Số tiền vận động Quỹ Đền ơn đáp nghĩa'],
      ['Đơn vị tính: Triệu đồng'],
      ['Địa phương', '2022', '2023'],
      ['An Giang', '12.345.678 đồng', '14 tỷ đồng'],
      ['Kiên Giang', '12.345,5', '9.800,5'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 GRATITUDE_FUND_RAISED ACTUAL 2023 14000000000 A',
      'VN63-91 GRATITUDE_FUND_RAISED ACTUAL 2022 12345500000 A',
      'VN63-91 GRATITUDE_FUND_RAISED ACTUAL 2023 9800500000 A',
    ])
    expect(found(read.findings)).toEqual(['UNIT_CONTRADICTORY 4,2 12.345.678 đồng'])
  })

  it('that a number format shows counts, and nothing is assumed', () => {
    const read = readRows([
      ['Dân số trung bình'],
      ['Địa phương', '2022'],
      ['An Giang', stored('1905', '1,905 nghìn người')],
    ])
    expect(linesOf(read.figures)).toEqual(['VN63-89 POPULATION ACTUAL 2022 1905000 A'])
    expect(found(read.findings)).toEqual([])
  })

  it('of two that the title says holds for neither', () => {
    const read = readRows([
      ['Thu nhập bình quân tháng của lao động có việc làm (Nghìn đồng)'],
      ['Đơn vị tính: Triệu đồng'],
      ['Địa phương', '2022'],
      ['An Giang', '6,1'],
    ])
    expect(read.figures).toEqual([])
    expect(read.findings.map(({ code, params }) => [code, params])).toEqual([
      ['UNIT_CONTRADICTORY', { said: 'Nghìn đồng', unit: 'Triệu đồng' }],
    ])
  })

  it('below one is no per cent: a rate in ‰ is not read, whether title, row or cell says so', () => {
    const title = gridOf([['Tỷ lệ thất nghiệp (‰)'], ['Địa phương', '2022'], ['An Giang', '28,1']])
    expect(found(readGrid(title).findings)).toEqual(['UNIT_UNKNOWN 2,2 ‰'])
    const row = gridOf([
      ['Chỉ tiêu', '2022'],
      ['Tỷ lệ thất nghiệp (‰)', '28,1'],
      ['Tỷ lệ thiếu việc làm', '1,2'],
    ])
    const read = readGrid(row, { area: 'VN63-89' })
    expect(linesOf(read.figures)).toEqual(['VN63-89 UNDEREMPLOYMENT_RATE ACTUAL 2022 1.2 A'])
    expect(found(read.findings)).toEqual(['UNIT_UNKNOWN 2,1 ‰'])
  })

  it('that was lost stays lost when a dot is said to mark thousands', () => {
    const grid = gridOf([
      ['Số hộ nghèo (hộ)'],
      ['Địa phương', '2022'],
      ['An Giang', stored('1.387')],
      ['Kiên Giang', stored('987')],
    ])
    const read = readGrid(grid, { numbers: 'VI', figures: { standard: 'MDP_2022_2025' } })
    expect(read.figures).toEqual([])
    expect(found(read.findings)).toEqual(['NUMBERS_LOST_THOUSANDS 2,2 2022'])
  })
})

describe('a period', () => {
  it('with a slash is no unit', () => {
    const read = readRows([
      ['Số người tham gia bảo hiểm xã hội (người)'],
      ['Địa phương', '31/12/2022', 'Tháng 7/2023', 'Quý I/2024', 'đến 30/6/2024'],
      ['An Giang', '105501', '109501', '106302', '107331'],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 SI_PARTICIPANTS ACTUAL 31/12/2022 105501 A',
      'VN63-89 SI_PARTICIPANTS ACTUAL Tháng 7/2023 109501 A',
      'VN63-89 SI_PARTICIPANTS ACTUAL Quý I/2024 106302 A',
      'VN63-89 SI_PARTICIPANTS ACTUAL 30/6/2024 107331 A',
    ])
    expect(found(read.findings)).toEqual([])
  })

  it('"Cả năm" is the year of the title, and not its half', () => {
    const table = (title: string) => readRows([[title], ['Địa phương', 'Cả năm'], ['An Giang', '3,1']])
    expect(linesOf(table(`${RATE} năm 2024`).figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL năm 2024 3.1 A',
    ])
    expect(table(`${RATE} 6 tháng đầu năm 2024`).figures).toEqual([])
  })

  it('stands beside "1000 người", which is no second year', () => {
    const read = readRows([
      ['Dân số trung bình năm 2022 (1000 người)'],
      ['Địa phương', 'Tổng số'],
      ['An Giang', '1.905,5'],
    ])
    expect(linesOf(read.figures)).toEqual(['VN63-89 POPULATION ACTUAL năm 2022 1905500 A'])
  })
})

describe('an area', () => {
  it('whose name is old and new is neither beside a unit that is only old', () => {
    const read = readRows([
      [RATE],
      ['Địa phương', '2024', '2025', 'Quý III/2025'],
      ['An Giang', '2,8', '3,1', '2,0'],
      ['Kiên Giang', '2,5', '2,6', ''],
    ])
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2024 2.8 A',
      'VN34-91 UNEMPLOYMENT_RATE ACTUAL Quý III/2025 2.0 A',
      'VN63-91 UNEMPLOYMENT_RATE ACTUAL 2024 2.5 A',
      'VN63-91 UNEMPLOYMENT_RATE ACTUAL 2025 2.6 A',
    ])
    expect(found(read.findings)).toEqual(['AREA_AMBIGUOUS 3,1 An Giang'])
  })

  it('is neither for years that the new units cut through', () => {
    const table = gridOf([[RATE], ['Địa phương', 'Kế hoạch 2021-2025'], ['An Giang', '2,8']])
    expect(found(readGrid(table).findings)).toEqual(['AREA_AMBIGUOUS 3,1 An Giang'])
    expect(linesOf(readGrid(table, { scheme: 'VN63' }).figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE TARGET 2021-2025 2.8 A',
    ])
  })

  it('that the mapping gives to another name or heading contradicts the file', () => {
    const rows = gridOf([[RATE], ['Địa phương', '2022'], ['An Giang', '2,8']])
    expect(found(readGrid(rows, { areas: { 'An Giang': 'VN63-91' } }).findings)).toEqual([
      'MAPPING_CONTRADICTS_FILE 3,1 An Giang',
    ])
    const columns = gridOf([
      [`${RATE} năm 2023`],
      ['Chỉ tiêu', 'An Giang', 'Kiên Giang'],
      ['Tỷ lệ thất nghiệp', '2,81', '2,7'],
    ])
    const swapped = {
      columns: [
        { column: 2, area: 'VN63-91' },
        { column: 3, area: 'VN63-91' },
      ],
    }
    expect(found(readGrid(columns, swapped).findings)).toEqual(['MAPPING_CONTRADICTS_FILE 2,2 An Giang'])
  })
})

describe('a cell', () => {
  it('drawn over two rows of figures is the figure of neither', () => {
    const read = readGrid(
      gridOf(
        [[RATE], ['Địa phương', '2022', '2023'], ['An Giang', '2,5', '3,1'], ['Kiên Giang', '', '3,2']],
        { merges: [{ fromRow: 3, toRow: 4, fromColumn: 2, toColumn: 2 }] },
      ),
    )
    expect(linesOf(read.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2023 3.1 A',
      'VN63-91 UNEMPLOYMENT_RATE ACTUAL 2023 3.2 A',
    ])
    expect(found(read.findings)).toEqual(['CELLS_MERGED 3,2 2,5'])
  })

  it('under no heading is told with the comma that may have made it', () => {
    const read = readRows([[RATE], ['Địa phương', '2022', '2023'], ['An Giang', '2', '81', '3', '1']])
    expect(found(read.findings)).toEqual(['CELL_WITHOUT_HEADING 3,4 3', 'CELL_WITHOUT_HEADING 3,5 1'])
  })

  it('of remarks goes with the figures of its row', () => {
    const read = readRows([
      [RATE],
      ['Địa phương', '2022', 'Ghi chú'],
      ['An Giang', '2,5', 'điều tra lại'],
      ['Kiên Giang', '2,6', ''],
    ])
    expect(read.figures.map(({ observation }) => observation.note)).toEqual(['điều tra lại', null])
  })
})

describe('a row', () => {
  it('of age groups or of marked years heads the table', () => {
    const ages = readRows([
      [`${RATE} năm 2022`],
      ['Địa phương', '15-24', '25-54', 'Tổng số'],
      ['An Giang', '5', '2,1', '2,2'],
    ])
    expect(linesOf(ages.figures)).toEqual(['VN63-89 UNEMPLOYMENT_RATE ACTUAL năm 2022 2.2 A'])
    expect(found(ages.findings)).toEqual(['BREAKDOWN_NOT_MAPPED 2,2 15-24', 'BREAKDOWN_NOT_MAPPED 2,3 25-54'])
    const marked = readRows([[RATE], ['Địa phương', '2022(1)', '2023*'], ['An Giang', '2,5', '3,1']])
    expect(linesOf(marked.figures)).toEqual([
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2022 2.5 A',
      'VN63-89 UNEMPLOYMENT_RATE ACTUAL 2023 3.1 A',
    ])
  })

  it('of numbers without a name above the names is a row without a name, and no heading', () => {
    const read = readRows([
      ['Dân số trung bình (người)'],
      ['Địa phương', '2022'],
      ['', '3.650.000'],
      ['An Giang', '1.905.500'],
      ['Cộng', '1.905.500'],
    ])
    expect(linesOf(read.figures)).toEqual(['VN63-89 POPULATION ACTUAL 2022 1905500 A'])
    expect(found(read.findings)).toEqual(['ROW_WITHOUT_LABEL 3,1 3.650.000'])
    expect(read.setAside.map(({ text, why }) => [text, why])).toEqual([['Cộng', 'COUNTRY']])
  })
})

describe('a mapping', () => {
  it('that speaks of columns and rows which the file does not have is told', () => {
    const read = readRows([[RATE], ['Địa phương', '2022'], ['An Giang', '2,5']], {
      columns: [
        { column: 9, indicator: 'POPULATION' },
        { column: 8, skip: true },
      ],
      rows: [{ row: 7, area: 'VN63-91' }],
    })
    expect(found(read.findings)).toEqual(['MAPPING_PLACE_EMPTY -,9', 'MAPPING_PLACE_EMPTY 7,-'])
  })

  it('with one standard for the whole file puts it only on what has standards', () => {
    const read = readRows(
      [
        ['Năm 2023'],
        ['Địa bàn', 'Tổng số hộ dân cư (hộ)', 'Số hộ nghèo (hộ)'],
        ['An Giang', '512345', '12345'],
      ],
      { figures: { standard: 'MDP_2022_2025' } },
    )
    expect(read.figures.map(({ observation: { key } }) => [key.indicator, key.standard])).toEqual([
      ['HH_TOTAL', null],
      ['POOR_HH_COUNT', 'MDP_2022_2025'],
    ])
  })
})

it('a table without a title takes the hint of its file name, and no more', () => {
  const grid = gridOf(
    [
      ['Địa phương', '2022'],
      ['An Giang', '1905500'],
    ],
    { file: 'Dân số trung bình 2022.csv' },
  )
  const { figures, findings } = readGrid(grid)
  expect(figures).toEqual([])
  expect(findings.map(({ code, params }) => [code, params.candidates])).toEqual([
    ['INDICATOR_NOT_NAMED', ['POPULATION']],
  ])
})
