// The messy CSV files as offices really have them: each is read exactly, or stops with exactly the findings that it must.
import { describe, expect, it } from 'vitest'
import { linesOf, type Read, readGrid } from '#tests/services/intake/matrix/small-table.ts'
import { absentIn, asideOf, cellsOf, counted, open, read, units } from './messy-files.ts'

describe('01: byte order mark, title, blank line, semicolons, English names, ".."', () => {
  it('stops: the title names no indicator for certain, Hà Tây is no province any more', async () => {
    const unmapped = await read('01')
    expect(unmapped.figures).toEqual([])
    expect(counted(unmapped.findings)).toEqual({
      AREA_ABOLISHED: [1, 7, 1],
      INDICATOR_NOT_NAMED: [1, 1, null],
    })
  })

  it('reads 501 figures of 63 provinces by a mapping; Hà Nội, Vĩnh Phúc and Hòa Bình of 2006 were other territories', async () => {
    const mapped = await read('01', {
      figures: { indicator: 'POVERTY_RATE_VHLSS' },
      dots: 'NOT_REPORTED',
      areas: { 'Ha Tay': null },
    })
    const lines = linesOf(mapped.figures)
    expect(lines).toHaveLength(501) // 63 × 8 - 3
    expect(units(lines).size).toBe(63)
    expect(absentIn(mapped)).toBe(1)
    expect(asideOf(mapped)).toEqual({ COUNTRY: 1, REGION: 6, MAPPING: 1 })
    expect(counted(mapped.findings)).toEqual({ AREA_TERRITORY_CHANGED: [3, 6, 2] })
    expect(lines).toEqual(
      expect.arrayContaining([
        'VN63-01 POVERTY_RATE_VHLSS ACTUAL 2008 6.6 A',
        'VN63-26 POVERTY_RATE_VHLSS ACTUAL 2016 2.9 P',
        'VN63-27 POVERTY_RATE_VHLSS ACTUAL 2006 8.6 A',
        'VN63-22 POVERTY_RATE_VHLSS ACTUAL 2010 8.0 A',
        'VN63-30 POVERTY_RATE_VHLSS ACTUAL 2012 7.7 A',
        'VN63-31 POVERTY_RATE_VHLSS ACTUAL 2016 2.1 P',
        'VN63-12 POVERTY_RATE_VHLSS ACTUAL 2006 58.2 A',
        'VN63-46 POVERTY_RATE_VHLSS ACTUAL 2006 16.4 A',
        'VN63-79 POVERTY_RATE_VHLSS ACTUAL 2016 NOT_REPORTED M',
        'VN63-74 POVERTY_RATE_VHLSS ACTUAL 2016 0.0 P',
        'VN63-91 POVERTY_RATE_VHLSS ACTUAL 2014 4.5 A',
        'VN63-96 POVERTY_RATE_VHLSS ACTUAL 2016 4.0 P',
      ]),
    )
    expect(lines).not.toContain('VN63-01 POVERTY_RATE_VHLSS ACTUAL 2006 12.4 A') // Hà Tây's
    expect(lines).not.toContain('VN63-01 POVERTY_RATE_VHLSS ACTUAL 2006 3.0 A')
  })
})

describe('03: thousands dot and decimal comma, the title in a column of decomposed Unicode, "Sơ bộ 2022" beside an empty 2022', () => {
  it('stops: the title is longer than the name of an indicator', async () => {
    const unmapped = await read('03')
    expect(unmapped.figures).toEqual([])
    expect(counted(unmapped.findings)).toEqual({ INDICATOR_NOT_NAMED: [1, 4, 2], TOTAL_STALE: [1, 51, 24] })
    expect(unmapped.findings.find(({ code }) => code === 'INDICATOR_NOT_NAMED')?.params.candidates).toContain(
      'EMPLOYED',
    )
  })

  it('reads 126 figures in thousands of persons by a mapping', async () => {
    const mapped = await read('03', { figures: { indicator: 'EMPLOYED' } })
    const lines = linesOf(mapped.figures)
    expect(lines).toHaveLength(126) // 63 × 2
    expect(units(lines).size).toBe(63)
    expect(asideOf(mapped)).toEqual({ COUNTRY: 1, REGION: 6 })
    // Đông Nam Bộ 2021 was printed as 9.459,30; its six provinces add up to 9.459,36.
    expect(counted(mapped.findings)).toEqual({ TOTAL_STALE: [1, 51, 24] })
    expect(lines).toEqual(
      expect.arrayContaining([
        'VN63-01 EMPLOYED ACTUAL 2021 3839690 A',
        'VN63-01 EMPLOYED ACTUAL 2022 3928740 P',
        'VN63-26 EMPLOYED ACTUAL 2021 570050 A',
        'VN63-27 EMPLOYED ACTUAL 2022 768740 P',
        'VN63-22 EMPLOYED ACTUAL 2021 654370 A',
        'VN63-30 EMPLOYED ACTUAL 2022 940300 P',
        'VN63-31 EMPLOYED ACTUAL 2021 1011460 A',
        'VN63-33 EMPLOYED ACTUAL 2022 671950 P',
        'VN63-91 EMPLOYED ACTUAL 2022 905900 P',
        'VN63-93 EMPLOYED ACTUAL 2022 405600 P',
        'VN63-96 EMPLOYED ACTUAL 2021 583260 A',
        'VN63-96 EMPLOYED ACTUAL 2022 601770 P',
      ]),
    )
    expect(mapped.figures[0]?.observation).toMatchObject({
      unit: 'PERSONS',
      decimals: 2,
      multiplier: 3,
      place: 'X4',
    })
  })
})

describe('04: decimal comma, "TỔNG SỐ", Hà Tây ending in 2006', () => {
  it('stops: "Tỷ lệ hộ nghèo" is a review in one office and a survey in another', async () => {
    const unmapped = await read('04')
    expect(unmapped.figures).toEqual([])
    expect(counted(unmapped.findings)).toEqual({ AREA_ABOLISHED: [1, 5, 3], INDICATOR_NOT_NAMED: [1, 4, 2] })
    const { candidates } = unmapped.findings.find(({ code }) => code === 'INDICATOR_NOT_NAMED')?.params ?? {}
    expect(candidates).toEqual(expect.arrayContaining(['POOR_HH_RATE', 'POVERTY_RATE_VHLSS']))
  })

  it('reads 501 figures by a mapping, the same as the English file 01', async () => {
    const mapping = { figures: { indicator: 'POVERTY_RATE_VHLSS' }, dots: 'NOT_REPORTED' } as const
    const mapped = await read('04', { ...mapping, areas: { 'Hà Tây': null } })
    const lines = linesOf(mapped.figures)
    expect(lines).toHaveLength(501)
    expect(asideOf(mapped)).toEqual({ COUNTRY: 1, REGION: 6, MAPPING: 1 })
    expect(counted(mapped.findings)).toEqual({ AREA_TERRITORY_CHANGED: [3, 4, 9] })
    expect(lines).toEqual(
      expect.arrayContaining([
        'VN63-01 POVERTY_RATE_VHLSS ACTUAL 2008 6.6 A',
        'VN63-01 POVERTY_RATE_VHLSS ACTUAL 2016 1.3 A',
        'VN63-26 POVERTY_RATE_VHLSS ACTUAL 2008 11.3 A',
        'VN63-22 POVERTY_RATE_VHLSS ACTUAL 2010 8.0 A',
        'VN63-30 POVERTY_RATE_VHLSS ACTUAL 2006 12.7 A',
        'VN63-31 POVERTY_RATE_VHLSS ACTUAL 2013 4.5 A',
        'VN63-34 POVERTY_RATE_VHLSS ACTUAL 2006 11.0 A',
        'VN63-91 POVERTY_RATE_VHLSS ACTUAL 2010 9.3 A',
        'VN63-93 POVERTY_RATE_VHLSS ACTUAL 2010 17.3 A',
        'VN63-96 POVERTY_RATE_VHLSS ACTUAL 2006 14.0 A',
      ]),
    )
    const english = await read('01', { ...mapping, areas: { 'Ha Tay': null } })
    const figuresOf = ({ figures }: Read) =>
      linesOf(figures)
        .map((line) => line.replace(/ [AP]$/, ''))
        .sort()
    expect(figuresOf(mapped)).toEqual(figuresOf(english))
  })
})

describe('05: Ð (U+00D0) for Đ, Hoà/Hòa, no unit anywhere', () => {
  it('reads no thousands: the unit is asked for, Hà Tây and marks stop', async () => {
    const unmapped = await read('05')
    expect(counted(unmapped.findings)).toEqual({
      AREA_ABOLISHED: [1, 5, 3],
      AREA_TERRITORY_CHANGED: [24, 4, 5],
      MISSING_MARK_UNCLEAR: [6, 27, 5],
      UNIT_ASSUMED: [1, 1, 5],
    })
  })

  it('reads 1,299 figures by a mapping, and every total is the sum of its parts, Hà Tây among them', async () => {
    const mapped = await read('05', {
      figures: { multiplier: 3 },
      dots: 'NOT_REPORTED',
      areas: { 'Hà Tây': null },
    })
    const lines = linesOf(mapped.figures)
    expect(lines).toHaveLength(1299) // 63 × 21, less 3 × 6 before August 2008 and 3 × 2 before 2004
    expect(units(lines).size).toBe(63)
    expect(absentIn(mapped)).toBe(6) // Điện Biên, Đắk Nông and Hậu Giang were founded in 2004
    expect(asideOf(mapped)).toEqual({ COUNTRY: 1, REGION: 6, MAPPING: 1 })
    expect(counted(mapped.findings)).toEqual({ AREA_TERRITORY_CHANGED: [24, 4, 5] })
    expect(lines).toEqual(
      expect.arrayContaining([
        'VN63-01 POPULATION ACTUAL 2008 6381800 A',
        'VN63-01 POPULATION ACTUAL 2022 8435700 P',
        'VN63-27 POPULATION ACTUAL 2002 967600 A',
        'VN63-22 POPULATION ACTUAL 2009 1146100 A',
        'VN63-31 POPULATION ACTUAL 2003 1741000 A',
        'VN63-26 POPULATION ACTUAL 2008 993800 A',
        'VN63-91 POPULATION ACTUAL 2021 1752300 A',
        'VN63-92 POPULATION ACTUAL 2004 1138100 A',
        'VN63-93 POPULATION ACTUAL 2003 NOT_REPORTED M',
        'VN63-93 POPULATION ACTUAL 2004 749800 A',
        'VN63-95 POPULATION ACTUAL 2016 892800 A',
        'VN63-96 POPULATION ACTUAL 2022 1207600 P',
      ]),
    )
    expect(lines).not.toContain('VN63-92 POPULATION ACTUAL 2003 1873500 A') // with what became Hậu Giang
  })

  it('gives Hà Nội its fifteen years since 2008, and nothing of Hà Tây', async () => {
    const own = readGrid(await open('05'), { figures: { multiplier: 3 }, dots: 'NOT_REPORTED' }, 'VN34-01')
    const lines = linesOf(own.figures)
    expect(lines).toHaveLength(15)
    expect(lines[0]).toBe('VN63-01 POPULATION ACTUAL 2008 6381800 A')
    expect(lines.at(-1)).toBe('VN63-01 POPULATION ACTUAL 2022 8435700 P')
    expect(asideOf(own)).toEqual({ COUNTRY: 1, REGION: 6, OTHER_PROVINCE: 63 })
    expect(counted(own.findings)).toEqual({
      AREA_OF_OTHER_PROVINCE: [63, 5, 3],
      AREA_TERRITORY_CHANGED: [6, 4, 5],
    })
  })
})

describe('06: 1.387 was 1387 before a spreadsheet took its dot', () => {
  it('stops in every column, whatever the mapping says of the indicator', async () => {
    const expected = { NUMBERS_LOST_THOUSANDS: [9, 1, 13] }
    const unmapped = await read('06')
    expect(unmapped.figures).toEqual([])
    expect(counted(unmapped.findings)).toEqual({ ...expected, INDICATOR_NOT_NAMED: [1, 4, 2] })
    const mapped = await read('06', {
      figures: { indicator: 'AVG_EMPLOYED_INCOME', unit: 'VND', multiplier: 3 },
    })
    expect(mapped.figures).toEqual([])
    expect(counted(mapped.findings)).toEqual(expected)
  })

  it('the cells are what they are', async () => {
    const cells = cellsOf(await open('06'))
    const title =
      'Thu nhập bình quân đầu người một tháng theo giá hiện hành phân theo địa phương chia theo Địa phương'
    expect(cells).toHaveLength(630) // 70 × 9
    expect(cells.slice(0, 3)).toEqual([
      `R2C13 | ${title} / TỔNG SỐ | 2010 | 1.387`,
      `R2C15 | ${title} / TỔNG SỐ | 2012 | 2.0`,
      `R2C17 | ${title} / TỔNG SỐ | 2014 | 2.637`,
    ])
    expect(cells.at(-1)).toBe(`R71C27 | ${title} / Cà Mau | Sơ bộ 2022 | 3.768`)
  })
})
