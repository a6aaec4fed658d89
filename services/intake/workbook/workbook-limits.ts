// How large a spreadsheet may be, and that an .xlsx is no larger than that before a library unfolds it in memory.
// What an archive says of itself is not believed: each part is unpacked once, counted, and forgotten.
import { formatMegabytes, MEGABYTE, notTable, tooLarge } from './refusals.ts'
import { listZipEntries, type ZipEntry } from './zip-entries.ts'

export const MOST_ROWS = 1_048_576
export const MOST_COLUMNS = 1000
/** Of one sheet, which is held in memory. */
export const MOST_CELLS = 5_000_000

const LARGEST_UNPACKED = 500 * MEGABYTE
/** Unpacked to packed, for parts that unpack to more than 10 MB; sheets of figures reach 20 to 30. */
const DENSEST = 100
const BIG = 10 * MEGABYTE

/** Throws FILE_TOO_LARGE, or FILE_NOT_TABLE when it is another archive or damaged. */
export async function requireModestArchive(zip: Buffer, name: string, mostCells = MOST_CELLS): Promise<void> {
  const entries = await listZipEntries(zip)
  if (!entries) throw notTable(name, 'DAMAGED')
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) throw notTable(name, 'OTHER_ZIP')
  checkDeclared(entries, name)
  for (const entry of entries) await checkPart(entry, { name, mostCells })
}

function checkDeclared(entries: readonly ZipEntry[], name: string): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (unpacked > LARGEST_UNPACKED)
    throw tooLarge(name, 'UNPACKED', formatMegabytes(unpacked), formatMegabytes(LARGEST_UNPACKED))
  for (const { packed, unpacked } of entries)
    if (unpacked > BIG && unpacked > packed * DENSEST)
      throw tooLarge(name, 'RATIO', Math.ceil(unpacked / Math.max(1, packed)), DENSEST)
}

/** Holds a part to the bytes it declared and the cells a sheet may have. Any part may be a sheet: names are the maker's choice. */
async function checkPart(
  entry: ZipEntry,
  { name, mostCells }: { readonly name: string; readonly mostCells: number },
): Promise<void> {
  let cells = 0
  let rest = ''
  for await (const piece of unpackSoundly(entry, name)) {
    const xml = rest + piece.toString('latin1')
    const end = Math.max(0, xml.lastIndexOf('<')) // a tag that is cut in two is counted with the next piece
    cells += countCells(xml.slice(0, end))
    rest = xml.slice(Math.max(end, xml.length - LONGEST_TAG))
    if (cells > mostCells) break
  }
  if (cells + countCells(rest) > mostCells) throw tooLarge(name, 'CELLS', `> ${mostCells}`, mostCells)
}

const LONGEST_TAG = 8 * 1024

async function* unpackSoundly(entry: ZipEntry, name: string): AsyncIterable<Buffer> {
  try {
    yield* entry.read()
  } catch (error) {
    throw notTable(name, 'DAMAGED', error)
  }
}

/** Cells, and those that a link or a column's width is stretched over: the library makes each of them. */
function countCells(xml: string): number {
  const cells = xml.match(/<(?:\w+:)?c[ >/]/g)?.length ?? 0
  const stretched = [...xml.matchAll(/<(?:\w+:)?(?:hyperlink|col) [^<]*/g)].map(([tag]) => stretchOf(tag))
  return stretched.reduce((sum, more) => sum + more, cells)
}

function stretchOf(tag: string): number {
  const [, range] = /ref="([A-Z\d:]+)"/.exec(tag) ?? []
  const [, last = '0'] = /max="(\d+)"/.exec(tag) ?? []
  return (range ? areaOf(range) : 0) + Math.max(0, Number(last) - MOST_COLUMNS_OF_EXCEL)
}

/**
 * How many cells a range has.
 *
 * @example [areaOf('B2:C5'), areaOf('AA1')]
 * // [8, 1]
 */
export function areaOf(range: string): number {
  const [, fromColumn = '', fromRow = '0', toColumn = fromColumn, toRow = fromRow] =
    /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(range) ?? []
  return (Number(toRow) - Number(fromRow) + 1) * (columnNumber(toColumn) - columnNumber(fromColumn) + 1)
}

const MOST_COLUMNS_OF_EXCEL = 16_384

/** @example columnNumber('AB') // 28 */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}
