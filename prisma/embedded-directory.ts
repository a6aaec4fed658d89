// An embedded directory as files: whether it is whole, looked at before the engine touches it. PostgreSQL would initialise a directory
// again that has lost its version file, over what is left of the figures, and would open a truncated table as a shorter one.
import { readdirSync, readFileSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readControl } from './control-file.ts'

const VERSION = '18'
const PAGE_BYTES = 8192
const SEGMENT_BYTES = 16 * 1024 * 1024
const FILENODE_MAP_BYTES = 524

/** Whether there is no database yet: no directory, or an empty one. */
export function isVacant(directory: string): boolean {
  return statOf(directory) === null || readdirSync(directory).length === 0
}

/** Why the directory cannot be a whole database; null when nothing speaks against it. Changes nothing. */
export function findDamage(directory: string): string | null {
  if (readText(join(directory, 'PG_VERSION')) !== VERSION) return `PG_VERSION is not ${VERSION}`
  const control = readControl(directory)
  if (!control) return 'global/pg_control is damaged'
  if (statOf(join(directory, control.segment))?.size !== SEGMENT_BYTES)
    return `${control.segment} is not whole`
  // After a crash a file may rightly end inside a page; replaying the log mends it.
  return control.isCleanlyClosed ? findCutFile(directory) : null
}

/**
 * Keeps what merely starting the engine writes. When the start fails, `putBack` leaves the directory as it was found;
 * pages that a crash recovery has replayed by then stay replayed.
 */
export function keepStartFiles(directory: string): { putBack(): void } {
  const kept = startFiles(directory).map((file) => ({ file, content: readFileSync(file) }))
  return {
    putBack() {
      rmSync(join(directory, 'postmaster.pid'), { force: true })
      for (const { file, content } of kept) writeFileSync(file, content)
    },
  }
}

function startFiles(directory: string): string[] {
  const control = readControl(directory)
  const caches = ['global', ...databases(directory)].map((folder) => join(folder, 'pg_internal.init'))
  return [
    'global/pg_control',
    ...(control ? [control.segment] : []),
    ...caches,
    'postgresql.conf',
    'postmaster.pid',
  ]
    .map((file) => join(directory, file))
    .filter((file) => statOf(file)?.isFile())
}

function findCutFile(directory: string): string | null {
  if (!statOf(join(directory, 'base/5'))) return 'base/5 is missing'
  const folders = [
    'global',
    'pg_xact',
    'pg_multixact/offsets',
    'pg_multixact/members',
    ...databases(directory),
  ]
  for (const folder of folders) {
    const names = statOf(join(directory, folder)) ? readdirSync(join(directory, folder)) : []
    if (names.length === 0) return `${folder} is empty`
    const cut = names.find((name) => isCut(name, statSync(join(directory, folder, name)).size))
    if (cut) return `${folder}/${cut} is cut off`
  }
  return null
}

function isCut(name: string, size: number): boolean {
  if (name === 'pg_filenode.map') return size !== FILENODE_MAP_BYTES
  return /^[0-9A-F]+(_[a-z]+)?(\.\d+)?$/.test(name) && size % PAGE_BYTES !== 0
}

function databases(directory: string): string[] {
  const base = join(directory, 'base')
  return statOf(base) ? readdirSync(base).map((name) => `base/${name}`) : []
}

function readText(file: string): string | null {
  return statOf(file)?.isFile() ? readFileSync(file, 'utf8').trim() : null
}

function statOf(path: string): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null
}
