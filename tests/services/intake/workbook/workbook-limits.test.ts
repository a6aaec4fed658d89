import { truncate } from 'node:fs/promises'
import { deflateRawSync } from 'node:zlib'
import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { LienTinhError } from '#schema/errors.ts'
import { openWorkbook } from '#services/intake/workbook/open-workbook.ts'
import { requireSourceFile } from '#services/intake/workbook/source-file.ts'
import { requireModestArchive } from '#services/intake/workbook/workbook-limits.ts'
import { placeFile } from '../place-file.ts'

interface Part {
  readonly name: string
  readonly content: Buffer
  /** What the archive says the part unpacks to, where it is not the truth. */
  readonly declared?: number
}

/** A zip archive as its format describes it, so that it can lie. */
function zip(parts: readonly Part[]): Buffer {
  const headers: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, declared } of parts) {
    const packed = deflateRawSync(content)
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(declared ?? content.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    headers.push(header, Buffer.from(name), packed)
    directory.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...headers, ...directory, end])
}

const WORKBOOK = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') }
const sheet = (content: string | Buffer, declared?: number): Part => ({
  name: 'xl/worksheets/sheet1.xml',
  content: Buffer.from(content),
  ...(declared === undefined ? {} : { declared }),
})

const refusalOf = (archive: Buffer) =>
  requireModestArchive(archive, 'a.xlsx').then(
    () => null,
    ({ code, params }: LienTinhError) => [code, params.whatEn ?? params.reasonEn],
  )

describe('an archive', () => {
  it('is refused where it says that it unpacks to more than 500 MB', async () => {
    expect(await refusalOf(zip([WORKBOOK, sheet('<c/>', 600 * 1024 * 1024)]))).toEqual([
      'FILE_TOO_LARGE',
      'its size when unpacked',
    ])
  })

  it('is refused where a big part is packed over a hundredfold', async () => {
    const bomb = zip([WORKBOOK, sheet(Buffer.alloc(11 * 1024 * 1024, 'a'))])
    expect(await refusalOf(bomb)).toEqual(['FILE_TOO_LARGE', 'how densely it is packed'])
  })

  it('is refused where it unpacks to more than it says', async () => {
    const bomb = zip([WORKBOOK, sheet(Buffer.alloc(11 * 1024 * 1024, 'a'), 1000)])
    expect(await refusalOf(bomb)).toEqual([
      'FILE_NOT_TABLE',
      'it is damaged or was not downloaded completely',
    ])
  })

  it('is refused for more than five million cells, before they are made', async () => {
    const cells = Buffer.from('<c r="A1"><v>1</v></c>'.repeat(1000))
    const content = Buffer.concat(Array.from({ length: 400 }, () => cells))
    expect(await refusalOf(zip([WORKBOOK, sheet(content)]))).toBeNull()
    const stretched = '<hyperlink ref="A1:XFD1048576"/>'
    expect(await refusalOf(zip([WORKBOOK, sheet(stretched)]))).toEqual([
      'FILE_TOO_LARGE',
      'the number of cells of one sheet',
    ])
    const widened = '<col min="1" max="4000000000"/>'
    expect(await refusalOf(zip([WORKBOOK, sheet(`${widened}<c/>`)]))).toEqual([
      'FILE_TOO_LARGE',
      'the number of cells of one sheet',
    ])
  })

  it('is refused where its directory points beyond it', async () => {
    const archive = zip([WORKBOOK])
    archive.writeUInt32LE(0x7fffffff, archive.length - 22 - WORKBOOK.name.length - 4)
    expect(await refusalOf(archive)).toEqual([
      'FILE_NOT_TABLE',
      'it is damaged or was not downloaded completely',
    ])
  })

  it('is refused without a directory, and without a workbook', async () => {
    expect(await refusalOf(Buffer.from('PK\u0003\u0004'))).toEqual([
      'FILE_NOT_TABLE',
      'it is damaged or was not downloaded completely',
    ])
    expect((await refusalOf(zip([sheet('<c/>')])))?.[0]).toBe('FILE_NOT_TABLE')
  })
})

describe('a workbook', () => {
  it('has at most a thousand columns with content', async () => {
    const book = new Excel.Workbook()
    book.addWorksheet('Số liệu').getCell(1, 1001).value = 'x'
    const path = await placeFile('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
    await expect(openWorkbook(path, { name: 'a.xlsx' })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { whatEn: 'its number of columns', size: 1001, limit: 1000 },
    })
  })

  it('as a text that is seen whole has at most 200 MB', async () => {
    const path = await placeFile('a.csv', 'a;b\n'.repeat(20_000))
    await truncate(path, 200 * 1024 * 1024 + 1) // a hole in the file, which takes no room
    await expect(openWorkbook(path, { name: 'a.csv' })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { size: '201 MB', limit: '200 MB' },
    })
  })

  it('as a text of one figure a row has at most a gigabyte', async () => {
    const path = await placeFile('a.csv', 'a;b\n'.repeat(20_000))
    await truncate(path, 200 * 1024 * 1024 + 1)
    expect((await requireSourceFile(path, 'a.csv')).kind).toBe('TEXT')
    await truncate(path, 1024 * 1024 * 1024 + 1)
    await expect(requireSourceFile(path, 'a.csv')).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { size: '1025 MB', limit: '1024 MB' },
    })
  })
})
