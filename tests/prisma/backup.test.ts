// Backup and restore: everything that is published, byte for byte, or nothing and the line that is to blame.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { backUp } from '#prisma/back-up.ts'
import { formatLine } from '#prisma/backup-line.ts'
import { startDraft } from '#prisma/draft-writer.ts'
import { listImports } from '#prisma/list-drafts.ts'
import { type Database, openDatabase } from '#prisma/open-database.ts'
import { publishDrafts } from '#prisma/publish-drafts.ts'
import { readReleases } from '#prisma/read-releases.ts'
import { readSlice } from '#prisma/read-slice.ts'
import { restore } from '#prisma/restore.ts'
import { writeRelease } from '#prisma/write-release.ts'
import type { SliceQuestion } from '#schema/slice.ts'
import { figure, seriesKey } from './figures.ts'
import { FILE, importFigures, published } from './import-figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

/** The one that is backed up is embedded; the other, on a server when the tests run there: a province that moves. */
let database: Database
let other: Database
beforeAll(async () => {
  ;[database, other] = await Promise.all([openDatabase('memory:'), openTestDatabase()])
})
beforeEach(async () => {
  await emptyDatabase(database)
  await emptyDatabase(other)
})
afterAll(async () => {
  await database.close()
  await other.close()
})

it('restores every release as it was: figures, withdrawals, instants, areas, and who imported', async () => {
  await publishHistory()
  const lines = await linesOf(database)
  expect(lines.map((line) => JSON.parse(line)).map((line) => Object.keys(line)[1])).toEqual([
    ...['backup', 'source', 'series', 'series', 'observation', 'observation', 'observation', 'observation'],
    ...['release', 'release', 'import', 'end'],
  ])
  const restored = await restore(other, streamOf(lines))
  expect(restored).toEqual({
    releases: 2,
    observations: 4,
    sha256: JSON.parse(lines.at(-1) ?? '').end.sha256,
  })
  expect(await linesOf(other)).toEqual(lines)
  expect(await published(other)).toEqual(['VN63-91 2022 2.90'])
  expect(await published(other, 1)).toEqual(['VN63-89 2022 2.81', 'VN63-91 2022 2.81'])
  expect(await readReleases(other, { first: 9 })).toEqual(await readReleases(database, { first: 9 }))
  expect(await listImports(other, { first: 9 })).toEqual(await listImports(database, { first: 9 }))
  const question: SliceQuestion = { indicators: ['POOR_HH_RATE'], period: { pick: 'ALL' } }
  expect(await readSlice(other, question)).toEqual(await readSlice(database, question))
})

it('goes on from where the backup ended', async () => {
  await publishHistory()
  await restore(other, backUp(database))
  await importFigures(other, [figure({ key: { area: 'VN63-93' } })])
  expect((await publishDrafts(other, { by: 'An', twoPersons: false })).map(({ number }) => number)).toEqual([
    3,
  ])
  await expect(other.prisma.$executeRaw`DELETE FROM observation WHERE release = 1`).rejects.toThrow(
    /is never changed/,
  )
})

it('leaves drafts out, and the series that only they have', async () => {
  await writeRelease(database, { observations: [figure()] })
  const before = await linesOf(database)
  const draft = await startDraft(database, FILE)
  await draft.add([figure({ value: '9' }), figure({ key: { area: 'VN63-91' } })])
  expect(await linesOf(database)).toEqual(before)
  await draft.finish({ warnings: 0 })
  expect(await linesOf(database)).toEqual(before)
})

it('is the same while the next import and the next publication go on', async () => {
  const areas = Array.from({ length: 2500 }, (_, index) => `VN63-${index}`)
  await writeRelease(database, { observations: areas.map((area) => figure({ key: { area } })) })
  const before = await linesOf(database)
  await importFigures(
    database,
    areas.map((area) => figure({ key: { area }, value: '9' })),
  )
  const during: string[] = []
  for await (const line of backUp(database)) {
    during.push(line)
    if (during.length === 10) await publishDrafts(database, { by: 'An', twoPersons: false })
  }
  expect(during).toEqual(before)
})

it('backs up and restores nothing at all', async () => {
  expect(await restore(other, backUp(database))).toMatchObject({ releases: 0, observations: 0 })
})

it('restores into an empty database only', async () => {
  await publishHistory()
  await writeRelease(other, { observations: [figure({ value: '9' })] })
  await expect(restore(other, backUp(database))).rejects.toMatchObject({ code: 'DATABASE_NOT_EMPTY' })
  expect(await published(other)).toEqual(['VN63-89 2022 9'])
})

it('removes what a restoration left that was cut off, and begins anew', async () => {
  await publishHistory()
  const lines = await linesOf(database)
  await expect(restore(other, streamOf(lines.slice(0, 7)))).rejects.toMatchObject({
    code: 'BACKUP_BROKEN',
    params: { line: 8 },
  })
  await other.prisma.$executeRaw`INSERT INTO series SELECT 1, 'A', 'B', 'C', 'D', 'E', '', '', '', 'PERCENT'`
  await other.prisma.$executeRaw`INSERT INTO release (number, areas) VALUES (1, '{}')`
  await restore(other, streamOf(lines))
  expect(await linesOf(other)).toEqual(lines)
})

it.each<[string, number, (lines: string[]) => string[]]>([
  ['a digit is another', 5, (lines) => lines.with(4, lines[4]?.replace('2.81', '2.91') ?? '')],
  ['a line is none', 3, (lines) => lines.with(2, '{')],
  ['a line is of no kind', 3, (lines) => lines.with(2, '{"crc":"00000000"}')],
  ['a line is missing', 11, (lines) => lines.toSpliced(5, 1)],
  ['a line stands twice', 3, (lines) => lines.toSpliced(2, 0, lines[1] ?? '')],
  ['two lines changed places', 12, (lines) => lines.with(2, lines[3] ?? '').with(3, lines[2] ?? '')],
  ['the beginning is missing', 1, (lines) => lines.slice(1)],
  ['the end is missing', 12, (lines) => lines.slice(0, -1)],
  ['there is nothing', 1, () => []],
  ['a figure is of no series', 3, (lines) => lines.toSpliced(2, 2)],
  ['a row is refused by the tables', 5, (lines) => rewritten(lines, 4, { low: '3', high: '2' })],
  ['a row is another with its own checksum', 12, (lines) => rewritten(lines, 4, { value: '9' })],
])('restores nothing and names the line when %s', async (_what, line, damage) => {
  await publishHistory()
  const lines = damage(await linesOf(database))
  await expect(restore(other, streamOf(lines))).rejects.toMatchObject({
    code: 'BACKUP_BROKEN',
    params: { line },
  })
  expect(await published(other)).toEqual([])
  expect(await other.prisma.release.count()).toBe(0)
  expect(await other.prisma.series.count()).toBe(0)
})

it('refuses the backup of a newer version', async () => {
  await publishHistory()
  const [header = '', ...rest] = await linesOf(database)
  const { backup } = JSON.parse(header)
  const newer = formatLine('backup', {
    ...backup,
    migrations: [...backup.migrations, '29990101000000_later'],
  })
  await expect(restore(other, streamOf([newer, ...rest]))).rejects.toMatchObject({
    code: 'BACKUP_OF_NEWER_VERSION',
    params: { migration: '29990101000000_later' },
  })
})

/** Two releases, the second an import that corrects one figure and takes back the other. */
async function publishHistory(): Promise<void> {
  const publishedAt = new Date('2026-05-01T01:02:03.004Z')
  const { key, unit, period } = figure()
  await writeRelease(database, { publishedAt, note: 'lần đầu', observations: [figure(), inAnotherArea()] })
  await importFigures(database, [inAnotherArea('2.90')], { withdrawals: [{ key, unit, period }] })
  await publishDrafts(database, { by: 'Bình', twoPersons: true })
}

function inAnotherArea(value = '2.81') {
  return figure({
    key: seriesKey({ area: 'VN63-91' }),
    value,
    inferred: ['standard'],
    note: 'dòng “một”\n\\ hai',
  })
}

async function linesOf(of: Database): Promise<string[]> {
  const lines: string[] = []
  for await (const line of backUp(of)) lines.push(line)
  return lines
}

async function* streamOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

/** A line as somebody would write it who knows the form. */
function rewritten(lines: readonly string[], index: number, stated: object): string[] {
  const { observation } = JSON.parse(lines[index] ?? '')
  return lines.with(index, formatLine('observation', { ...observation, ...stated }))
}
