// The messy workbooks and re-encoded lists: each is read exactly, or stops with exactly the findings that it must.
import { describe, expect, it } from 'vitest'
import { linesOf, readGrid } from '#tests/services/intake/matrix/small-table.ts'
import { asideOf, cellsOf, counted, open, read, units } from './messy-files.ts'

describe('09: a title, a blank row, years over an indicator repeated in each column', () => {
  it('reads 189 figures without a mapping', async () => {
    const { figures, findings, layout, ...rest } = await read('09')
    const lines = linesOf(figures)
    expect(lines).toHaveLength(189) // 63 × 3
    expect(units(lines).size).toBe(63)
    expect(rest.setAside.map(({ text, why, place }) => [text, why, place.row])).toEqual([
      ['Tây Nguyên', 'REGION', 44],
    ])
    expect(findings).toEqual([])
    expect(layout.mapping).toMatchObject({
      sheet: 'V02.01',
      header: { from: 3, to: 4 },
      data: { from: 5, to: 68 },
      labels: 1,
    })
    expect(lines).toEqual(
      expect.arrayContaining([
        'VN63-01 POPULATION ACTUAL 2021 8330800 A',
        'VN63-01 POPULATION ACTUAL 2023 8587100 A',
        'VN63-31 POPULATION ACTUAL 2022 2088000 A',
        'VN63-17 POPULATION ACTUAL 2023 880500 A',
        'VN63-38 POPULATION ACTUAL 2021 3716400 A',
        'VN63-46 POPULATION ACTUAL 2022 1160200 A',
        'VN63-66 POPULATION ACTUAL 2021 1909000 A',
        'VN63-77 POPULATION ACTUAL 2023 1187500 A',
        'VN63-79 POPULATION ACTUAL 2022 9389700 A',
        'VN63-89 POPULATION ACTUAL 2023 1906300 A',
        'VN63-96 POPULATION ACTUAL 2023 1207400 A',
      ]),
    )
  })

  it('gives An Giang the figures of its two former units and sets 61 provinces aside', async () => {
    const own = readGrid(await open('09'), {}, 'VN34-91')
    expect(linesOf(own.figures)).toEqual([
      'VN63-89 POPULATION ACTUAL 2021 1909500 A',
      'VN63-89 POPULATION ACTUAL 2022 1905500 A',
      'VN63-89 POPULATION ACTUAL 2023 1906300 A',
      'VN63-91 POPULATION ACTUAL 2021 1752300 A',
      'VN63-91 POPULATION ACTUAL 2022 1751800 A',
      'VN63-91 POPULATION ACTUAL 2023 1755300 A',
    ])
    expect(asideOf(own)).toEqual({ OTHER_PROVINCE: 61, REGION: 1 })
    expect(counted(own.findings)).toEqual({ AREA_OF_OTHER_PROVINCE: [61, 5, 1] })
  })
})

describe('11: a census cube with numbers as text, subtotals, and names on the first row of their group', () => {
  it('stops: the title is no name of an indicator, and no year stands anywhere', async () => {
    const unmapped = await read('11')
    expect(unmapped.figures).toEqual([])
    expect(asideOf(unmapped)).toEqual({ COUNTRY: 1, PART: 54 })
    expect(counted(unmapped.findings)).toEqual({
      INDICATOR_NOT_NAMED: [17, 1, null],
      PERIOD_NOT_STATED: [1, 1, null],
    })
  })

  it('reads the three totals of Hà Nội by a mapping; districts and wards are parts', async () => {
    const sizes = [6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 20]
    const mapped = await read('11', {
      figures: { indicator: 'HH_TOTAL', period: '1/4/2019' },
      columns: [
        { column: 5, breakdown: { urbanisation: 'URBAN' } },
        { column: 13, breakdown: { urbanisation: 'RURAL' } },
        ...sizes.map((column) => ({ column, skip: true }) as const),
      ],
    })
    expect(linesOf(mapped.figures)).toEqual([
      'VN63-01 HH_TOTAL ACTUAL 1/4/2019 2224107 A',
      'VN63-01 HH_TOTAL urbanisation=URBAN ACTUAL 1/4/2019 1137948 A',
      'VN63-01 HH_TOTAL urbanisation=RURAL ACTUAL 1/4/2019 1086159 A',
    ])
    expect(asideOf(mapped)).toEqual({ COUNTRY: 1, PART: 54 })
    expect(mapped.findings).toEqual([])
  })

  it('every cell stands under its district and its two headings', async () => {
    const cells = cellsOf(await open('11'))
    expect(cells).toHaveLength(520) // 2 × 17 + 54 × 9
    expect(cells).toEqual(
      expect.arrayContaining([
        'R5C4 | Tổng số | Tổng số | 26870079',
        'R6C13 | Thành phố Hà Nội (Tổng số) | 2. Nông thôn (Tổng số) | 1086159',
        'R6C20 | Thành phố Hà Nội (Tổng số) | 2. Nông thôn / 7 Người trở lên | 43796',
        'R7C4 | Thành phố Hà Nội / Quận Ba Đình (Tổng số) | Tổng số | 61259',
        'R8C6 | Thành phố Hà Nội / Quận Ba Đình / Phường Phúc Xá | 1. Thành thị / 1 Người | 500',
        'R9C4 | Thành phố Hà Nội / Quận Ba Đình / Phường Trúc Bạch | Tổng số | 1948',
        'R21C12 | Thành phố Hà Nội / Quận Ba Đình / Phường Thành Công | 1. Thành thị / 7 Người trở lên | 155',
        'R22C5 | Thành phố Hà Nội / Quận Hoàn Kiếm (Tổng số) | 1. Thành thị (Tổng số) | 37314',
        'R33C9 | Thành phố Hà Nội / Quận Hoàn Kiếm / Phường Chương Dương | 1. Thành thị / 4 Người | 1755',
        'R60C11 | Thành phố Hà Nội / Quận Long Biên / Phường Sài Đồng | 1. Thành thị / 6 Người | 345',
      ]),
    )
  })
})

describe('12: a workbook of 2003 in TCVN3, with broken totals, a hidden column and hidden rows', () => {
  const COLUMN_C = 'tổng thu / NSNN / trên địa bàn / các tỉnh, tP / trực thuộc / trung ương'

  it('stops: budgets are not in the catalogue, errors are no figures, Hà Tây is no province', async () => {
    const { figures, findings, ...rest } = await read('12')
    expect(figures).toEqual([])
    expect(counted(findings)).toEqual({
      AREA_ABOLISHED: [1, 21, 2],
      ERROR_VALUE: [60, 19, 8], // 61 provinces of 2003 less Hà Tây
      HIDDEN_COLUMNS: [1, null, 8],
      HIDDEN_ROWS: [1, 16, null],
      INDICATOR_NOT_NAMED: [6, 14, 3],
      ROW_WITHOUT_LABEL: [1, 85, 2],
    })
    expect(rest.setAside.map(({ text, why }) => [text, why])).toEqual([
      ['Tổng số', 'COUNTRY'],
      ['Thành phố', 'GROUP'],
    ])
  })

  it('its cells, turned into Unicode, are those of its Unicode copy', async () => {
    const [legacy, unicode] = [await open('12', 0), await open('12', 1)]
    const cells = cellsOf(legacy)
    expect(cells).toHaveLength(379)
    expect(cells).toEqual(
      expect.arrayContaining([
        `R16C3 | Tổng số | ${COLUMN_C} | #REF!`,
        `R17C3 | Thành phố | ${COLUMN_C} | 27156700`,
        `R19C3 | Hà nội | ${COLUMN_C} | 19348000`,
        'R19C4 | Hà nội | Tỷ lệ / phân chia / các nguồn / thu cho / NSĐP | 30',
        `R21C3 | Hà tây | ${COLUMN_C} | 715300`,
        `R58C3 | Đăk lăk | ${COLUMN_C} | 420500`,
        `R59C3 | TP. Hồ Chí Minh | ${COLUMN_C} | 38216900`,
        `R67C3 | Bà rịa - Vũng tàu | ${COLUMN_C} | 29650000`,
        `R70C3 | An giang | ${COLUMN_C} | 787300`,
        'R79C6 | cà mau | tổng số chi / ngân sách / tỉnh, thành phố / trực thuộc / trung ương | 840951',
        `R85C3 |  | ${COLUMN_C} | 61`,
      ]),
    )
    const plain = (lines: string[]) => lines.map((line) => line.toLowerCase().replace('#value!', '#ref!'))
    expect(plain(cells)).toEqual(plain(cellsOf(unicode)))
  })
})

describe('14: two languages, 75 merged ranges, four header rows and a row that counts the columns', () => {
  it('stops: budgets are not in the catalogue; two totals hold more than their parts', async () => {
    const { figures, findings, layout, ...rest } = await read('14')
    expect(figures).toEqual([])
    expect(counted(findings)).toEqual({
      AREA_ABOLISHED: [1, 42, 2],
      INDICATOR_NOT_NAMED: [9, 9, 3],
      TOTAL_STALE: [3, 16, 7],
    })
    expect(rest.setAside.map(({ place, why }) => [place.row, why])).toEqual([
      [14, 'COUNTRY'],
      [16, 'COUNTRY'],
      [17, 'REGION'],
      [33, 'REGION'],
      [47, 'REGION'],
      [64, 'REGION'],
      [70, 'REGION'],
      [78, 'REGION'],
    ])
    expect(layout.mapping).toMatchObject({
      header: { from: 8, to: 13 },
      data: { from: 14, to: 92 },
      labels: 2,
      figures: { unit: 'VND', multiplier: 6, period: 'NĂM 2008' },
    })
    expect(layout.notes).toHaveLength(9)
  })

  it('every cell stands under its whole heading', async () => {
    const cells = cellsOf(await open('14'))
    const transfers = 'Bổ sung từ NSTW cho NSĐP - Transfer from central budget to provincial budget'
    const targeted = `${transfers} / Bổ sung có mục tiêu -Target transfers`
    const revenues = 'Tổng thu NSNN trên địa bàn từng tỉnh, thành phố / Total revenues in the locality'
    expect(cells).toHaveLength(624)
    expect(cells).toEqual(
      expect.arrayContaining([
        `R14C3 | Tổng Số - Total | ${revenues} | 339400000`,
        `R16C7 | Tổng Số - Total | ${transfers} / Bổ sung / cân đối / Balancing transfers | 42489480`,
        `R19C3 | Hà Giang | ${revenues} | 239800`,
        `R19C8 | Hà Giang | ${targeted} / Tổng số / Total | 697094`,
        `R35C6 | Hà Nội | ${transfers} / Tổng số / Total | 473437`,
        `R42C3 | Hà Tây | ${revenues} | 3347500`,
        `R61C5 | Khánh Hòa | Tổng chi cân đối ngân sách địa phương / Total local budget balancing expenditures | 2172648`,
        `R72C3 | Tp. Hồ Chí Minh | ${revenues} | 98070200`,
        `R77C7 | Bà Rịa - Vũng Tàu | ${transfers} / Bổ sung / cân đối / Balancing transfers | 0`,
        `R92C9 | Cà Mau | ${targeted} / Thực hiện các dự án, công trình quan trọng (vốn đầu tư) / Carry out important projects (investment capital) | 153895`,
      ]),
    )
  })
})

describe('19 and 20: one list in Windows-1258 and in decomposed Unicode', () => {
  it.each(['19', '20'])('%s stops: area, density and HDI are not in the catalogue', async (number) => {
    const { figures, findings } = await read(number)
    expect(figures).toEqual([])
    expect(counted(findings)).toEqual({
      COLUMN_NOT_READ: [1, 1, 2],
      INDICATOR_NOT_NAMED: [3, 1, 3],
      PERIOD_NOT_STATED: [2, 1, 3],
    })
  })

  it('both hold the same 189 cells', async () => {
    const cells = cellsOf(await open('19'))
    expect(cells).toHaveLength(189) // 63 × 3
    expect(cells).toEqual(cellsOf(await open('20')))
    expect(cells).toEqual(
      expect.arrayContaining([
        'R2C3 | Bắc Giang / Bắc Giang | Area_km2 | 3895.59',
        'R3C5 | Bắc Kạn / Bắc Kạn | HDI_2012 | 0.685',
        'R4C4 | Cao Bằng / Cao Bằng | Density_perkm2 | 79.0',
        'R7C5 | Phú Thọ / Việt Trì | HDI_2012 | 0.715',
        'R13C3 | Điện Biên / Điện Biên Phủ | Area_km2 | 9541.25',
        'R17C4 | Bắc Ninh / Bắc Ninh | Density_perkm2 | 1664.0',
        'R25C5 | Hà Nội City / Hoàn Kiếm District | HDI_2012 | 0.794',
        'R28C3 | Nghệ An / Vinh | Area_km2 | 16481.41',
        'R63C4 | Vĩnh Long / Vĩnh Long | Density_perkm2 | 670.0',
        'R64C5 | Cần Thơ City / Ninh Kiều District | HDI_2012 | 0.788',
      ]),
    )
  })
})
