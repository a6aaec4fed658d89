// Two persons: nobody alone makes the province say something, not by an import and not by going back.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Administered, importEnd, startAdministered, tell } from './administered.ts'
import { rates } from './rates.ts'

let province: Administered
let lan: Administered
let minh: Administered
beforeEach(async () => {
  province = await startAdministered({ twoPersons: true })
  const named = ['lan', 'minh'].map((name) => ({ name, token: `ma-rieng-cua-${name}` }))
  const hashed = named.map(({ name, token }) => ({
    name,
    sha256: createHash('sha256').update(token).digest('hex'),
  }))
  await writeFile(join(province.directory, 'admins.json'), JSON.stringify(hashed))
  lan = { ...province, token: 'ma-rieng-cua-lan' }
  minh = { ...province, token: 'ma-rieng-cua-minh' }
})
afterEach(() => province.stop())

const ALL = { accept: ['ALL'] }
const readReleases = () => tell(province, '/admin/releases')

it('publish an import, one after the other', async () => {
  expect((await importEnd(lan, rates([2023, '70,1']), ALL)).event).toBe('done')
  expect((await tell(lan, '/admin/publish', {})).error.code).toBe('TWO_PERSONS_NEEDED')
  expect((await tell(minh, '/admin/publish', {})).releases).toMatchObject([{ number: 1 }])
})

it('go back together: what one goes back to is a draft until the other publishes it', async () => {
  for (const value of ['70,1', '71,1']) {
    await importEnd(lan, rates([2023, value]), ALL)
    await tell(minh, '/admin/publish', {})
  }
  const { waiting } = await tell(lan, '/admin/rollback', { to: 1, note: 'nhầm nguồn' })
  expect(waiting).toMatchObject({
    number: 3,
    rolledBackTo: 1,
    importedBy: 'lan',
    publishedAt: null,
    added: 1,
  })
  expect((await readReleases()).releases).toHaveLength(2)
  expect((await tell(lan, '/admin/publish', {})).error.code).toBe('TWO_PERSONS_NEEDED')
  expect((await tell(minh, '/admin/publish', {})).releases).toMatchObject([{ number: 3, note: 'nhầm nguồn' }])
  const { rows } = await tell(province, '/admin/diff?from=1&to=3')
  expect(rows).toEqual([])
  expect((await readReleases()).releases[0].import).toMatchObject({ importedBy: 'lan', publishedBy: 'minh' })
})

it('are persons: the token of the whole office looks, and changes nothing', async () => {
  await importEnd(lan, rates([2023, '70,1']), ALL)
  const refused = await tell(province, `/admin/imports?name=a.csv`, { no: 'matter' })
  expect(refused.error.code).toBe('TWO_PERSONS_UNNAMED')
  for (const [path, wish] of [
    ['/admin/publish', {}],
    ['/admin/rollback', { to: 1 }],
  ] as const)
    expect((await tell(province, path, wish)).error.code).toBe('TWO_PERSONS_UNNAMED')
  expect(await readReleases()).toMatchObject({ drafts: [{ number: 1 }], releases: [] })
})
