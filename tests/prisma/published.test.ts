// What is published, against anybody with SQL: the database itself refuses to change it.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { readReleases } from '#prisma/read-releases.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { writeRelease } from '#prisma/write-release.ts'
import type { SliceQuestion } from '#schema/slice.ts'
import { figure } from './figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => emptyDatabase(database))
afterAll(() => database.close())

/** A row more for a release, beside those of release 1, as anybody with SQL could write it. */
const rowIn = (release: number, period: string) => `
  INSERT INTO observation SELECT series_id, '${period}', ${release}, ${period === '' ? 'NULL, NULL' : 'period_start, period_end'},
    period_label, record_id, 9, low, high, qualifier, decimals, multiplier, status, access, absence, inferred, note, source_id
  FROM observation WHERE release = 1`

it.each([
  ['a row added', rowIn(1, '')],
  ['a figure changed', 'UPDATE observation SET value = 9'],
  ['a figure moved into it', 'UPDATE observation SET release = 1 WHERE release = 2'],
  ['a figure moved out of it', 'UPDATE observation SET release = 2 WHERE release = 1'],
  ['a figure deleted', 'DELETE FROM observation WHERE release = 1'],
  ['all figures emptied out', 'TRUNCATE observation'],
  ['its note changed', "UPDATE release SET note = 'x' WHERE number = 1"],
  ['its time changed', 'UPDATE release SET published_at = NULL WHERE number = 1'],
  ['it deleted', 'DELETE FROM release WHERE number = 1'],
  ['all releases emptied out', 'TRUNCATE release CASCADE'],
  ['a release put before it', "INSERT INTO release (number, published_at) VALUES (0, '2026-01-01')"],
  ['a series changed', "UPDATE series SET unit = 'PERSONS'"],
  ['all series emptied out', 'TRUNCATE series CASCADE'],
  ['a source changed', "UPDATE source SET title = 'x'"],
  ['all sources emptied out', 'TRUNCATE source CASCADE'],
])('refuses, in the database itself, to change what is published: %s', async (_change, sql) => {
  await writeRelease(database, { observations: [figure()] })
  await change('INSERT INTO release (number) VALUES (2)')
  await change(rowIn(2, ''))
  await expect(change(sql)).rejects.toThrow(/is never changed/)
  expect(await ask()).toEqual({ '2022': '2.81' })
})

it('refuses, in the database itself, bounds that lie the wrong way round', async () => {
  await writeRelease(database, {
    observations: [figure({ value: null, low: '3.9', high: '4', qualifier: 'RANGE' })],
  })
  await change('INSERT INTO release (number) VALUES (2)')
  await change(rowIn(2, '').replace(' 9,', ' NULL,'))
  await expect(change('UPDATE observation SET low = 4.1 WHERE release = 2')).rejects.toThrow(
    /bounds_in_order/,
  )
})

it.each(['series', 'source'])('keeps every %s that a figure refers to', async (table) => {
  await writeRelease(database, { observations: [figure()] })
  await expect(change(`DELETE FROM ${table}`)).rejects.toThrow(/foreign key/)
})

it('publishes a draft once, and closes it with that', async () => {
  await change('INSERT INTO release (number, areas) VALUES (1, $${VN63-89}$$)')
  await change('UPDATE release SET published_at = now() WHERE number = 1')
  await expect(change('UPDATE release SET published_at = now() WHERE number = 1')).rejects.toThrow(
    /is never changed/,
  )
})

it('publishes no release before the drafts under it, whose rows would be seen with it', async () => {
  await change("INSERT INTO release (number, areas) VALUES (1, '{}'), (2, '{}')")
  await expect(change('UPDATE release SET published_at = now() WHERE number = 2')).rejects.toThrow(
    /release 2 cannot be published before the drafts under it/,
  )
  await expect(change('INSERT INTO release (number, published_at) VALUES (3, now())')).rejects.toThrow(
    /release 3 cannot be published before the drafts under it/,
  )
})

it('takes no draft under what is published: its rows would be seen at once', async () => {
  await change("INSERT INTO release (number, published_at) VALUES (2, '2026-01-01')")
  await expect(change('INSERT INTO release (number) VALUES (1)')).rejects.toThrow(
    /release 1 would come before it/,
  )
})

it.each([
  ['its file changed', "UPDATE import SET file_name = 'x'"],
  ['who published it changed', "UPDATE import SET published_by = 'x'"],
  ['its import deleted', 'DELETE FROM import'],
  ['another import put in its place', 'UPDATE import SET release = 3'],
  ['all imports emptied out', 'TRUNCATE import'],
])('refuses to change who published what: %s', async (_change, sql) => {
  await change("INSERT INTO release (number, areas) VALUES (1, '{}')")
  await change(
    "INSERT INTO import (release, file_name, sha256, imported_by, started_at) VALUES (1, 'a.csv', '0', 'An', now())",
  )
  await change('UPDATE release SET published_at = now() WHERE number = 1')
  await change('INSERT INTO release (number) VALUES (3)')
  await expect(change(sql)).rejects.toThrow(/is never changed/)
})

it('keeps a draft unseen, and lets it be thrown away', async () => {
  await writeRelease(database, { observations: [figure()] })
  await change("INSERT INTO release (number, areas) VALUES (2, '{}')")
  await change(rowIn(2, '2022-01-01/2022-12-31'))
  expect(await ask()).toEqual({ '2022': '2.81' })
  await expect(ask({ release: 2 })).rejects.toMatchObject({ code: 'UNKNOWN_RELEASE' })
  expect((await readReleases(database, { first: 20 })).totalCount).toBe(1)
  expect(await change('DELETE FROM observation WHERE release = 2')).toBe(1)
  expect(await change('DELETE FROM release WHERE number = 2')).toBe(1)
})

function change(sql: string): Promise<number> {
  return database.prisma.$executeRawUnsafe(sql)
}

/** Period label → value of the poor-household rate of An Giang; null when nothing is published. */
async function ask(asOf?: SliceQuestion['asOf']): Promise<Record<string, string | null> | null> {
  const question = {
    indicators: ['POOR_HH_RATE'],
    areas: ['VN63-89'],
    period: { pick: 'ALL' } as const,
    ...(asOf ? { asOf } : {}),
  }
  const slice = await readSlice(database, question)
  if (!slice) return null
  const figures = slice.series.flatMap(({ observations }) => observations)
  return Object.fromEntries(figures.map((observation) => [observation.period.label, observation.value]))
}
