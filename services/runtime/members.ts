// The table of members: which provinces have joined, and where each answers. It is a file, so that joining and leaving
// need neither a restart nor a new supergraph. Which provinces exist is the registry's business, not this file's.
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { fail, LienTinhError } from '#schema/errors.ts'
import type { Log } from './log.ts'
import { makeDirectory } from './make-directory.ts'

/** By province id, e.g. `VN34-91`. */
export type Members = Readonly<Record<string, { readonly url: string }>>

export interface MembersTable {
  /** The last table that could be read. */
  current(): Members
  stop(): void
}

/** A change has to be seen within a second. The file is small, so it is simply read: no clock or inode can hide a change. */
const LOOK_EVERY_MS = 300

const membersFile = z.strictObject({
  members: z.record(
    z.string().regex(/^VN34-\d{2}$/),
    z.strictObject({ url: z.string().refine(isServiceUrl) }),
  ),
})

/** Reads the table. Empty when there is no file: nobody has joined. Throws MEMBERS_UNREADABLE when it cannot be understood. */
export async function readMembers(file: string): Promise<Members> {
  const text = await readText(file)
  return text === null ? {} : parseMembers(text, file)
}

/** Writes the table whole: a reader sees the old one or the new one, never half of it. Throws DATA_NOT_WRITABLE. */
export async function writeMembers(file: string, members: Members): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`
  try {
    await makeDirectory(dirname(file))
    await writeFile(draft, `${JSON.stringify({ members }, null, 2)}\n`)
    await rename(draft, file)
  } catch (error) {
    throw fail('DATA_NOT_WRITABLE', { directory: dirname(file) }, error)
  }
}

/** Follows the table. A table that cannot be read is refused at the start; later it is logged and the last good one stays. */
export async function watchMembers(file: string, log: Log): Promise<MembersTable> {
  let seen = await readText(file)
  let members = seen === null ? {} : parseMembers(seen, file)
  let looking = false
  const look = async () => {
    if (looking) return
    looking = true
    try {
      const text = await readText(file)
      if (text === seen) return
      seen = text
      if (text === null) log.warn({ file }, 'the table of members is gone; the last good one stays in use')
      else members = parseMembers(text, file)
    } catch (error) {
      log.warn({ err: error, file }, 'the table of members cannot be read; the last good one stays in use')
    } finally {
      looking = false
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  return { current: () => members, stop: () => clearInterval(timer) }
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return null
    throw fail('MEMBERS_UNREADABLE', { file, reason: code ?? 'I/O' }, error)
  }
}

function parseMembers(text: string, file: string): Members {
  try {
    return membersFile.parse(JSON.parse(text)).members
  } catch (error) {
    if (error instanceof LienTinhError) throw error
    throw fail('MEMBERS_UNREADABLE', { file, reason: placeOf(error) }, error)
  }
}

/** Where the text is wrong, as a path; a language of its own would need two. */
function placeOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'JSON'
  return error.issues[0]?.path.join('.') || 'members'
}

/** An address without credentials: the table is read, shown and logged. */
function isServiceUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}
