// The demo's data directory: that it can be written to, and that its table of members points at the provinces that run.
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDirectory } from '#runtime/make-directory.ts'
import { type Members, readMembers, writeMembers } from '#runtime/members.ts'
import { fail } from '#schema/errors.ts'

/** Makes the directory if it is missing. Throws DATA_NOT_WRITABLE before anything has been started. */
export async function prepareHome(home: string): Promise<void> {
  const probe = join(home, `.${process.pid}.tmp`)
  try {
    await makeDirectory(home)
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw fail('DATA_NOT_WRITABLE', { directory: home }, error)
  }
}

/**
 * Brings the table up to date. On the first start everybody of the demo joins. Later only addresses change, and only those
 * on this machine: who has left stays away, and a province that has moved to a server of its own stays there.
 */
export async function refreshMembers(file: string, running: Members): Promise<void> {
  if (!existsSync(file)) return writeMembers(file, running)
  const known = await readMembers(file)
  const members = { ...known, ...movedHere(known, running) }
  if (JSON.stringify(members) !== JSON.stringify(known)) await writeMembers(file, members)
}

function movedHere(known: Members, running: Members): Members {
  return Object.fromEntries(Object.entries(running).filter(([id]) => isHere(known[id]?.url)))
}

function isHere(url: string | undefined): boolean {
  return url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
}
