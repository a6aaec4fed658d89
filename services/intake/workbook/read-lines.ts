// A text file in pieces that end with a line, in constant memory: no letter is cut in two, nor from its marks.
// What the lines mean is left to delimiter.ts and the CSV parser.
import { open } from 'node:fs/promises'
import { composeText } from './clean-text.ts'
import type { TextEncoding } from './encodings.ts'
import { MEGABYTE, notTable } from './refusals.ts'
import type { SourceFile } from './source-file.ts'
import { decodeText } from './text-encoding.ts'

/** The lines as UTF-8 of composed Unicode, to be dealt with before the next are asked for. Throws FILE_NOT_TABLE for a line that is no line. */
export async function* readLines(source: SourceFile, encoding: TextEncoding): AsyncIterable<Buffer> {
  const bytes = encoding.startsWith('UTF-16') ? readUtf16(source.path, encoding) : readBytes(source.path)
  for await (const lines of inWholeLines(bytes, source.name)) {
    if (encoding === 'WINDOWS-1258' || encoding === 'TCVN3')
      yield Buffer.from(composeText(decodeText(lines, encoding)))
    else yield needsComposing(lines) ? Buffer.from(composeText(lines.toString('utf8'))) : lines
  }
}

/** The bytes as they stand in the file, to be dealt with before the next are asked for. */
export function readByteLines(source: SourceFile): AsyncIterable<Buffer> {
  return inWholeLines(readBytes(source.path), source.name)
}

/** Into the same memory each time: buffers that wait for the collector would be most of what a long file takes. */
async function* readBytes(path: string): AsyncIterable<Buffer> {
  await using file = await open(path)
  const piece = Buffer.allocUnsafeSlow(PIECE)
  for (;;) {
    const { bytesRead } = await file.read(piece)
    if (bytesRead === 0) return
    yield piece.subarray(0, bytesRead)
  }
}

/** Bytes read at once. */
const PIECE = 256 * 1024

async function* readUtf16(path: string, encoding: TextEncoding): AsyncIterable<Buffer> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of readBytes(path)) yield Buffer.from(decoder.decode(bytes, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** In UTF-8 as in the one-byte encodings, no letter has the byte of a line's end in it. */
async function* inWholeLines(pieces: AsyncIterable<Buffer>, name: string): AsyncIterable<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of pieces) {
    // \r\n is not to be cut in two
    const end = (piece.includes(0x0a) ? piece.lastIndexOf(0x0a) : piece.lastIndexOf(0x0d)) + 1
    if (end > 0)
      yield rest.length === 0 ? piece.subarray(0, end) : Buffer.concat([rest, piece.subarray(0, end)])
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
