import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import type { LienTinhError } from '#schema/errors.ts'
import type { TextEncoding } from '#services/intake/workbook/encodings.ts'
import { openRecords } from '#services/intake/workbook/open-records.ts'
import { placeFile } from '../place-file.ts'

async function read(content: string | Uint8Array, encoding?: TextEncoding) {
  const path = await placeFile('a.csv', content)
  const { pieces, ...file } = await openRecords(path, { name: 'a.csv', ...(encoding && { encoding }) })
  const rows: (readonly string[])[] = []
  for (const piece of pieces()) rows.push(...piece.map(({ cells }) => cells))
  return { ...file, rows }
}

const refusalOf = (content: string | Uint8Array) =>
  read(content).then(
    () => null,
    (error: LienTinhError) => [error.code, error.params.reasonEn],
  )

describe('the delimiter of a text', () => {
  it.each([
    ['a semicolon beside decimal commas', 'Tỉnh;2020;2021\nAn Giang;1,5;2,5\n', ';'],
    ['a comma beside semicolons within a cell', 'area,breakdown,value\nA,sex=F;age=15,1\nB,,2\n', ','],
    ['a comma beside quoted semicolons', '"a;b;c",d\n"e;f;g",h\n', ','],
    ['a tab', 'Tỉnh\t2020\nAn Giang\t1,5\n', '\t'],
    ['what the line for Excel says', 'sep=;\na,b;c,d\n', ';'],
    ['a semicolon under a title with a comma', '"Bảng 1, năm 2020"\n\nTỉnh;2020\nA;1\nB;2\n', ';'],
  ])('is %s', async (_, content, delimiter) => {
    expect((await read(content)).delimiter).toBe(delimiter)
  })
})

describe('the rows of a text', () => {
  it('are counted as a spreadsheet counts them: empty lines too, and a cell over two lines once', async () => {
    const path = await placeFile('a.csv', 'Bảng 1,\r\n\r\n"Tổng\r\nsố", 5 \r\nx,6')
    const rows = []
    for (const piece of (await openRecords(path, { name: 'a.csv' })).pieces()) rows.push(...piece)
    expect(rows).toEqual([
      { row: 1, cells: ['Bảng 1', ''] },
      { row: 2, cells: [''] },
      { row: 3, cells: ['Tổng\r\nsố', '5'] },
      { row: 4, cells: ['x', '6'] },
    ])
  })

  it('are composed Unicode with one kind of Đ', async () => {
    const { rows } = await read('\ufeffBà Rịa,Ðắk Lắk,Ɖà Nẵng\n'.normalize('NFD'))
    expect(rows).toEqual([['Bà Rịa', 'Đắk Lắk', 'Đà Nẵng']])
  })

  it('may be left before the end', async () => {
    const path = await placeFile('a.csv', 'x;1\n'.repeat(500_000))
    const { pieces } = await openRecords(path, { name: 'a.csv' })
    const firstRow = () => {
      for (const [row] of pieces()) return row
    }
    expect([firstRow(), firstRow()]).toEqual([
      { row: 1, cells: ['x', '1'] },
      { row: 1, cells: ['x', '1'] },
    ])
  })

  it('keep their letters where the file is read in pieces', async () => {
    const line = `${'Đặng Thuỳ Trâm,'.repeat(40)}1\n`
    const { rows } = await read(line.normalize('NFD').repeat(1500))
    expect([rows.length, new Set(rows.flat())]).toEqual([1500, new Set(['Đặng Thuỳ Trâm', '1'])])
  })
})

describe('the encoding of a text', () => {
  const TCVN3 = [
    0x54, 0xb5, 0x69, 0x20, 0x63, 0x68, 0xdd, 0x6e, 0x68, 0x2c, 0x48, 0xb5, 0x20, 0x4e, 0xe9, 0x69,
  ] // Tài chính,Hà Nội
  const CP1258 = [0x42, 0xe3, 0xec, 0x63, 0x20, 0x47, 0x69, 0x61, 0x6e, 0x67] // Bắc Giang

  it('is TCVN3 where only that reads as Vietnamese', async () => {
    expect(await read(Uint8Array.from(TCVN3))).toEqual({
      encoding: 'TCVN3',
      delimiter: ',',
      findings: [],
      rows: [['Tài chính', 'Hà Nội']],
    })
  })

  it('is Windows-1258 where only that does, with letter and tone put together', async () => {
    const { encoding, rows } = await read(Uint8Array.from(CP1258))
    expect([encoding, rows]).toEqual(['WINDOWS-1258', [['Bắc Giang']]])
    expect(rows[0]?.[0]).toHaveLength(9)
  })

  it.each([
    ['UTF-16LE', Buffer.from('\ufeffTỉnh\t2020\nAn Giang\t1,5', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufeffTỉnh\t2020\nAn Giang\t1,5', 'utf16le').swap16()],
  ])('is %s where its mark says so', async (encoding, content) => {
    expect(await read(content)).toMatchObject({
      encoding,
      delimiter: '\t',
      rows: [
        ['Tỉnh', '2020'],
        ['An Giang', '1,5'],
      ],
    })
  })

  it('is not guessed: words that read in no encoding are a finding', async () => {
    const vni = Buffer.from('Tænh Bình Döông,Vónh Long,Ñoàng Thaùp,Haäu Giang', 'latin1')
    const { encoding, findings } = await read(vni)
    expect([encoding, findings.map(({ code, params }) => [code, params])]).toEqual([
      null,
      [['ENCODING_UNCERTAIN', { candidates: ['TCVN3', 'WINDOWS-1258'] }]],
    ])
  })

  it('is not guessed: UTF-8 that breaks off within a letter is a finding', async () => {
    const whole = Buffer.from('Thừa Thiên Huế,Đắk Lắk,Quảng Ngãi,Hà Nội')
    expect((await read(whole.subarray(0, -2))).findings).toMatchObject([{ code: 'ENCODING_UNCERTAIN' }])
  })

  it('does not matter where every encoding says the same', async () => {
    const { rows, findings } = await read(Uint8Array.from([0x32, 0x30, 0x31, 0x36, 0x96, 0x32, 0x30])) // 2016–20
    expect([rows, findings]).toEqual([[['2016–20']], []])
  })

  it('is not guessed: one word that reads in both is a finding', async () => {
    const { encoding, findings } = await read(Uint8Array.from([0x42, 0xe9])) // Bé, or Bộ
    expect([encoding, findings.length]).toEqual([null, 1])
  })

  it('is not told by abbreviations', async () => {
    const circular = [0x51, 0xd0, 0x2d, 0x54, 0x54, 0x67, 0x2c, 0x42, 0xe3, 0xec, 0x63] // QĐ-TTg,Bắc
    expect((await read(Uint8Array.from(circular))).rows).toEqual([['QĐ-TTg', 'Bắc']])
  })

  it('is what the office says it is', async () => {
    const { encoding, rows, findings } = await read(Uint8Array.from([0x42, 0xe9]), 'TCVN3')
    expect([encoding, rows, findings]).toEqual(['TCVN3', [['Bộ']], []])
  })

  it('is not UTF-8 because the office says so: that can be checked', async () => {
    const { encoding, findings } = await read(Uint8Array.from([0x42, 0xe9]), 'UTF-8')
    expect([encoding, findings.length]).toEqual([null, 1])
  })
})

describe('a file that is no table of text', () => {
  it.each([
    ['nothing', '', ['FILE_EMPTY', undefined]],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
      ['FILE_NOT_TABLE', 'it is neither a spreadsheet nor text'],
    ],
    ['a PDF', '%PDF-1.7\n', ['FILE_NOT_TABLE', 'it is neither a spreadsheet nor text']],
    [
      'a quotation mark left open',
      'a,"b\nc,d\n',
      ['FILE_NOT_TABLE', 'a quotation mark is opened and never closed, or a row is far too long'],
    ],
    [
      'one endless line',
      'a'.repeat(3_000_000),
      ['FILE_NOT_TABLE', 'a quotation mark is opened and never closed, or a row is far too long'],
    ],
    ['a thousand and one columns', ','.repeat(1000), ['FILE_TOO_LARGE', undefined]],
  ])('is refused: %s', async (_, content, refusal) => {
    expect(await refusalOf(content)).toEqual(refusal)
  })

  it('is refused when it is not there, or is a folder', async () => {
    const codes = ['/nowhere/a.csv', import.meta.dirname].map((path) =>
      openRecords(path, { name: 'a.csv' }).catch((error: LienTinhError) => error.code),
    )
    expect(await Promise.all(codes)).toEqual(['FILE_NOT_FOUND', 'FILE_NOT_READABLE'])
  })
})
