// A text file in pieces that end with a line, in constant memory: no letter is cut in two, nor from its marks.
// What the lines mean is left to delimiter.ts and the CSV parser.
import { readPieces } from '../file-pieces.ts'
import { composeText } from './clean-text.ts'
import type { TextEncoding } from './encodings.ts'
import { MEGABYTE, notTable } from './refusals.ts'
import type { SourceFile } from './source-file.ts'
import { decodeText } from './text-encoding.ts'

/** The lines as UTF-8 of composed Unicode, to be dealt with before the next are asked for. Throws FILE_NOT_TABLE for a line that is no line. */
export function* readLines(source: SourceFile, encoding: TextEncoding): Generator<Buffer> {
  const bytes = encoding.startsWith('UTF-16') ? readUtf16(source.path, encoding) : readPieces(source.path)
  for (const lines of inWholeLines(bytes, source.name)) {
    if (encoding === 'WINDOWS-1258' || encoding === 'TCVN3')
      yield Buffer.from(composeText(decodeText(lines, encoding)))
    else yield needsComposing(lines) ? Buffer.from(composeText(lines.toString('utf8'))) : lines
  }
}

/** The bytes as they stand in the file, to be dealt with before the next are asked for. */
export function readByteLines(source: SourceFile): Iterable<Buffer> {
  return inWholeLines(readPieces(source.path), source.name)
}

function* readUtf16(path: string, encoding: TextEncoding): Generator<Buffer> {
  const decoder = new TextDecoder(encoding)
  for (const bytes of readPieces(path)) yield Buffer.from(decoder.decode(bytes, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** In UTF-8 as in the one-byte encodings, no letter has the byte of a line's end in it. */
function* inWholeLines(pieces: Iterable<Buffer>, name: string): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for (const piece of pieces) {
    // \r\n is not to be cut in two
    const lineEnd = piece.includes(0x0a) ? 0x0a : 0x0d
    const end = piece.lastIndexOf(lineEnd) + 1
    // a line that was cut is put together by itself: to copy all the others with it takes as long as to read them
    const start = rest.length > 0 ? piece.indexOf(lineEnd) + 1 : 0
    if (start > 0) yield Buffer.concat([rest, piece.subarray(0, start)])
    if (start < end) yield piece.subarray(start, end)
    rest = end > 0 ? Buffer.from(piece.subarray(end)) : Buffer.concat([rest, piece])
    if (rest.length > LONGEST_LINE) throw notTable(name, 'OPEN_QUOTE')
  }
  if (rest.length > 0) yield rest
}

/** Bytes; a thousand cells of a thousand letters. */
const LONGEST_LINE = MEGABYTE

/**
 * Whether UTF-8 holds a mark of its own (U+0300–U+037F) or one of the two letters that composeText replaces. Finding four bytes is many
 * times cheaper than composing a million lines that are composed already.
 */
function needsComposing(utf8: Buffer): boolean {
  return utf8.includes(0xcc) || utf8.includes(0xcd) || utf8.includes('Ð') || utf8.includes('Ɖ')
}
