import { CFB, utils, write } from '@e965/xlsx'
import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { annotateFile } from '#services/intake/annotate.ts'
import type { Finding, FindingCode } from '#services/intake/finding.ts'
import { createReport } from '#services/intake/finding-report.ts'
import { buildTemplate } from '#services/intake/template/build-template.ts'
import { placeFile } from './place-file.ts'

async function annotate(
  name: string,
  content: string | Uint8Array,
  findings: readonly Finding[],
  lang?: 'EN',
) {
  const { report, summarise } = createReport()
  for (const finding of findings) report(finding)
  const path = await placeFile(name, content)
  const workbook = new Excel.Workbook()
  const bytes = await annotateFile(path, name, summarise(), lang && { lang })
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook
}

const unknownArea = (sheet: string | null, row: number | null, column: number | null): Finding => ({
  code: 'AREA_UNKNOWN',
  place: { file: 'a.xlsx', sheet, row, column },
  value: 'An Gang',
  params: { value: 'An Gang', candidates: ['VN34-91'] },
})

const note: Finding = {
  code: 'SHEET_HIDDEN',
  place: { file: 'a.xlsx', sheet: 'Cũ', row: null, column: null },
  value: 'Cũ',
  params: {},
}

const fillOf = (cell: Excel.Cell | undefined) =>
  cell?.fill?.type === 'pattern' ? cell.fill.fgColor?.argb : undefined
const noteOf = (cell: Excel.Cell | undefined) =>
  typeof cell?.note === 'string' ? cell.note : cell?.note?.texts?.map(({ text }) => text).join('')

async function book(fill: (sheet: Excel.Worksheet) => void): Promise<Uint8Array> {
  const workbook = new Excel.Workbook()
  fill(workbook.addWorksheet('Số liệu'))
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('an annotated workbook', () => {
  const table = () =>
    book((sheet) => {
      sheet.addRow(['Tỉnh', '2020']).font = { bold: true }
      sheet.addRow(['An Gang', 1387.5])
      sheet.addRow(['Cà Mau', { formula: 'B2*2', result: 2775 }])
      for (const address of ['A2', 'A3']) sheet.getCell(address).font = { italic: true } // one style for both
      sheet.getCell('B2').numFmt = '#,##0.0'
      sheet.getCell('A2').note = 'hỏi lại huyện'
    })

  it('has the faulty cell coloured, with the sentence, what to do and the code beside what was noted before', async () => {
    const cell = (await annotate('a.xlsx', await table(), [unknownArea('Số liệu', 2, 1)]))
      .getWorksheet('Số liệu')
      ?.getCell('A2')
    expect([fillOf(cell), noteOf(cell)]).toEqual([
      'FFFFC7CE',
      'hỏi lại huyện\n\nLỗi AREA_UNKNOWN: Không biết địa bàn “An Gang”.\n→ Sửa tên, hoặc ghi vào ánh xạ (areas) tên này là mã nào, null nếu không nhập (huyện, xã); gần đúng: VN34-91.',
    ])
    expect([cell?.value, cell?.font.italic]).toEqual(['An Gang', true])
  })

  it('has every other cell as it was', async () => {
    const sheet = (await annotate('a.xlsx', await table(), [unknownArea('Số liệu', 2, 1)])).getWorksheet(
      'Số liệu',
    )
    expect([
      fillOf(sheet?.getCell('A3')),
      noteOf(sheet?.getCell('A3')),
      sheet?.getCell('A3').font.italic,
    ]).toEqual([undefined, undefined, true])
    expect([sheet?.getCell('B2').value, sheet?.getCell('B2').numFmt, sheet?.getCell('A1').font.bold]).toEqual(
      [1387.5, '#,##0.0', true],
    )
    expect(sheet?.getCell('B3').value).toEqual({ formula: 'B2*2', result: 2775 })
  })

  it('lists every finding with a link to its cell, the errors first', async () => {
    const workbook = await annotate('a.xlsx', await table(), [note, unknownArea('Số liệu', 2, 1)], 'EN')
    const list = workbook.getWorksheet('To review')
    expect(list?.getRow(2).values).toEqual([
      undefined,
      'Error',
      'AREA_UNKNOWN',
      { text: "a.xlsx, 'Số liệu'!A2", hyperlink: "#'Số liệu'!A2" },
      'An Gang',
      'There is no area "An Gang".',
      'Mend the name, or say in the mapping (areas) which id it means, null to leave it out (districts, communes); close: VN34-91.',
    ])
    expect(list?.getCell('C3').value).toBe('a.xlsx, Cũ')
    expect(list?.rowCount).toBe(3)
  })

  it('counts what it does not list', async () => {
    const path = await placeFile('a.xlsx', await table())
    const group = {
      code: 'AREA_UNKNOWN' as FindingCode,
      severity: 'ERROR' as const,
      count: 12,
      findings: [unknownArea('Số liệu', 2, 1)],
    }
    const bytes = await annotateFile(path, 'a.xlsx', { errors: 12, warnings: 0, notes: 0, groups: [group] })
    const workbook = new Excel.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    expect(workbook.getWorksheet('Cần xem lại')?.getCell('C3').value).toBe('… và 11 chỗ nữa')
  })

  it('has two findings of one cell in one note, also where the cell is merged', async () => {
    const content = await book((sheet) => {
      sheet.getCell('B2').value = 'Năm'
      sheet.mergeCells('B2:C3')
    })
    const workbook = await annotate('a.xlsx', content, [
      unknownArea('Số liệu', 2, 2),
      unknownArea('Số liệu', 3, 3),
    ])
    expect(noteOf(workbook.getWorksheet('Số liệu')?.getCell('B2'))?.match(/AREA_UNKNOWN/g)).toHaveLength(2)
  })

  it('keeps the name of a sheet that the office has given already', async () => {
    const content = await book((sheet) => {
      sheet.name = 'Cần xem lại'
      sheet.addRow(['x'])
    })
    const workbook = await annotate('a.xlsx', content, [])
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Cần xem lại', 'Cần xem lại (2)'])
  })
})

describe('the drop-down lists of an annotated workbook', () => {
  it('stay, as those of our template', async () => {
    const template = await buildTemplate(resolveProvince(registry, 'an-giang'))
    const sheet = (await annotate('mau.xlsx', template, [])).getWorksheet('Số liệu')
    expect(sheet?.getCell('B5000').dataValidation?.formulae).toEqual(['Danh_muc!$A$2:$A$4'])
  })

  it('go where they cover whole columns, which would be a million cells each', async () => {
    const content = await book((sheet) => {
      sheet.addRow(['Có', 'x'])
      const { dataValidations } = sheet as Excel.Worksheet & {
        dataValidations: { add(range: string, rule: Excel.DataValidation): void }
      }
      dataValidations.add('A1:A1048576', { type: 'list', formulae: ['"Có,Không"'] })
    })
    const sheet = (await annotate('a.xlsx', content, [unknownArea('Số liệu', 1, 2)])).getWorksheet('Số liệu')
    expect([
      sheet?.getCell('A1').value,
      sheet?.getCell('A1').dataValidation,
      fillOf(sheet?.getCell('B1')),
    ]).toEqual(['Có', undefined, 'FFFFC7CE'])
  })

  it('are no way to keep the server busy: nor are merged cells', async () => {
    const content = await book((sheet) => sheet.addRow(['x']))
    const sheetXml = CFB.read(Buffer.from(content), { type: 'buffer' })
    const part = CFB.find(sheetXml, '/xl/worksheets/sheet1.xml')
    const merged = String(Buffer.from(part.content)).replace(
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    CFB.utils.cfb_add(sheetXml, '/xl/worksheets/sheet1.xml', Buffer.from(merged))
    const heavy = CFB.write(sheetXml, { type: 'buffer', fileType: 'zip' })
    await expect(annotate('a.xlsx', heavy, [])).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { limit: 500_000 },
    })
  })
})

describe('an annotated file of another kind', () => {
  it('is a workbook made of a text, whose figures stay texts', async () => {
    const workbook = await annotate('a.csv', 'Tỉnh;2020\nAn Gang;1.500\n', [unknownArea(null, 2, 1)])
    const sheet = workbook.getWorksheet('Dữ liệu')
    expect([sheet?.getCell('B2').value, fillOf(sheet?.getCell('A2')), fillOf(sheet?.getCell('B2'))]).toEqual([
      '1.500',
      'FFFFC7CE',
      undefined,
    ])
  })

  it('is made of the first rows of a long text and of those with findings, at their own numbers', async () => {
    const workbook = await annotate('a.csv', 'x;1;2;3\n'.repeat(130_000), [unknownArea(null, 129_000, 2)])
    const sheet = workbook.getWorksheet('Dữ liệu')
    expect([
      sheet?.getCell('A50').value,
      sheet?.getCell('A51').value,
      sheet?.getCell('A129000').value,
    ]).toEqual(['x', null, 'x'])
    expect(fillOf(sheet?.getCell('B129000'))).toBe('FFFFC7CE')
    expect(workbook.getWorksheet('Cần xem lại')?.getCell('E2').value).toMatch(/^Tệp dài/)
  })

  it('is made of an .xls, with its numbers and in readable letters', async () => {
    const rows = [
      ['Bé Tµi chÝnh', '§¬n vÞ', 'tr­ëng'],
      ['An Giang', 12.5],
    ]
    const old = write(utils.book_new(utils.aoa_to_sheet(rows), 'Sheet1'), {
      type: 'buffer',
      bookType: 'biff8',
    })
    const sheet = (await annotate('a.xls', old, [unknownArea('Sheet1', 2, 1)])).getWorksheet('Sheet1')
    expect([sheet?.getCell('A1').value, sheet?.getCell('B2').value, fillOf(sheet?.getCell('A2'))]).toEqual([
      'Bộ Tài chính',
      12.5,
      'FFFFC7CE',
    ])
  })

  it('is made of a web page saved as .xls', async () => {
    const page =
      '<html><table><tr><td colspan="2">2020</td></tr><tr><td>An Gang</td><td>1.500</td></tr></table></html>'
    const sheet = (await annotate('a.xls', page, [unknownArea('Sheet1', 2, 1)])).worksheets[0]
    expect([sheet?.getCell('B2').value, fillOf(sheet?.getCell('A2'))]).toEqual(['1.500', 'FFFFC7CE'])
  })
})
