// What is in a zip archive, from its directory at the end, and what each entry unpacks to. Reading it by ourselves is what
// makes it possible to refuse an archive before any library unpacks it.
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  /** Bytes in the archive. */
  readonly packed: number
  /** Bytes it says it unpacks to; whoever made the archive wrote what they liked. */
  readonly unpacked: number
  readonly method: number
  /** Where its own header begins. */
  readonly offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const HEADER_LENGTH = 30

/** The entries; null when there is no sound directory. Archives over 4 GB, which have another one, count as such. */
export function listZipEntries(zip: Buffer): ZipEntry[] | null {
  const end = findEnd(zip)
  if (end === null) return null
  const count = zip.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    const entry = readEntry(zip, at)
    if (!entry) return null
    entries.push(entry.entry)
    at = entry.next
  }
  return entries
}

/** The directory's end stands last, before a comment of at most 64 KB. */
function findEnd(zip: Buffer): number | null {
  for (let at = zip.length - END_LENGTH; at >= Math.max(0, zip.length - END_LENGTH - 0xffff); at -= 1)
    if (zip.readUInt32LE(at) === END) return at
  return null
}

function readEntry(zip: Buffer, at: number): { entry: ZipEntry; next: number } | null {
  if (at + ENTRY_LENGTH > zip.length || zip.readUInt32LE(at) !== ENTRY) return null
  const nameEnd = at + ENTRY_LENGTH + zip.readUInt16LE(at + 28)
  const entry = {
    name: zip.toString('utf8', at + ENTRY_LENGTH, nameEnd),
    method: zip.readUInt16LE(at + 10),
    packed: zip.readUInt32LE(at + 20),
    unpacked: zip.readUInt32LE(at + 24),
    offset: zip.readUInt32LE(at + 42),
  }
  return { entry, next: nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32) }
}

/** What the entry unpacks to, piece by piece. Throws the system's own error when it is damaged. */
export function unpack(zip: Buffer, entry: ZipEntry): AsyncIterable<Buffer> {
  const begin =
    entry.offset + HEADER_LENGTH + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28)
  const packed = Readable.from(slices(zip.subarray(begin, begin + entry.packed)))
  return entry.method === 0 ? packed : pipeline(packed, createInflateRaw(), ignoreEnd)
}

/** An error comes out of the pieces, to whoever reads them; leaving early is none. */
function ignoreEnd(): void {}

/** Not the whole at once: a reader that has seen enough stops the rest from being unpacked. */
function* slices(packed: Buffer): Iterable<Buffer> {
  for (let at = 0; at < packed.length; at += SLICE) yield packed.subarray(at, at + SLICE)
}

const SLICE = 64 * 1024
