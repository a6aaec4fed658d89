// Migrations: applied once, whole, and never edited; and the schema says what they make.
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmbedded } from '#prisma/embedded-database.ts'
import { type Migration, migrate, readMigrations } from '#prisma/migrate.ts'
import { openDatabase } from '#prisma/open-database.ts'

const ROOT = resolve(import.meta.dirname, '../..')

let home: string
let pool: pg.Pool
let migrations: Migration[]
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-migrate-'))
  await (await openDatabase(pathToFileURL(join(home, 'pg')).href)).close()
  pool = await openEmbedded(join(home, 'pg'))
  migrations = await readMigrations()
})
afterAll(async () => {
  await pool.end()
  await rm(home, { recursive: true })
})

it('applies each migration once', async () => {
  expect(migrations.length).toBeGreaterThan(0)
  expect(await migrate(pool, migrations)).toEqual([])
})

it('refuses a migration that was edited after it ran', async () => {
  const edited = migrations.map((migration, index) =>
    index === 0 ? { ...migration, checksum: '0' } : migration,
  )
  await expect(migrate(pool, edited)).rejects.toMatchObject({
    code: 'MIGRATION_EDITED',
    params: { name: migrations[0]?.name },
  })
})

it('leaves nothing of a migration that fails', async () => {
  const broken = {
    name: '29990101000000_broken',
    checksum: '0',
    sql: 'CREATE TABLE half (a int); SELECT 1 / 0;',
  }
  await expect(migrate(pool, [...migrations, broken])).rejects.toMatchObject({
    code: 'MIGRATION_FAILED',
    params: { name: '29990101000000_broken' },
  })
  expect((await pool.query("SELECT to_regclass('half') AS half")).rows).toEqual([{ half: null }])
  const mended = { ...broken, sql: 'CREATE TABLE whole (a int);' }
  expect(await migrate(pool, [...migrations, mended])).toEqual(['29990101000000_broken'])
})

it('makes exactly what schema.prisma says', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      resolve(ROOT, 'node_modules/prisma/build/index.js'),
      ...['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma'],
      '--exit-code', // an edit of schema.prisma without its migration fails here; prisma/README.md says how to write one
    ],
    { cwd: ROOT, env: { ...process.env, PATH: `${resolve(ROOT, 'node_modules/.bin')}:${process.env.PATH}` } },
  )
  expect(stdout).toContain('No difference detected')
})
