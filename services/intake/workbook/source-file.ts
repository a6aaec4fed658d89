// The file that is to be opened: that it is there, is not too large, and what kind its content shows it to be.
// Names are not believed: offices have HTML called .xls and text called .xlsx. Reading on is left to the reader of each kind.
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { fail } from '#schema/errors.ts'
import type { TextEncoding } from './encodings.ts'
import { formatMegabytes, MEGABYTE, notTable, tooLarge } from './refusals.ts'

export type FileKind = 'XLSX' | 'XLS' | 'HTML' | 'TEXT'

export interface SourceFile {
  readonly path: string
  /** For people. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly kind: FileKind
  /** Its first bytes, at most 64 KB. */
  readonly head: Buffer
}

/** Bytes; a spreadsheet unfolds in memory to many times its file, a text of one figure a row is read as a stream. */
const LARGEST: Readonly<Record<FileKind, number>> = {
  XLSX: 50 * MEGABYTE,
  XLS: 50 * MEGABYTE,
  HTML: 50 * MEGABYTE,
  TEXT: 1024 * MEGABYTE,
}

/** Bytes of a text that has to be seen whole. */
export const LARGEST_WHOLE_TEXT = 200 * MEGABYTE

const HEAD = 64 * 1024

/**
 * Throws FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_EMPTY, FILE_NOT_TABLE or FILE_TOO_LARGE. An encoding is what the office says: UTF-16 without
 * its mark looks like no text otherwise.
 */
export async function requireSourceFile(
  path: string,
  name: string,
  encoding?: TextEncoding,
): Promise<SourceFile> {
  const { size, head } = await readHead(path, name)
  if (size === 0) throw fail('FILE_EMPTY', { file: name })
  const kind = recogniseKind(head, name, encoding)
  requireSize({ name, size }, LARGEST[kind])
  return { path, name, size, kind, head }
}

/** Throws FILE_TOO_LARGE. */
export function requireSize({ name, size }: Pick<SourceFile, 'name' | 'size'>, limit: number): void {
  if (size > limit) throw tooLarge(name, 'SIZE', formatMegabytes(size), formatMegabytes(limit))
}

async function readHead(path: string, name: string): Promise<{ size: number; head: Buffer }> {
  try {
    // not to wait for a writer, should it be a pipe
    await using file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const status = await file.stat()
    if (!status.isFile()) throw fail('FILE_NOT_READABLE', { file: name, system: 'EISDIR' })
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return { size: status.size, head: buffer.subarray(0, bytesRead) }
  } catch (error) {
    const system = (error as NodeJS.ErrnoException).code
    if (system === 'ENOENT' || system === 'ENOTDIR') throw fail('FILE_NOT_FOUND', { file: name }, error)
    if (error instanceof Error && error.name === 'LienTinhError') throw error
    throw fail('FILE_NOT_READABLE', { file: name, system: system ?? '—' }, error)
  }
}

function recogniseKind(head: Buffer, name: string, encoding?: TextEncoding): FileKind {
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'XLSX'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'XLS'
  if (isUtf16(head) || encoding?.startsWith('UTF-16')) return 'TEXT'
  if (isBinary(head)) throw notTable(name, 'BINARY')
  return looksLikeHtml(head) ? 'HTML' : 'TEXT'
}

/** Byte order mark of UTF-16. */
export function isUtf16(head: Buffer): boolean {
  return startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])
}

function startsWith(head: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, at) => head[at] === byte)
}

/** A text has no zero byte; PDF and RTF begin as text and are none of ours. */
function isBinary(head: Buffer): boolean {
  return head.includes(0) || /^(%PDF-|\{\\rtf|GIF8)/.test(head.subarray(0, 8).toString('latin1'))
}

/** A table of a web page, and the XML that Excel 2003 wrote. A mark in the middle of a line of figures is not one. */
function looksLikeHtml(head: Buffer): boolean {
  const text = head.subarray(0, 4096).toString('latin1').replace(/^ï»¿/, '').trimStart()
  return text.startsWith('<') && /<(html|table|body|!doctype html|meta)\b/i.test(text)
}
