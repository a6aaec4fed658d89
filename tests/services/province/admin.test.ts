// The administration of a province over HTTP, as an office uses it: a file in, looked at, published, taken back.
import { describe, expect, it } from 'vitest'
import { importFile, publish, refuseFile, request, seen, tell } from './administered.ts'
import { provinceOfFile } from './province-of-file.ts'
import { HEADER, rates } from './rates.ts'
import { codesOf, refusalOf } from './told.ts'

const province = provinceOfFile()

describe('a file with an error', () => {
  it('is told with place, value and what to do, and nothing of it is written', async () => {
    const { error, report } = await refuseFile(
      province,
      `${rates([2023, '168,5'], [2024, '70,1'])}\nAn Giag,TRAINED_LABOUR_RATE,2022,60`,
    )
    expect([error.code, error.message]).toEqual([
      'FINDINGS',
      'Tệp so-lieu.csv có 2 chỗ phải sửa; chưa ghi gì.',
    ])
    expect(codesOf(report)).toEqual(['AREA_UNKNOWN 1', 'VALUE_OUT_OF_RANGE 1', 'JUMP 1'])
    expect(report?.groups[1]?.findings[0]).toMatchObject({
      value: '168,5',
      place: { file: 'so-lieu.csv', sheet: null, row: 2, column: 4 },
    })
    expect(await tell(province, '/admin/releases')).toEqual({ drafts: [], releases: [], totalCount: 0 })
  })
})

describe('a file with a warning', () => {
  it('waits until somebody accepts it, by its code or all at once', async () => {
    await importFile(province, rates([2022, '66'], [2023, '68,5']))
    await publish(province)
    const jump = rates([2024, '20,1'])
    const { error, report } = await refuseFile(province, jump)
    expect([error.code, codesOf(report)]).toEqual(['WARNINGS_NOT_ACCEPTED', ['JUMP 1']])
    expect(report?.groups[0]?.findings[0]?.place).toMatchObject({ row: 2, column: 4 })
    expect((await refuseFile(province, jump, { accept: ['PARTS_NOT_TOTAL'] })).error.code).toBe(
      'WARNINGS_NOT_ACCEPTED',
    )
    expect(await importFile(province, jump, { accept: ['ALL'], dryRun: true })).toMatchObject({
      draft: null,
      dryRun: true,
      added: 1,
    })
    expect((await tell(province, '/admin/releases')).drafts).toEqual([])
    expect((await importFile(province, jump, { accept: ['JUMP'] })).draft).toMatchObject({
      number: 2,
      added: 1,
      warnings: 1,
    })
  })
})

describe('a draft', () => {
  it('is seen by nobody until it is published, and then by everybody at once', async () => {
    const { draft, added } = await importFile(province, rates([2023, '68,5'], [2024, '70,1']))
    expect([draft?.number, draft?.fileName, draft?.importedBy, added]).toEqual([1, 'so-lieu.csv', 'admin', 2])
    expect(await seen(province)).toEqual([])
    expect(await publish(province)).toMatchObject([{ number: 1 }])
    expect(await seen(province)).toEqual(['2023: 68.5', '2024: 70.1'])
    const { drafts, releases } = await tell(province, '/admin/releases')
    expect([drafts, releases[0]?.import?.publishedBy]).toEqual([[], 'admin'])
  })

  it('is not made when the file says nothing new', async () => {
    const file = rates([2023, '68,5'])
    await importFile(province, file)
    expect(await importFile(province, file)).toMatchObject({ draft: null, added: 0, unchanged: 1 })
    await publish(province)
    expect(await importFile(province, file)).toMatchObject({ draft: null, added: 0, unchanged: 1 })
  })

  it('can be thrown away', async () => {
    await importFile(province, rates([2023, '68,5']))
    expect(await tell(province, '/admin/rollback', { draft: 1 })).toEqual({ draft: 1 })
    expect(await refusalOf(request(province, '/admin/publish', { body: {} }))).toEqual([
      422,
      'NOTHING_TO_PUBLISH',
    ])
  })

  it('takes back a figure whose row says so, and tells of one that was never there', async () => {
    await importFile(province, rates([2023, '68,5'], [2024, '70,1']))
    await publish(province)
    const { added, withdrawn, summary } = await importFile(
      province,
      `${HEADER},withdraw\nAn Giang,TRAINED_LABOUR_RATE,2024,,x\nAn Giang,TRAINED_LABOUR_RATE,2019,,x`,
    )
    expect([added, withdrawn]).toEqual([0, 1])
    expect(codesOf(summary.report)).toEqual(['WITHDRAWAL_UNKNOWN 1'])
    expect(summary.report.groups[0]?.findings[0]?.place.row).toBe(3)
    await publish(province)
    expect(await seen(province)).toEqual(['2023: 68.5'])
  })

  it('says what it would change', async () => {
    await importFile(province, rates([2023, '68,5'], [2024, '70,1']))
    await publish(province)
    await importFile(province, rates([2023, '68,5'], [2024, '70,2'], [2025, '71']), { accept: ['ALL'] })
    const { counts, rows, last } = await tell(province, '/admin/diff?from=1&to=2')
    expect([counts, last]).toEqual([{ added: 1, changed: 1, withdrawn: 0 }, null])
    expect(
      rows.map(({ before, after }) => [before?.value ?? null, after?.period.label, after?.value]),
    ).toEqual([
      ['70.1', '2024', '70.2'],
      [null, '2025', '71'],
    ])
    expect(await refusalOf(request(province, '/admin/diff?from=1&to=7'))).toEqual([422, 'UNKNOWN_RELEASE'])
    expect((await request(province, '/admin/diff?from=1&to=1;DROP')).status).toBe(400)
  })
})

describe('going back', () => {
  it('publishes the state of a release as a new one', async () => {
    for (const value of ['70,1', '70,2']) {
      await importFile(province, rates([2024, value]))
      await publish(province)
    }
    expect(await seen(province)).toEqual(['2024: 70.2'])
    const { release } = await tell(province, '/admin/rollback', { to: 1, note: 'nhầm số' })
    expect(release).toMatchObject({ number: 3, note: 'nhầm số' })
    expect(await seen(province)).toEqual(['2024: 70.1'])
    const refusal = (body: object) => refusalOf(request(province, '/admin/rollback', { body }))
    expect(await refusal({ to: 9 })).toEqual([422, 'UNKNOWN_RELEASE'])
    expect(await refusal({})).toEqual([400, 'BAD_ADMIN_REQUEST'])
  })
})
