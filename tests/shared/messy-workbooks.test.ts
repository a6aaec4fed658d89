import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openWorkbook, type Workbook } from '#services/intake/workbook/open-workbook.ts'

const MESSY = new URL('../../../shared/data/messy/', import.meta.url)

const open = (name: string) => openWorkbook(fileURLToPath(new URL(name, MESSY)), { name })

/** A cell's text, by the row and column that a spreadsheet shows. */
const textAt = ({ grids }: Workbook, row: number, column: number, sheet = 0) =>
  grids[sheet]?.rows[row - 1]?.[column - 1]?.text

describe('files as offices have them are opened', () => {
  it.each([
    ['01_pxweb_en_bom_semicolon_title_dotdot.csv', 'CSV', 'UTF-8', 74],
    ['03_nso_vi_thousand_dot_decimal_comma_NFD_title.csv', 'CSV', 'UTF-8', 71],
    ['04_nso_vi_poverty_decimal_comma_hatay_dotdot.csv', 'CSV', 'UTF-8', 72],
    ['05_nso_vi_U00D0_Eth_instead_of_Dstroke.csv', 'CSV', 'UTF-8', 72],
    ['06_excel_lost_thousand_dot_1.387.csv', 'CSV', 'UTF-8', 71],
    ['09_pxweb_xlsx_title_blank_two_header_rows_V02.01.xlsx', 'XLSX', null, 68],
    ['11_census2019_olap_export_first60rows.xlsx', 'XLSX', null, 60],
    ['12_TCVN3_legacy_VnArialH_Plan_2003.xls', 'XLS', 'TCVN3', 85],
    ['14_bilingual_75_merged_cells_Plan_2008.xls', 'XLS', null, 95],
    ['19_GENERATED_reencoded_windows1258.csv', 'CSV', 'WINDOWS-1258', 64],
    ['20_GENERATED_NFD_utf8.csv', 'CSV', 'UTF-8', 64],
  ])('%s as %s in %s with %i rows, and no doubt', async (name, format, encoding, rows) => {
    const workbook = await open(name)
    expect(workbook).toMatchObject({ format, encoding, findings: [] })
    expect(workbook.grids[0]?.rows).toHaveLength(rows)
  })
})

describe('what stands in them', () => {
  it('has no byte order mark and no leading space', async () => {
    const workbook = await open('01_pxweb_en_bom_semicolon_title_dotdot.csv')
    expect([textAt(workbook, 1, 1), textAt(workbook, 4, 1), textAt(workbook, 7, 3)]).toEqual([
      'Poverty rate by province by Cities, provincies and Year',
      'WHOLE COUNTRY',
      '..',
    ])
  })

  it('keeps figures as they are written', async () => {
    const employed = await open('03_nso_vi_thousand_dot_decimal_comma_NFD_title.csv')
    const income = await open('06_excel_lost_thousand_dot_1.387.csv')
    expect([
      textAt(employed, 2, 24),
      textAt(employed, 1, 27),
      textAt(income, 2, 13),
      textAt(income, 2, 15),
    ]).toEqual(['49.072,01', 'Sơ bộ 2022', '1.387', '2.0'])
  })

  it('has one kind of Đ', async () => {
    const workbook = await open('05_nso_vi_U00D0_Eth_instead_of_Dstroke.csv')
    const names = workbook.grids[0]?.rows.map((row) => row[2]?.text)
    expect(names?.filter((name) => name?.startsWith('Đ'))).toEqual([
      'Đồng bằng sông Hồng',
      'Điện Biên',
      'Đà Nẵng',
      'Đắk Lắk',
      'Đắk Nông',
      'Đông Nam Bộ',
      'Đồng Nai',
      'Đồng bằng sông Cửu Long',
      'Đồng Tháp',
    ])
  })

  it('is readable where it was typed in a .Vn font', async () => {
    const workbook = await open('12_TCVN3_legacy_VnArialH_Plan_2003.xls')
    expect([
      textAt(workbook, 1, 1),
      textAt(workbook, 3, 1),
      textAt(workbook, 9, 5),
      textAt(workbook, 1, 1, 1),
    ]).toEqual([
      'Bộ Tài chính',
      'dự toán thu, chi ngân sách của các tỉnh, thành phố trực thuộc trung ương năm 2003',
      'số bổ sung',
      'BỘ TÀI CHÍNH',
    ])
    expect(workbook.grids[0]?.hiddenRows).toEqual(new Set([16, 17]))
  })

  it('tells numbers from texts that look like some', async () => {
    const census = await open('11_census2019_olap_export_first60rows.xlsx')
    const budget = await open('14_bilingual_75_merged_cells_Plan_2008.xls')
    expect(census.grids[0]?.rows[5]?.[3]).toEqual({
      text: '2224107',
      number: null,
      traps: ['NUMBER_AS_TEXT'],
    })
    expect(budget.grids[0]?.rows[13]?.[2]).toEqual({ text: '339,400,000', number: '339400000', traps: [] })
    expect(budget.grids[0]?.merges).toHaveLength(75)
  })

  it('is the same list in Windows-1258 and in decomposed Unicode', async () => {
    const [old, decomposed] = await Promise.all(
      ['19_GENERATED_reencoded_windows1258.csv', '20_GENERATED_NFD_utf8.csv'].map(open),
    )
    const names = (workbook?: Workbook) => workbook?.grids[0]?.rows.map((row) => row[0]?.text)
    expect(names(old)).toEqual(names(decomposed))
    expect(names(old)?.slice(1, 4)).toEqual(['Bắc Giang', 'Bắc Kạn', 'Cao Bằng'])
  })
})
