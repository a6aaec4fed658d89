// Cells out of the bytes of a text: what a CSV parser does, for files of a million rows. A row mostly repeats the row above it, and a cell
// that does is not made again: it is the same text, which also tells who reads it that it was read before. Rows are those that csv-parse
// makes of the same text with its relaxed quotes: a test holds the two together.
import type { Delimiter } from './delimiter.ts'
import { MEGABYTE } from './refusals.ts'

export interface RowSplitter {
  /** The rows that end in this piece of the file, the first where the piece before broke off. Its bytes may be overwritten afterwards. */
  split(piece: Buffer): Generator<string[], void>
  /** The last row, when no end of a line follows it; none when there is none. */
  finish(): Generator<string[], void>
}

/** A quotation mark that is opened and never closed, or a row of more than a megabyte, which mostly is the same. */
export class OpenQuoteError extends Error {}

const [LF, CR, QUOTE] = [0x0a, 0x0d, 0x22]
const NO_BYTES: Buffer = Buffer.alloc(0)
const MARK = Buffer.from('\ufeff')

/** Splits UTF-8 that is composed already. Cells are without space around. */
export function createRowSplitter(delimiter: Delimiter): RowSplitter {
  const between = delimiter.charCodeAt(0)
  let rest = NO_BYTES
  let isFirst = true
  let lineEnd: 'LF' | 'CR' | 'CRLF' | null = null
  let above = emptyRow()
  let current = emptyRow()

  function* split(piece: Buffer, isLast = false): Generator<string[], void> {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    let at = 0
    if (isFirst && (isLast || bytes.length >= MARK.length)) {
      if (bytes.subarray(0, MARK.length).equals(MARK)) at = MARK.length
      isFirst = false
    }
    for (let next = at; !isFirst && at < bytes.length; at = next) {
      next = readRow(bytes, at, isLast)
      if (next < 0) break
      ;[above, current] = [current, above]
      yield above.texts
    }
    rest = Buffer.from(bytes.subarray(at))
    if (rest.length > MEGABYTE) throw new OpenQuoteError('A row does not end.')
    keepRow(above)
  }

  /** Reads one row into `current`. Where the next one begins; −1 when the bytes break off before. */
  function readRow(bytes: Buffer, start: number, isLast: boolean): number {
    current.bytes = bytes
    current.texts = []
    for (let at = start; ; ) {
      const column = current.texts.length
      let end = repeats(bytes, at, column, isLast)
      if (end >= 0) add(at, end, above.texts[column] ?? '')
      else if (bytes[at] === QUOTE) {
        const quoted = readQuoted(bytes, at, isLast)
        if (quoted === null) return -1
        end = quoted.end
        add(at, at - 1, quoted.text) // not to be compared with: its bytes are not its text
      } else {
        end = endOfCell(bytes, at, isLast)
        if (end < 0) return -1
        add(at, end, textOf(bytes, at, end))
      }
      if (end === bytes.length) return end
      if (bytes[end] !== between) return end + lineEndAt(bytes, end, isLast)
      at = end + 1
    }
  }

  function add(start: number, end: number, text: string): void {
    const column = current.texts.push(text) - 1
    if (column === current.starts.length) widen(current)
    current.starts[column] = start
    current.ends[column] = end
  }

  /** Where the cell ends, if it is the same as that of the row above; else −1. */
  function repeats(bytes: Buffer, at: number, column: number, isLast: boolean): number {
    if (column >= above.texts.length) return -1
    const from = above.starts[column] ?? 0
    const length = (above.ends[column] ?? 0) - from
    for (let index = 0; index < length; index += 1)
      if (bytes[at + index] !== above.bytes[from + index]) return -1
    const end = at + length
    return length >= 0 && (bytes[end] === between || lineEndAt(bytes, end, isLast) > 0) ? end : -1
  }

  /** Where a cell without quotation marks around it ends; −1 when the bytes break off before. */
  function endOfCell(bytes: Buffer, start: number, isLast: boolean): number {
    for (let at = start; at < bytes.length; at += 1) {
      const byte = bytes[at]
      if (byte === between) return at
      if (byte !== LF && byte !== CR) continue
      const length = lineEndAt(bytes, at, isLast)
      if (length !== 0) return length > 0 ? at : -1
    }
    return isLast ? bytes.length : -1
  }

  /** A mark behind which the cell goes on closes nothing: then the cell is what stands there, with its marks. */
  function readQuoted(bytes: Buffer, start: number, isLast: boolean): { text: string; end: number } | null {
    let close = start
    do close = bytes.indexOf(QUOTE, close + 1)
    while (close >= 0 && bytes[close + 1] === QUOTE && ++close)
    if (close < 0) {
      if (isLast) throw new OpenQuoteError('A quotation mark is not closed.')
      return null
    }
    const end = endOfCell(bytes, close + 1, isLast)
    if (end < 0) return null
    const inside = bytes.toString('utf8', start + 1, close).replaceAll('""', '"')
    const behind = bytes.toString('utf8', close + 1, end)
    return { text: (behind === '' ? inside : `"${inside}"${behind}`).trim(), end }
  }

  /** How many bytes the end of a line takes; 0 where there is none, −1 where the bytes break off within. As the first is, so are all. */
  function lineEndAt(bytes: Buffer, at: number, isLast: boolean): number {
    const byte = bytes[at]
    if (byte !== LF && byte !== CR) return 0
    const isCut = byte === CR && at + 1 === bytes.length && !isLast
    if (lineEnd === null) {
      if (isCut) return -1
      lineEnd = byte === LF ? 'LF' : bytes[at + 1] === LF ? 'CRLF' : 'CR'
    }
    if (lineEnd !== 'CRLF') return byte === (lineEnd === 'LF' ? LF : CR) ? 1 : 0
    if (isCut) return -1
    return byte === CR && bytes[at + 1] === LF ? 2 : 0
  }

  return { split: (piece) => split(piece), finish: () => split(NO_BYTES, true) }
}

/** A row as it stands in the bytes: where each of its cells begins and ends, and its texts. */
interface SplitRow {
  bytes: Buffer
  starts: Int32Array
  ends: Int32Array
  texts: string[]
}

function emptyRow(): SplitRow {
  return { bytes: NO_BYTES, starts: new Int32Array(32), ends: new Int32Array(32), texts: [] }
}

function widen(row: SplitRow): void {
  for (const name of ['starts', 'ends'] as const) {
    const wider = new Int32Array(2 * row[name].length)
    wider.set(row[name])
    row[name] = wider
  }
}

/** Gives a row bytes of its own, before those of the piece are overwritten. */
function keepRow(row: SplitRow): void {
  const { starts, ends, texts } = row
  if (texts.length === 0) return
  const from = starts[0] ?? 0
  row.bytes = Buffer.from(row.bytes.subarray(from, Math.max(from, ends[texts.length - 1] ?? 0)))
  for (let column = 0; column < texts.length; column += 1) {
    starts[column] = (starts[column] ?? 0) - from
    ends[column] = (ends[column] ?? 0) - from
  }
}

function textOf(bytes: Buffer, start: number, end: number): string {
  if (start === end) return ''
  let high = 0
  for (let at = start; at < end; at += 1) high |= bytes[at] ?? 0
  return bytes.toString(high < 0x80 ? 'latin1' : 'utf8', start, end).trim()
}
