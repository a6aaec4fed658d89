import { CFB, utils, write } from '@e965/xlsx'
import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { LienTinhError } from '#schema/errors.ts'
import { openWorkbook } from '#services/intake/workbook/open-workbook.ts'
import { placeFile } from '../place-file.ts'

const open = async (name: string, content: string | Uint8Array) =>
  openWorkbook(await placeFile(name, content), { name })

const refusalOf = (name: string, content: string | Uint8Array) =>
  open(name, content).then(
    () => null,
    ({ code, params }: LienTinhError) => [code, params.reasonEn ?? params.whatEn],
  )

async function xlsx(fill: (sheet: Excel.Worksheet, book: Excel.Workbook) => void): Promise<Uint8Array> {
  const book = new Excel.Workbook()
  fill(book.addWorksheet('Số liệu'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** The first column of the first sheet. */
async function cellsOf(content: Uint8Array) {
  const { grids } = await open('a.xlsx', content)
  return grids[0]?.rows.map((row) => row[0])
}

function column(values: readonly Excel.CellValue[], format?: string) {
  return xlsx((sheet) => {
    values.forEach((value, index) => {
      sheet.getCell(index + 1, 1).value = value
      if (format) sheet.getCell(index + 1, 1).numFmt = format
    })
  })
}

describe('a cell of a workbook', () => {
  it('has the number to the digits that were typed', async () => {
    const cells = await cellsOf(await column([49.300000000000004, 1387, -0.1 - 0.2, 14e9, 1.5e-7, 1e21, 0]))
    expect(cells?.map((cell) => cell?.number)).toEqual([
      '49.3',
      '1387',
      '-0.3',
      '14000000000',
      '0.00000015',
      '1000000000000000000000',
      '0',
    ])
  })

  it('has its text in composed Unicode, without space around, with one kind of Đ', async () => {
    const cells = await cellsOf(await column([' Ðắk Lắk\u00a0'.normalize('NFD'), 'Tổng\r\nsố']))
    expect(cells?.map((cell) => cell?.text)).toEqual(['Đắk Lắk', 'Tổng\nsố'])
  })

  it('says that it became a date', async () => {
    expect(await cellsOf(await column([44563], 'd-mmm'))).toEqual([
      { text: '2-Jan', number: '44563', traps: ['BECAME_DATE'] },
    ])
  })

  it('shows the short date as it is shown in Vietnam', async () => {
    expect((await cellsOf(await column([44563], 'mm-dd-yy')))?.[0]?.text).toBe('02/01/2022')
  })

  it('says that it is a percentage, and keeps the fraction', async () => {
    expect(await cellsOf(await column([0.153], '0.0%'))).toEqual([
      { text: '15.3%', number: '0.153', traps: ['PERCENT_FORMAT'] },
    ])
  })

  it('says that fewer digits are shown than stored, and no more', async () => {
    const cells = await cellsOf(await column([1234.56, 1234, -1234.5], '#,##0.0'))
    expect(cells?.map((cell) => [cell?.text, cell?.traps])).toEqual([
      ['1,234.6', ['SHOWN_ROUNDED']],
      ['1,234.0', []],
      ['-1,234.5', []],
    ])
  })

  it('says that thousands are shown as ones', async () => {
    expect(await cellsOf(await column([1387000], '#,##0,'))).toEqual([
      { text: '1,387', number: '1387000', traps: ['SHOWN_ROUNDED'] },
    ])
  })

  it('is a text that looks like a number', async () => {
    const cells = await cellsOf(await column(['1.387', '2.000.000', '15,3%', '2016-2020', 'dưới 4']))
    expect(cells?.map((cell) => [cell?.number, cell?.traps])).toEqual([
      [null, ['NUMBER_AS_TEXT']],
      [null, ['NUMBER_AS_TEXT']],
      [null, ['NUMBER_AS_TEXT']],
      [null, []],
      [null, []],
    ])
  })

  it('is an error, or a formula: with its result, or without one', async () => {
    const values = [{ error: '#REF!' }, { formula: 'A3*2', result: 84 }, { formula: 'SUM(B1:B9)' }]
    expect(await cellsOf(await column(values as Excel.CellValue[]))).toEqual([
      { text: '#REF!', number: null, traps: ['ERROR_VALUE'] },
      { text: '84', number: '84', traps: [] },
      { text: '', number: null, traps: ['FORMULA_WITHOUT_RESULT'] },
    ])
  })
})

describe('a sheet', () => {
  it('keeps its place, its merged cells, and what is hidden or filtered out', async () => {
    const content = await xlsx((sheet) => {
      sheet.getCell('B3').value = 'Năm'
      sheet.mergeCells('B3:D4')
      sheet.getCell('A6').value = 'Hà Nội'
      sheet.getRow(6).hidden = true
      sheet.getColumn(3).hidden = true
      sheet.getCell('A9').numFmt = '0.0' // a format is no content
    })
    const grid = (await open('a.xlsx', content)).grids[0]
    expect(grid?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      [],
      [],
      ['', 'Năm'],
      [],
      [],
      ['Hà Nội'],
    ])
    expect(grid).toMatchObject({
      file: 'a.xlsx',
      sheet: 'Số liệu',
      merges: [{ fromRow: 3, toRow: 4, fromColumn: 2, toColumn: 4 }],
      hiddenRows: new Set([6]),
      hiddenColumns: new Set([3]),
    })
  })

  it('that is hidden is not read, and that is told; an empty one is nothing', async () => {
    const content = await xlsx((sheet, book) => {
      sheet.getCell('A1').value = 'x'
      book.addWorksheet('Danh mục', { state: 'hidden' }).getCell('A1').value = 'y'
      book.addWorksheet('Sheet2')
    })
    const { grids, findings } = await open('a.xlsx', content)
    expect(grids.map(({ sheet }) => sheet)).toEqual(['Số liệu'])
    expect(findings).toMatchObject([{ code: 'SHEET_HIDDEN', value: 'Danh mục' }])
  })
})

describe('the encoding of a workbook', () => {
  it('is TCVN3 where the words say so, sheet by sheet', async () => {
    const content = await xlsx((sheet, book) => {
      sheet.addRow(['Bé Tµi chÝnh', '§¬n vÞ: TriÖu ®ång', 'tr­ëng', 1.5])
      book.addWorksheet('Unicode').addRow(['Bộ Tài chính', 'Hà Nam', 'Cà Mau'])
    })
    const { encoding, grids } = await open('a.xlsx', content)
    expect([encoding, ...grids.map(({ rows }) => rows[0]?.map(({ text }) => text))]).toEqual([
      'TCVN3',
      ['Bộ Tài chính', 'Đơn vị: Triệu đồng', 'trưởng', '1.5'],
      ['Bộ Tài chính', 'Hà Nam', 'Cà Mau'],
    ])
  })

  it('is not guessed: words of another old font are a finding, and stay as they are', async () => {
    const content = await xlsx((sheet) => sheet.addRow(['Tænh Bình Döông', 'Ñoàng Thaùp', 'Haäu Giang']))
    const { findings, grids } = await open('a.xlsx', content)
    expect(grids[0]?.rows[0]?.[0]?.text).toBe('Tænh Bình Döông')
    expect(findings).toMatchObject([
      { code: 'ENCODING_UNCERTAIN', place: { sheet: 'Số liệu' }, value: 'Tænh' },
    ])
  })

  it('is no question where a foreign name stands among Vietnamese ones', async () => {
    const content = await xlsx((sheet) => sheet.addRow(['Hội An', 'Café Zoë', 'Diện tích (km²)']))
    expect((await open('a.xlsx', content)).findings).toEqual([])
  })
})

describe('what a file is', () => {
  const PAGE =
    '<html><head><meta charset="utf-8"></head><body><table><tr><th rowspan="2">Tỉnh</th><th colspan="2">2020</th></tr>' +
    '<tr><td>Nam</td><td>N&#7919; &amp; tr&#x1EBB;</td></tr><tr><td>S&oacute;c Tr&#259;ng</td><td>1.500</td><td>1-2</td></tr></table></body></html>'

  it('shows in its content: a web page saved as .xls, whose figures stay texts', async () => {
    const { format, encoding, grids } = await open('a.xls', PAGE)
    expect([format, encoding]).toEqual(['HTML', 'UTF-8'])
    expect(grids[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Tỉnh', '2020'],
      ['', 'Nam', 'Nữ & trẻ'],
      ['Sóc Trăng', '1.500', '1-2'],
    ])
    expect(grids[0]?.rows[2]?.[1]).toEqual({ text: '1.500', number: null, traps: [] })
    expect(grids[0]?.merges).toHaveLength(2)
  })

  it('shows in its content: text saved as .xlsx', async () => {
    expect((await open('a.xlsx', 'Tỉnh\t2020\nAn Giang\t1,5\n')).format).toBe('TSV')
  })

  it('shows in its content: the workbook of Excel 97 with any name', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([['Hoà Bình', 12.5]]), 'Bảng 1')
    const { format, grids } = await open('a.dat', write(book, { type: 'buffer', bookType: 'biff8' }))
    expect([format, grids[0]?.sheet, grids[0]?.rows]).toEqual([
      'XLS',
      'Bảng 1',
      [
        [
          { text: 'Hoà Bình', number: null, traps: [] },
          { text: '12.5', number: '12.5', traps: [] },
        ],
      ],
    ])
  })

  it('may be nothing that is a table', async () => {
    const zip = CFB.utils.cfb_new()
    CFB.utils.cfb_add(zip, 'word/document.xml', Buffer.from('<x/>'))
    const locked = CFB.utils.cfb_new()
    CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.alloc(64))
    CFB.utils.cfb_add(locked, '/EncryptionInfo', Buffer.alloc(64))
    const whole = await xlsx((sheet) => sheet.addRow(['x']))
    expect([
      await refusalOf('a.docx', CFB.write(zip, { type: 'buffer', fileType: 'zip' })),
      await refusalOf('a.xlsx', CFB.write(locked, { type: 'buffer' })),
      await refusalOf('a.xlsx', whole.subarray(0, -30)),
      await refusalOf('a.xlsx', await xlsx(() => {})),
    ]).toEqual([
      [
        'FILE_NOT_TABLE',
        'it is some other archive, not an .xlsx workbook (.xlsb, .ods and .docx are not read)',
      ],
      ['FILE_NOT_TABLE', 'it is protected by a password'],
      ['FILE_NOT_TABLE', 'it is damaged or was not downloaded completely'],
      ['FILE_EMPTY', undefined],
    ])
  })
})
