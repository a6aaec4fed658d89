// The store of cited answers: one file per citation, named for its id, which is the hash of what is in it. A file is there whole or not at
// all, is never changed, and nothing cited is ever deleted by itself. What a citation pins is schema/comparison/citation.ts.
import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { makeDirectory } from '#runtime/make-directory.ts'
import {
  type CitationContent,
  citationContent,
  citationIdOf,
  formatCitation,
  isCitationId,
  parseCitation,
} from '#schema/comparison/citation.ts'
import { fail } from '#schema/errors.ts'

export interface Citations {
  /**
   * Keeps what an answer was computed from and gives its id. It is on the disk when this resolves; keeping it again changes nothing, and
   * mends a damaged file. Throws CITATION_TOO_LARGE, CITATIONS_FULL and CITATION_NOT_KEPT; nothing is left behind then.
   */
  keep(content: CitationContent): Promise<string>
  /**
   * What was kept under an id. Null when nothing is, or when it is no id at all. Throws CITATION_DAMAGED when the file is not what was
   * kept: wrong figures never come out of it.
   */
  find(id: string): Promise<CitationContent | null>
}

export interface CitationLimits {
  /** The most bytes of one citation as JSON: 16 MB. A file that unpacks to more is taken for damaged. */
  readonly bytes: number
  /** The most citations of the store: 100,000. Writes under way at the same time may pass it by a few. */
  readonly count: number
}

const LIMITS: CitationLimits = { bytes: 16 * 1024 * 1024, count: 100_000 }

/** A draft this old belongs to no write that is under way: its process was killed. */
const LEFT_OVER_AFTER_MS = 60_000

const KEPT = /^cit~[A-Za-z0-9_-]{43}\.json\.gz$/
const DRAFT = /^cit~[A-Za-z0-9_-]{43}\.[0-9a-f-]{36}\.tmp$/

const pack = promisify(gzip)
const unpack = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)

/** Opens the store in a directory of its own, which need not exist yet; clears away the drafts of killed processes. Throws nothing. */
export function openCitations(directory: string, limits: Partial<CitationLimits> = {}): Citations {
  const { bytes, count } = { ...LIMITS, ...limits }
  const room = newRoom(directory, count)
  const underWay = new Map<string, Promise<string>>()
  removeLeftOvers(directory)

  const find = async (id: string): Promise<CitationContent | null> => {
    if (!isCitationId(id)) return null
    try {
      const kept = await readKept(fileOf(directory, id), bytes)
      if (kept === null) return null
      const content = parseCitation(id, kept)
      if (content) return content
    } catch (error) {
      throw fail('CITATION_DAMAGED', { id }, error)
    }
    throw fail('CITATION_DAMAGED', { id })
  }

  const look = (id: string): Promise<'WHOLE' | 'NONE' | 'DAMAGED'> =>
    find(id).then(
      (content) => (content ? 'WHOLE' : 'NONE'),
      () => 'DAMAGED',
    )

  const keepNew = async (id: string, text: string): Promise<string> => {
    const there = await look(id)
    if (there === 'WHOLE') return id
    if (there === 'NONE') await room.take()
    try {
      await writeWhole(directory, id, await pack(text))
    } catch (error) {
      throw fail('CITATION_NOT_KEPT', {}, error)
    }
    return id
  }

  const keep = async (content: CitationContent): Promise<string> => {
    const text = writeContent(content, bytes)
    const id = citationIdOf(text)
    const same = underWay.get(id)
    if (same) return same
    const kept = keepNew(id, text).finally(() => underWay.delete(id))
    underWay.set(id, kept)
    return kept
  }

  return { keep, find }
}

/** The text to keep. Throws CITATION_TOO_LARGE before the costly part: sorting keys does not change the length. */
function writeContent(content: CitationContent, limit: number): string {
  citationContent.parse(content)
  try {
    if (Buffer.byteLength(JSON.stringify(content)) <= limit) return formatCitation(content)
  } catch (error) {
    // Nested deeper than the stack, or longer than a string may be: no table of figures is.
    if (error instanceof RangeError) throw fail('CITATION_TOO_LARGE', { limit }, error)
    throw error
  }
  throw fail('CITATION_TOO_LARGE', { limit })
}

/** How many more citations there may be. Counted once, and again before anybody is refused: writes may have failed, old files been moved away. */
function newRoom(directory: string, limit: number) {
  let kept: number | null = null
  let counting: Promise<void> | null = null
  const count = () => {
    counting ??= countKept(directory)
      .then((found) => {
        kept = found
      })
      .finally(() => {
        counting = null
      })
    return counting
  }
  return {
    async take(): Promise<void> {
      if (kept === null || kept >= limit) await count()
      if (kept === null || kept >= limit) throw fail('CITATIONS_FULL', { limit })
      kept += 1
    },
  }
}

/** Zero when there is no directory, or none that can be read: writing into it says what is wrong. */
async function countKept(directory: string): Promise<number> {
  const names = await readdir(directory).catch((): string[] => [])
  return names.filter((name) => KEPT.test(name)).length
}

/** What is in a file, unpacked. Null when there is none. Throws the system's or zlib's own error; never unpacks more than the limit. */
async function readKept(file: string, limit: number): Promise<Buffer | null> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (found === null) return null
  if (!found.isFile()) throw new Error(`${file} is no file`)
  if (found.size > longestPacked(limit)) throw new Error(`${file} is ${found.size} bytes long`)
  return unpack(await readFile(file), { maxOutputLength: limit })
}

/** What cannot be compressed grows by its headers: a few bytes for each block. */
function longestPacked(limit: number): number {
  return limit + Math.ceil(limit / 1000) + 1024
}

/** Writes a draft beside it, waits for the disk, and gives it its name: a reader finds the whole file or none. */
async function writeWhole(directory: string, id: string, packed: Buffer): Promise<void> {
  await makePrivateDirectory(directory)
  const draft = join(directory, `${id}.${randomUUID()}.tmp`)
  try {
    await useFile(await open(draft, 'wx', 0o600), async (file) => {
      await file.writeFile(packed)
      await file.sync()
    })
    await rename(draft, fileOf(directory, id))
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {}) // the first error says more
    throw error
  }
  await syncDirectory(directory)
}

/** The answers to government questions are nobody else's to read on a shared machine. */
async function makePrivateDirectory(directory: string): Promise<void> {
  await makeDirectory(dirname(directory))
  try {
    await mkdir(directory, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw error
  }
  await syncDirectory(dirname(directory))
}

/** So that a new name outlives a power cut. Some systems cannot do this to a directory; the file is whole there all the same. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    await useFile(await open(directory, 'r'), (handle) => handle.sync())
  } catch {
    // as said above
  }
}

async function useFile(file: FileHandle, use: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await use(file)
  } finally {
    await file.close()
  }
}

/** Only drafts of ours, and none that another process may be writing. What cannot be removed stays: nobody reads it. */
function removeLeftOvers(directory: string): void {
  for (const name of draftsIn(directory)) {
    const draft = join(directory, name)
    try {
      if (Date.now() - statSync(draft).mtimeMs > LEFT_OVER_AFTER_MS) rmSync(draft)
    } catch {
      // gone, or not ours to remove
    }
  }
}

function draftsIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => DRAFT.test(name))
  } catch {
    return []
  }
}

/** `id` has been checked: it holds no separator and no dot. */
function fileOf(directory: string, id: string): string {
  return join(directory, `${id}.json.gz`)
}
