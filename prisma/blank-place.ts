// Where the blank database is kept: beside the packages, under the engine's version and the migrations', so that a stale one is never found.
// How it is made is blank-database.ts's; this file loads no engine.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Migration } from './migrate.ts'

/** Whether the blank of these migrations and this engine is kept already. */
export async function isBlankKept(migrations: readonly Migration[]): Promise<boolean> {
  const blank = await placeOfBlank(migrations)
  return blank !== null && existsSync(blank)
}

/** The directory of the blank; null when there is no place to keep one. */
export async function placeOfBlank(migrations: readonly Migration[]): Promise<string | null> {
  const modules = resolve(placeOfEngine(), '../..')
  if (!existsSync(modules)) return null
  return resolve(modules, `.cache/lientinh/blank-${await versionOf(migrations)}`)
}

async function versionOf(migrations: readonly Migration[]): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(placeOfEngine(), 'package.json')))
  for (const { name, checksum } of migrations) hash.update(name).update(checksum)
  return hash.digest('hex').slice(0, 16)
}

/** Its package; the folder of all packages is two above, in a checkout and in an installed package. */
function placeOfEngine(): string {
  return fileURLToPath(new URL('..', import.meta.resolve('@electric-sql/pglite')))
}
