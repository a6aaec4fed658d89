// A backup of a province at work: whatever is imported and published meanwhile, it holds one published state, whole; what was changed in
// it is found; and it is how a province moves to a server, by one command.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newPlace, type Place } from '#tests/services/cli/run-lientinh.ts'
import {
  type Administered,
  importFile,
  publish,
  request,
  restoreBackup,
  startAdministered,
  tell,
} from '#tests/services/province/administered.ts'
import { manyRows, ROWS_EACH } from '#tests/services/province/many-rows.ts'
import { failureOf, resultOf } from '#tests/services/province/told.ts'
import { emptyDatabase, isOnServer, makePlace, openTestDatabase } from './open-test-database.ts'

const ALL = { accept: ['ALL'] }
const ROWS = 2 * ROWS_EACH

let province: Administered
let other: Administered
beforeAll(async () => {
  ;[province, other] = await Promise.all([
    startAdministered({ database: await openTestDatabase() }),
    startAdministered({ database: await openTestDatabase() }),
  ])
})
beforeEach(() => Promise.all([emptyDatabase(province.database), emptyDatabase(other.database)]))
afterAll(async () => {
  for (const { stop, database } of [province, other]) await stop().then(() => database.close())
})

const publishRows = async (value: number) => {
  expect((await importFile(province, manyRows(value, 2), ALL)).added).toBe(ROWS)
  await publish(province)
}
const backUp = async () => Buffer.from(await (await request(province, '/admin/backup')).arrayBuffer())

/** How many published figures have which value. */
async function valuesOf(place: Administered): Promise<Record<string, number>> {
  const csv = await (await request(place, '/admin/export')).text()
  const [header = '', ...rows] = csv.trim().split('\n')
  const column = header.trim().split(',').indexOf('value')
  const counts: Record<string, number> = {}
  for (const row of rows)
    counts[row.split(',')[column] ?? ''] = (counts[row.split(',')[column] ?? ''] ?? 0) + 1
  return counts
}

describe('a backup', () => {
  it('is one published state, whatever is imported and published while it is taken', async () => {
    await publishRows(1000)
    const work = publishRows(1001)
    const backups: Buffer[] = []
    let isDone = false
    void work.finally(() => {
      isDone = true
    })
    while (!isDone) backups.push(await backUp())
    await work
    backups.push(await backUp())
    const values: string[] = []
    for (const backup of [
      backups[0],
      backups[Math.floor(backups.length / 2)],
      backups.at(-2),
      backups.at(-1),
    ]) {
      await emptyDatabase(other.database)
      resultOf(await restoreBackup(other, backup ?? Buffer.of()))
      const [[value, count] = []] = Object.entries(await valuesOf(other))
      expect(count).toBe(ROWS)
      values.push(value ?? '')
    }
    expect(values[0]).toBe('1000')
    expect(values[3]).toBe('1001')
    expect(values).toEqual(values.toSorted())
  })

  it.each([
    ['altered', 20, (lines: string[]) => lines.with(19, lines[19]?.replace('1000', '1001') ?? '')],
    ['cut off', 31, (lines: string[]) => lines.slice(0, 30)],
  ])('that was %s is refused with the line, and leaves the place empty', async (_how, line, damage) => {
    await publishRows(1000)
    const lines = damage(
      gunzipSync(await backUp())
        .toString()
        .trim()
        .split('\n'),
    )
    const { error } = failureOf(await restoreBackup(other, gzipSync(`${lines.join('\n')}\n`)))
    expect([error.code, error.message]).toEqual([
      'BACKUP_BROKEN',
      `Bản sao lưu hỏng ở dòng ${line}; chưa khôi phục gì.`,
    ])
    expect(await tell(other, '/admin/releases')).toEqual({ drafts: [], releases: [], totalCount: 0 })
    expect(await other.database.prisma.observation.count()).toBe(0)
    await publishRows(1002)
    expect(resultOf(await restoreBackup(other, await backUp()))).toMatchObject({ releases: 2 })
  })
})

describe('the command', () => {
  let place: Place
  beforeAll(async () => {
    place = await newPlace()
    return () => place.remove()
  })
  const ask = async (args: string[], env = {}) => {
    const { status, out } = await place.run([...args, '--json', '--no-input'], {
      ...{ LIENTINH_PROVINCE: 'an-giang', LIENTINH_SEED: 'none' },
      ...env,
    })
    return { status, ...JSON.parse(out) }
  }

  it('names the line of a backup that was altered before anything is asked', async () => {
    await publishRows(1000)
    const lines = gunzipSync(await backUp())
      .toString()
      .split('\n')
    const altered = lines.with(19, lines[19]?.replace('1000', '1001') ?? '')
    await writeFile(join(place.directory, 'sua.gz'), gzipSync(altered.join('\n')))
    expect(await ask(['restore', 'sua.gz', '--yes'])).toMatchObject({
      status: 2,
      error: { code: 'BACKUP_DAMAGED', message: 'Bản sao lưu sua.gz không nguyên vẹn: dòng 20 · line 20.' },
    })
  })

  if (isOnServer)
    it('moves a province from its directory to a server once, row by row', async () => {
      const server = await makePlace()
      try {
        await writeFile(join(place.directory, 'so-lieu.csv'), manyRows(1000, 2))
        expect(await ask(['import', 'so-lieu.csv', '--accept', 'ALL', '--publish'])).toMatchObject({
          status: 0,
        })
        const moved = await ask(['backup', '--into', server.url, '--yes'])
        expect(moved.result).toMatchObject({ copied: { releases: 1, observations: ROWS } })
        const [here, there] = [
          await place.run(['export'], { LIENTINH_PROVINCE: 'an-giang' }),
          await place.run(['export'], { LIENTINH_PROVINCE: 'an-giang', DATABASE_URL: server.url }),
        ]
        expect(here.out.trim().split('\n')).toHaveLength(ROWS + 1)
        expect(there.out).toBe(here.out)
        expect(await ask(['backup', '--into', server.url, '--yes'])).toMatchObject({
          status: 2,
          error: { code: 'DATABASE_NOT_EMPTY' },
        })
        expect(await ask(['releases'], { DATABASE_URL: server.url })).toMatchObject({
          result: { drafts: [], releases: [{ number: 1 }] },
        })
      } finally {
        await server.remove()
      }
    }, 60_000)
})
