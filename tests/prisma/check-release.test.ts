// What cannot be published: refused whole, before a row is written, by record and field.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Database } from '#prisma/open-database.ts'
import { readCurrentRelease } from '#prisma/read-releases.ts'
import { writeRelease } from '#prisma/write-release.ts'
import type { LienTinhError } from '#schema/errors.ts'
import { figure } from './figures.ts'
import { emptyDatabase, openTestDatabase } from './open-test-database.ts'

let database: Database
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => emptyDatabase(database))
afterAll(() => database.close())

it('refuses a row that is neither figure nor absence, or both, or of no time', async () => {
  const publish = (stated: Parameters<typeof figure>[0]) =>
    writeRelease(database, { observations: [figure(stated)] })
  await expect(publish({ value: null })).rejects.toThrow(/figure_or_absence/)
  await expect(publish({ absence: 'NOT_REPORTED' })).rejects.toThrow(/figure_or_absence/)
  await expect(publish({ period: { start: '2022-12-31', end: '2022-01-01', label: '?' } })).rejects.toThrow(
    /observation_period/,
  )
  expect(await readCurrentRelease(database)).toBeNull()
})

it('names every record and field that cannot be published', async () => {
  const observations = [figure({ id: 'A', decimals: 21, multiplier: 16 }), figure({ id: 'B', value: '' })]
  const { problems } = (await writeRelease(database, { observations }).catch(
    (error: unknown) => error,
  )) as LienTinhError
  expect(problems.map(({ params }) => `${params.record} ${params.field}`)).toEqual([
    'A decimals',
    'A multiplier',
    'B value',
  ])
})

const LONG = 'x'.repeat(2001)
it.each<[string, Parameters<typeof figure>[0]]>([
  ['value', { value: 'NaN' }],
  ['value', { value: '1e5' }],
  ['low', { value: null, low: `0.${'1'.repeat(21)}` }],
  ['high', { value: null, high: '1'.repeat(31) }],
  ['decimals', { decimals: 21 }],
  ['multiplier', { multiplier: 16 }],
  ['note', { note: LONG }],
  ['place', { place: LONG }],
  ['period.label', { period: { start: null, end: null, label: LONG } }],
  ['period.start', { period: { start: '2022-1-1', end: '2022-12-31', label: '2022' } }],
  ['source.title', { source: { ...figure().source, title: LONG } }],
  ['qualifier', { qualifier: 'LESS_THAN' }],
  ['qualifier', { value: null, low: '4', high: '3.9', qualifier: 'RANGE' }],
  ['key.concept', { key: { concept: LONG } }],
  ['inferred', { inferred: Array.from({ length: 21 }, (_, index) => `field${index}`) }],
])('refuses, before it writes, a %s that no reader would take: %o', async (field, stated) => {
  await expect(
    writeRelease(database, { observations: [figure(), figure({ id: 'R-7', ...stated })] }),
  ).rejects.toMatchObject({
    code: 'BAD_OBSERVATION',
    params: { record: 'R-7', field },
    problems: [{ path: `observations.1.${field}` }],
  })
  expect(await readCurrentRelease(database)).toBeNull()
})

it('refuses a release of the future, and a note that no reader would take', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000)
  await expect(
    writeRelease(database, { publishedAt: tomorrow, observations: [figure()] }),
  ).rejects.toMatchObject({
    code: 'RELEASE_IN_FUTURE',
    params: { at: tomorrow.toISOString() },
  })
  await expect(writeRelease(database, { note: LONG, observations: [figure()] })).rejects.toMatchObject({
    code: 'RELEASE_NOTE_TOO_LONG',
  })
  expect(await readCurrentRelease(database)).toBeNull()
})
