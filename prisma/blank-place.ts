// Where the blank database is kept: beside the packages, under the engine's version and the migrations', so that a stale one is never found.
// How it is made is blank-database.ts's; this file loads no engine.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Migration } from './migrate.ts'

const MODULES = resolve(import.meta.dirname, '../node_modules')

/** Whether the blank of these migrations and this engine is kept already. */
export async function isBlankKept(migrations: readonly Migration[]): Promise<boolean> {
  const blank = await placeOfBlank(migrations)
  return blank !== null && existsSync(blank)
}

/** The directory of the blank; null when there is no place to keep one. */
export async function placeOfBlank(migrations: readonly Migration[]): Promise<string | null> {
  if (!existsSync(MODULES)) return null
  return resolve(MODULES, `.cache/lientinh/blank-${await versionOf(migrations)}`)
}

async function versionOf(migrations: readonly Migration[]): Promise<string> {
  const engine = fileURLToPath(new URL('../package.json', import.meta.resolve('@electric-sql/pglite')))
  const hash = createHash('sha256').update(await readFile(engine))
  for (const { name, checksum } of migrations) hash.update(name).update(checksum)
  return hash.digest('hex').slice(0, 16)
}
