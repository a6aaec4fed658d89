// The administration of a province over HTTP, as an office uses it: a file in, looked at, published, taken back.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase } from '#tests/prisma/open-test-database.ts'
import {
  type Administered,
  askGraphql,
  importEnd,
  request,
  startAdministered,
  type Told,
  tell,
} from './administered.ts'

let province: Administered
beforeAll(async () => {
  province = await startAdministered()
})
afterEach(() => emptyDatabase(province.database))
afterAll(() => province.stop())

const HEADER = 'area,indicator,period,value'
/** The trained labour rate of An Giang (old boundaries), by year. */
const rates = (...figures: [year: number, value: string][]) =>
  [HEADER, ...figures.map(([year, value]) => `An Giang,TRAINED_LABOUR_RATE,${year},"${value}"`)].join('\n')
const codesOf = (event: Told): string[] =>
  event.report.groups.map((group: Told) => `${group.code} ${group.count}`)
const publish = async (): Promise<Told> => (await tell(province, '/admin/publish', {})).releases

/** What anybody sees: period and value of every published figure. */
async function seen(): Promise<string[]> {
  const { data } = await askGraphql(
    province,
    '{ anGiang { series { nodes { observations { value period { label } } } } } }',
  )
  return data.anGiang.series.nodes.flatMap((series: Told) =>
    series.observations.map(({ value, period }: Told) => `${period.label}: ${value}`),
  )
}

describe('a file with an error', () => {
  it('is told with place, value and what to do, and nothing of it is written', async () => {
    const end = await importEnd(
      province,
      `${rates([2023, '168,5'], [2024, '70,1'])}\nAn Giag,TRAINED_LABOUR_RATE,2022,60`,
    )
    expect([end.event, end.error.code, end.error.message]).toEqual([
      'failed',
      'FINDINGS',
      'Tệp so-lieu.csv có 2 chỗ phải sửa; chưa ghi gì.',
    ])
    expect(codesOf(end)).toEqual(['AREA_UNKNOWN 1', 'VALUE_OUT_OF_RANGE 1', 'JUMP 1'])
    expect(end.report.groups[1].findings[0]).toMatchObject({
      value: '168,5',
      place: { file: 'so-lieu.csv', sheet: null, row: 2, column: 4 },
    })
    expect(await tell(province, '/admin/releases')).toEqual({ drafts: [], releases: [], totalCount: 0 })
  })
})

describe('a file with a warning', () => {
  it('waits until somebody accepts it, by its code or all at once', async () => {
    await importEnd(province, rates([2022, '66'], [2023, '68,5']))
    await publish()
    const jump = rates([2024, '20,1'])
    const refused = await importEnd(province, jump)
    expect([refused.error.code, codesOf(refused)]).toEqual(['WARNINGS_NOT_ACCEPTED', ['JUMP 1']])
    expect(refused.report.groups[0].findings[0].place).toMatchObject({ row: 2, column: 4 })
    expect((await importEnd(province, jump, { accept: ['PARTS_NOT_TOTAL'] })).error.code).toBe(
      'WARNINGS_NOT_ACCEPTED',
    )
    expect((await importEnd(province, jump, { accept: ['ALL'], dryRun: true })).result).toMatchObject({
      draft: null,
      dryRun: true,
      added: 1,
    })
    expect((await tell(province, '/admin/releases')).drafts).toEqual([])
    expect((await importEnd(province, jump, { accept: ['JUMP'] })).result.draft).toMatchObject({
      number: 2,
      added: 1,
      warnings: 1,
    })
  })
})

describe('a draft', () => {
  it('is seen by nobody until it is published, and then by everybody at once', async () => {
    const { draft, added } = (await importEnd(province, rates([2023, '68,5'], [2024, '70,1']))).result
    expect([draft.number, draft.fileName, draft.importedBy, added]).toEqual([1, 'so-lieu.csv', 'admin', 2])
    expect(await seen()).toEqual([])
    expect(await publish()).toMatchObject([{ number: 1 }])
    expect(await seen()).toEqual(['2023: 68.5', '2024: 70.1'])
    const { drafts, releases } = await tell(province, '/admin/releases')
    expect([drafts, releases[0].import.publishedBy]).toEqual([[], 'admin'])
  })

  it('is not made when the file says nothing new', async () => {
    const file = rates([2023, '68,5'])
    await importEnd(province, file)
    expect((await importEnd(province, file)).result).toMatchObject({ draft: null, added: 0, unchanged: 1 })
    await publish()
    expect((await importEnd(province, file)).result).toMatchObject({ draft: null, added: 0, unchanged: 1 })
  })

  it('can be thrown away', async () => {
    await importEnd(province, rates([2023, '68,5']))
    expect(await tell(province, '/admin/rollback', { draft: 1 })).toEqual({ draft: 1 })
    expect((await tell(province, '/admin/publish', {})).error.code).toBe('NOTHING_TO_PUBLISH')
  })

  it('takes back a figure whose row says so, and tells of one that was never there', async () => {
    await importEnd(province, rates([2023, '68,5'], [2024, '70,1']))
    await publish()
    const end = await importEnd(
      province,
      `${HEADER},withdraw\nAn Giang,TRAINED_LABOUR_RATE,2024,,x\nAn Giang,TRAINED_LABOUR_RATE,2019,,x`,
    )
    expect(end.result).toMatchObject({ added: 0, withdrawn: 1 })
    expect(codesOf(end.result.summary)).toEqual(['WITHDRAWAL_UNKNOWN 1'])
    expect(end.result.summary.report.groups[0].findings[0].place.row).toBe(3)
    await publish()
    expect(await seen()).toEqual(['2023: 68.5'])
  })

  it('says what it would change', async () => {
    await importEnd(province, rates([2023, '68,5'], [2024, '70,1']))
    await publish()
    await importEnd(province, rates([2023, '68,5'], [2024, '70,2'], [2025, '71']), { accept: ['ALL'] })
    const { counts, rows, last } = await tell(province, '/admin/diff?from=1&to=2')
    expect([counts, last]).toEqual([{ added: 1, changed: 1, withdrawn: 0 }, null])
    expect(
      rows.map(({ before, after }: Told) => [before?.value ?? null, after.period.label, after.value]),
    ).toEqual([
      ['70.1', '2024', '70.2'],
      [null, '2025', '71'],
    ])
    expect((await tell(province, '/admin/diff?from=1&to=7')).error.code).toBe('UNKNOWN_RELEASE')
    expect((await request(province, '/admin/diff?from=1&to=1;DROP')).status).toBe(400)
  })
})

describe('going back', () => {
  it('publishes the state of a release as a new one', async () => {
    for (const value of ['70,1', '70,2']) {
      await importEnd(province, rates([2024, value]))
      await publish()
    }
    expect(await seen()).toEqual(['2024: 70.2'])
    const { release } = await tell(province, '/admin/rollback', { to: 1, note: 'nhầm số' })
    expect(release).toMatchObject({ number: 3, note: 'nhầm số' })
    expect(await seen()).toEqual(['2024: 70.1'])
    expect((await tell(province, '/admin/rollback', { to: 9 })).error.code).toBe('UNKNOWN_RELEASE')
    expect((await tell(province, '/admin/rollback', {})).error.code).toBe('BAD_ADMIN_REQUEST')
  })
})
