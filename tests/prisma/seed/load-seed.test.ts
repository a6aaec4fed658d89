// The seed: all 116 rows arrive, once, and what is internal stays inside.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readCoverage } from '#prisma/read-coverage.ts'
import { readReleases } from '#prisma/read-releases.ts'
import { readSeries } from '#prisma/read-series.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { readSeed } from '#prisma/seed/read-seed.ts'
import { openTestDatabase } from '../open-test-database.ts'

const SEED = resolve(import.meta.dirname, '../../../prisma/seed')

it('has 116 figures of five provinces, 75 of them public', async () => {
  const hosts = ['VN34-56', 'VN34-91', 'VN34-86', 'VN34-25', 'VN34-19']
  const rows = await Promise.all(hosts.map((host) => readSeed(host)))
  expect(rows.map(({ length }) => length)).toEqual([15, 23, 34, 28, 16])
  expect(rows.flat().filter(({ access }) => access === 'PUBLIC')).toHaveLength(75)
  expect(await readSeed('VN34-01')).toEqual([])
})

it('is published as release 1, once', async () => {
  const database = await openTestDatabase()
  try {
    expect(await loadSeed(database, 'VN34-01')).toBeNull()
    expect(await loadSeed(database, 'VN34-56')).toEqual({ observations: 15 })
    expect(await loadSeed(database, 'VN34-56')).toBeNull()
    const { releases, totalCount } = await readReleases(database, { first: 5 })
    expect([totalCount, releases[0]?.number]).toEqual([1, 1])
    expect(await database.prisma.observation.count()).toBe(15)
  } finally {
    await database.close()
  }
})

it('keeps the figures of party organisations, and shows none of them', async () => {
  const database = await openTestDatabase()
  try {
    await loadSeed(database, 'VN34-56')
    expect(await database.prisma.observation.count({ where: { access: 'INTERNAL' } })).toBe(9)
    const { series, totalCount } = await readSeries(database, { first: 500 })
    expect(totalCount).toBe(6)
    expect(series.filter(({ key }) => key.indicator.startsWith('PARTY'))).toEqual([])
    expect((await readCoverage(database)).filter(({ indicator }) => indicator.startsWith('PARTY'))).toEqual(
      [],
    )
  } finally {
    await database.close()
  }
})

it('says file, line and column of a row that cannot be read', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'lientinh-seed-'))
  try {
    await cp(SEED, directory, { recursive: true })
    const file = join(directory, 'observations.csv')
    const lines = (await readFile(file, 'utf8')).split('\n')
    await writeFile(
      file,
      lines.map((line, index) => (index === 3 ? line.replace(',82913,', ',"82,913",') : line)).join('\n'),
    )
    await expect(readSeed('VN34-56', directory)).rejects.toMatchObject({
      code: 'SEED_BROKEN',
      params: { place: 'observations.csv:4 value' },
    })
  } finally {
    await rm(directory, { recursive: true })
  }
})
