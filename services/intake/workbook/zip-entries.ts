// What is in a zip archive, and what each entry unpacks to, piece by piece: an archive can be refused before any library unfolds it whole.
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

export interface ZipEntry {
  readonly name: string
  /** Bytes in the archive. */
  readonly packed: number
  /** Bytes it says it unpacks to; whoever made the archive wrote what they liked. */
  readonly unpacked: number
  /** What it unpacks to. Throws when that is damaged, or more than it says; who leaves early unpacks no more. */
  read(): AsyncIterable<Buffer>
}

/** The entries; null when there is no sound directory. */
export async function listZipEntries(zip: Buffer): Promise<ZipEntry[] | null> {
  try {
    const archive = await fromBufferPromise(zip, { strictFileNames: false })
    const entries: ZipEntry[] = []
    for await (const entry of archive.eachEntry()) entries.push(entryOf(archive, entry))
    return entries
  } catch {
    return null
  }
}

function entryOf(archive: ZipFile, entry: Entry): ZipEntry {
  return {
    name: entry.fileName,
    packed: entry.compressedSize,
    unpacked: entry.uncompressedSize,
    async *read() {
      yield* await archive.openReadStreamPromise(entry)
    },
  }
}
