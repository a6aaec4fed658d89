// A file from its first byte to the last finding: which layout it has, what goes out of it, and what stops it.
import { appendFile } from 'node:fs/promises'
import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { readFile } from '#services/intake/read-file.ts'
import { RECORD_COLUMN_CODES, type RecordColumnCode } from '#services/intake/records/columns.ts'
import { buildTemplate } from '#services/intake/template/build-template.ts'
import { placeFile } from './place-file.ts'
import { findingsOf, lineOf, readContent } from './records/read-text.ts'

const HEADER = 'area,indicator,period,value\n'
const AN_GIANG = resolveProvince(registry, 'VN34-91')

/** So many rows of households, year by year and commune by commune. */
function households(rows: number): string {
  const line = (row: number) =>
    `VN63-89,HH_TOTAL,${2000 + (row % 20)},${5000 + (row % 20)},district_commune=C${Math.floor(row / 20)}\n`
  return `area,indicator,period,value,breakdown\n${Array.from({ length: rows }, (_, row) => line(row)).join('')}`
}

async function workbookOf(fill: (workbook: Excel.Workbook) => void, from?: Uint8Array): Promise<Uint8Array> {
  const workbook = new Excel.Workbook()
  if (from) await workbook.xlsx.load(from.buffer as ArrayBuffer)
  fill(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('the template of a province', () => {
  it('is read as it was filled in, without a mapping', async () => {
    const template = await buildTemplate(AN_GIANG, { indicators: ['POOR_HH_RATE', 'HH_TOTAL'] })
    const rows: Partial<Record<RecordColumnCode, string | number>>[] = [
      {
        area: 'VN63-89 · An Giang (đến 2025-06-30)',
        indicator: 'POOR_HH_RATE · Tỷ lệ hộ nghèo',
        standard: 'MDP_2022_2025 · Chuẩn nghèo đa chiều giai đoạn 2022–2025',
        period: 2022,
        value: 2.81,
        status: 'P · sơ bộ',
      },
      {
        area: 'VN63-91 · Kiên Giang',
        indicator: 'HH_TOTAL · Tổng số hộ dân cư',
        period: '2022',
        value: '456.800',
      },
    ]
    const filled = await workbookOf((workbook) => {
      const sheet = workbook.getWorksheet('Số liệu')
      for (const [index, cells] of rows.entries())
        for (const [at, code] of RECORD_COLUMN_CODES.entries())
          if (sheet && cells[code] !== undefined) sheet.getCell(index + 2, at + 1).value = cells[code]
    }, template)
    const { summary, figures } = await readContent('mau.xlsx', filled, { numbers: 'VI' })
    expect(findingsOf(summary)).toEqual([])
    expect(figures.map(lineOf)).toEqual([
      'VN63-89 | POOR_HH_RATE | 2022 | 2.81 2/0 | PERCENT | P | ACTUAL',
      'VN63-91 | HH_TOTAL | 2022 | 456800 0/0 | HOUSEHOLDS | A | ACTUAL',
    ])
    expect(summary).toMatchObject({ format: 'XLSX', sheet: 'Số liệu', form: 'RECORDS', figures: 2 })
  })
})

function fill(sheet: Excel.Worksheet, rows: readonly (readonly unknown[])[]): void {
  for (const row of rows) sheet.addRow([...row])
}

describe('a workbook', () => {
  const columns = ['Địa bàn', 'Chỉ tiêu', 'Kỳ', 'Giá trị']

  it('is read sheet by sheet, hidden rows as well, and says so', async () => {
    const content = await workbookOf((workbook) => {
      for (const year of [2021, 2022])
        fill(workbook.addWorksheet(`Năm ${year}`), [columns, ['VN63-89', 'HH_TOTAL', year, 500 + year]])
      const hidden = workbook.getWorksheet('Năm 2022')?.getRow(2)
      if (hidden) hidden.hidden = true
    })
    const { summary } = await readContent('bieu.xlsx', content)
    expect(summary.sample.map(lineOf)).toEqual([
      'VN63-89 | HH_TOTAL | 2021 | 2521 0/0 | HOUSEHOLDS | A | ACTUAL',
      'VN63-89 | HH_TOTAL | 2022 | 2522 0/0 | HOUSEHOLDS | A | ACTUAL',
    ])
    expect(findingsOf(summary)).toEqual(['HIDDEN_ROWS R2C·'])
    expect([summary.sheet, summary.rows]).toEqual([null, 2])
    const one = await readContent('bieu.xlsx', content, { sheet: 'Năm 2021' })
    expect([one.summary.sheet, one.summary.figures]).toEqual(['Năm 2021', 1])
  })

  it('is told what became of its cells', async () => {
    const content = await workbookOf((workbook) => {
      const sheet = workbook.addWorksheet('Số liệu')
      fill(sheet, [
        columns,
        ['VN63-89', 'HH_TOTAL', 2020, new Date('2020-02-01')],
        ['VN63-89', 'HH_TOTAL', 2021, { error: '#REF!' }],
        ['VN63-89', 'TRAINED_LABOUR_RATE', 2022, 0.705],
        ['VN63-89', 'TRAINED_LABOUR_RATE', 2023, 71],
      ])
      sheet.getCell('D4').numFmt = '0.0%'
      sheet.getCell('D5').numFmt = '0.0'
    })
    const { summary } = await readContent('bieu.xlsx', content)
    expect(findingsOf(summary).map((finding) => finding.split(' ').slice(0, 2).join(' '))).toEqual([
      'BECAME_DATE R2C4',
      'ERROR_VALUE R3C4',
      'PERCENT_FORMAT R4C4',
    ])
    expect(summary.sample.map(lineOf)).toEqual([
      'VN63-89 | TRAINED_LABOUR_RATE | 2022 | 70.5 1/0 | PERCENT | A | ACTUAL',
      'VN63-89 | TRAINED_LABOUR_RATE | 2023 | 71.0 1/0 | PERCENT | A | ACTUAL',
    ])
  })
})

describe('a table of areas and years', () => {
  const table =
    'Tổng số hộ dân cư. Đơn vị tính: Hộ,,\n,2021,2022\nAn Giang,500,510\nKiên Giang,400,410\nCẢ NƯỚC,9000,9100\n'

  const cells = table
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => (/^\d+$/.test(cell) ? Number(cell) : cell)))

  it('is read as such when it has no header of records', async () => {
    const { summary, figures } = await readContent('bang.csv', table)
    expect(findingsOf(summary)).toEqual([])
    expect(figures.map(lineOf)).toEqual([
      'VN63-89 | HH_TOTAL | 2021 | 500 0/0 | HOUSEHOLDS | A | ACTUAL',
      'VN63-89 | HH_TOTAL | 2022 | 510 0/0 | HOUSEHOLDS | A | ACTUAL',
      'VN63-91 | HH_TOTAL | 2021 | 400 0/0 | HOUSEHOLDS | A | ACTUAL',
      'VN63-91 | HH_TOTAL | 2022 | 410 0/0 | HOUSEHOLDS | A | ACTUAL',
    ])
    expect(summary).toMatchObject({ form: 'MATRIX', rows: 2, setAside: [{ why: 'COUNTRY' }] })
  })

  it('is read the same again by the mapping that came of it', async () => {
    const { summary, figures } = await readContent('bang.csv', table)
    const again = await readContent('bang.csv', table, { mapping: summary.mapping })
    expect(again.figures).toEqual(figures)
    expect(again.summary.mapping).toEqual(summary.mapping)
  })

  it('of several sheets one is read, and the others are told', async () => {
    const content = await workbookOf((workbook) => {
      for (const name of ['A', 'B']) fill(workbook.addWorksheet(name), cells)
    })
    const { summary } = await readContent('bang.xlsx', content)
    expect([summary.sheet, findingsOf(summary)]).toEqual(['A', ['SHEETS_NOT_READ R·C· B']])
    const other = await readContent('bang.xlsx', content, { sheet: 'C' })
    expect(findingsOf(other.summary)).toEqual(['SHEET_UNKNOWN R·C· C'])
  })
})

describe('figures go out', () => {
  it('in batches, each when the one before was taken, and progress is told', async () => {
    const path = await placeFile('dai.csv', households(5600))
    const sizes: number[] = []
    const rows: number[] = []
    let isTaking = false
    const summary = await readFile(
      { path, name: 'dai.csv', province: 'VN34-91', mapping: null, today: '2025-11-22' },
      async (batch) => {
        expect(isTaking).toBe(false)
        isTaking = true
        await new Promise((resolve) => setTimeout(resolve, 2))
        isTaking = false
        sizes.push(batch.length)
      },
      (read) => rows.push(read),
    )
    expect(sizes).toEqual([1000, 1000, 1000, 1000, 1000, 600])
    expect(rows).toEqual([5000, 5600])
    expect(summary).toMatchObject({ rows: 5600, figures: 5600, report: { groups: [] } })
  })

  it('no more once an error was found, and the rest is read for what else is wrong', async () => {
    const content = `${households(2500)}VN63-89,HH_TOTAL,2022,abc,\n${households(1500).split('\n').slice(1).join('\n')}`
    const { summary, figures } = await readContent('dai.csv', content)
    expect(figures.length).toBe(2000)
    expect(summary.report.groups.map(({ code, count }) => [code, count])).toEqual([
      ['KEY_DUPLICATE', 1500],
      ['NUMBER_UNREADABLE', 1],
    ])
  })

  it('not out of a file that is changed meanwhile', async () => {
    const path = await placeFile('dai.csv', households(3000))
    const request = { path, name: 'dai.csv', province: 'VN34-91', mapping: null, today: '2025-11-22' }
    const reading = readFile(request, () => appendFile(path, 'VN63-89,HH_TOTAL,2022,1,\n'))
    await expect(reading).rejects.toMatchObject({ code: 'FILE_CHANGED', params: { file: 'dai.csv' } })
  })

  it('with the hash of the bytes that were read', async () => {
    const { summary } = await readContent('bieu.csv', `${HEADER}VN63-89,HH_TOTAL,2022,500\n`)
    expect(summary.sha256).toBe('8237aed7a583c4c4ec8cad075ccb637b7b105a0e0023da28f9e83052224e7434')
  })
})

describe('the encoding that the office states', () => {
  /** "Bé" in TCVN3 is "Bộ"; the word alone reads in two encodings. */
  const note = Buffer.from(`area,indicator,period,value,note\nVN63-89,HH_TOTAL,2022,529253,B\xe9\n`, 'latin1')

  it('is believed where the words do not tell', async () => {
    const unsaid = await readContent('a.csv', note)
    expect(findingsOf(unsaid.summary)).toEqual(['ENCODING_UNCERTAIN R·C· Bé'])
    const { summary, figures } = await readContent('a.csv', note, { encoding: 'TCVN3' })
    expect([summary.encoding, findingsOf(summary)]).toEqual(['TCVN3', []])
    expect(figures[0]?.observation.note).toBe('Bộ')
  })

  it('opens UTF-16 without its mark, which looks like no text', async () => {
    const wide = Buffer.from('area\tindicator\tperiod\tvalue\nVN63-89\tHH_TOTAL\t2022\t529253\n', 'utf16le')
    await expect(readContent('a.csv', wide)).rejects.toMatchObject({ code: 'FILE_NOT_TABLE' })
    const { summary, figures } = await readContent('a.csv', wide, { encoding: 'UTF-16LE' })
    expect([summary.format, summary.encoding, figures.length]).toEqual(['TSV', 'UTF-16LE', 1])
  })

  it('holds for a table that is seen whole', async () => {
    const table = Buffer.from('B\xe9,2020,2021\nAn Giang,1,2\n', 'latin1')
    expect(findingsOf((await readContent('a.csv', table)).summary)).toContain('ENCODING_UNCERTAIN R·C· Bé')
    const { summary } = await readContent('a.csv', table, { encoding: 'TCVN3' })
    expect(summary.encoding).toBe('TCVN3')
    expect(findingsOf(summary).filter((finding) => finding.startsWith('ENCODING'))).toEqual([])
  })
})
