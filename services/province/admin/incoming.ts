// Files on their way in: written to `incoming/` as they arrive, never held in memory, and gone when whoever asked for them is done.
import { createHash, randomUUID } from 'node:crypto'
import { open, readdir, rm, statfs } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { hasReserve } from '#prisma/disk-room.ts'
import { makeDirectory } from '#runtime/make-directory.ts'
import { fail, LienTinhError } from '#schema/errors.ts'

const MEGABYTE = 1024 * 1024

export interface IncomingFile {
  readonly path: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
  remove(): Promise<void>
}

export interface Incoming {
  /** Takes the body of a request. Throws UPLOAD_TOO_LARGE, UPLOAD_EMPTY, UPLOAD_BROKEN, DISK_FULL; nothing is left then. */
  receive(request: IncomingMessage, limitMegabytes: number): Promise<IncomingFile>
}

/** Makes the directory, and removes what a process that has ended left in it. */
export async function openIncoming(directory: string): Promise<Incoming> {
  await makeDirectory(directory).catch((error) =>
    Promise.reject(fail('DATA_NOT_WRITABLE', { directory }, error)),
  )
  for (const name of await readdir(directory))
    if (isAbandoned(name)) await rm(join(directory, name), { recursive: true, force: true })
  return {
    async receive(request, limitMegabytes) {
      const path = join(directory, `${process.pid}.${randomUUID()}`)
      const remove = () => rm(path, { force: true })
      try {
        await requireRoom(request, directory, limitMegabytes)
        return { path, ...(await write(request, path, limitMegabytes)), remove }
      } catch (error) {
        await remove()
        throw explainLoss(error)
      }
    },
  }
}

/** Names begin with their process: beside a server's database there may be a second one. */
function isAbandoned(name: string): boolean {
  const pid = Number.parseInt(name, 10)
  if (pid === process.pid || !Number.isSafeInteger(pid)) return true
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

/** What is said to be too large is refused before it is sent. */
async function requireRoom(
  request: IncomingMessage,
  directory: string,
  limitMegabytes: number,
): Promise<void> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > limitMegabytes * MEGABYTE) throw fail('UPLOAD_TOO_LARGE', { limit: limitMegabytes })
  const { bavail, bsize } = await statfs(directory)
  if (bavail * bsize < announced) throw fail('DISK_FULL')
}

async function write(
  request: IncomingMessage,
  path: string,
  limitMegabytes: number,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  let bytes = 0
  const measured = async function* () {
    // a request that is destroyed takes its connection along, and the sender would never see why it was refused
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.byteLength
      if (bytes > limitMegabytes * MEGABYTE) throw fail('UPLOAD_TOO_LARGE', { limit: limitMegabytes })
      if (!hasReserve(dirname(path))) throw fail('DISK_FULL') // the rest is the database's
      hash.update(chunk)
      yield chunk
    }
  }
  // there before anything can be refused: a file that is opened after it was removed would stay
  const file = await open(path, 'wx', 0o600)
  await pipeline(measured, file.createWriteStream())
  if (bytes === 0) throw fail('UPLOAD_EMPTY')
  return { bytes, sha256: hash.digest('hex') }
}

function explainLoss(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof LienTinhError) return error
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return fail('DISK_FULL', {}, error)
  if (['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(code)) return fail('UPLOAD_BROKEN')
  return error
}
