// A result that is kept as a file: it stands there whole, or not at all.
import { createHash } from 'node:crypto'
import { access, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fail, LienTinhError } from '#schema/errors.ts'
import type { Asker } from './ask.ts'

export interface KeptFile {
  readonly file: string
  readonly bytes: number
  /** Hexadecimal, of the bytes. */
  readonly sha256: string
}

type Bytes = Readable | Uint8Array

interface Keeping {
  readonly signal?: AbortSignal
  /** Throws when what was written is not whole; then nothing is left of it. */
  readonly check?: (draft: string) => Promise<unknown>
}

/** Figures that are not public lie in most of these files; and a link that somebody has laid there is not followed. */
const OWN = 0o600

/** For its owner only. Writes beside its place, to the disk, and then moves it there. Throws FILE_NOT_WRITTEN; what the source throws comes through. */
export async function keepFile(
  file: string,
  bytes: Bytes,
  { signal, check }: Keeping = {},
): Promise<KeptFile> {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`)
  await rm(draft, { force: true })
  const hash = createHash('sha256')
  let length = 0
  async function* counted(source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      hash.update(chunk)
      length += chunk.length
      yield chunk
    }
  }
  try {
    const source = bytes instanceof Uint8Array ? Readable.from([bytes]) : bytes
    // there before anything can fail: a file that is opened after it was removed would stay
    const opened = await open(draft, 'wx', OWN)
    await pipeline(source, counted, opened.createWriteStream(), signal ? { signal } : {})
    await check?.(draft)
    await toDisk(draft)
    await rename(draft, file)
  } catch (error) {
    throw asNotWritten(error, file)
  } finally {
    await rm(draft, { force: true })
  }
  return { file, bytes: length, sha256: hash.digest('hex') }
}

/** Asks before a file that is there would be replaced. Throws DECLINED, NEEDS_ANSWER. */
export async function confirmReplacing(file: string, ask: Asker): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  if (exists) await ask.confirm([`Tệp ${file} đã có. Thay nó?`, `File ${file} exists. Replace it?`])
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

const DISK_CODES = [
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EFBIG',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
]

function asNotWritten(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof LienTinhError || !DISK_CODES.includes(code)) return error
  return fail('FILE_NOT_WRITTEN', { file, reason: code }, error)
}
