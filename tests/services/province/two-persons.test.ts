// Two persons: nobody alone makes the province say something, not by an import and not by going back.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Administered, importFile, publish, request, startAdministered, tell } from './administered.ts'
import { rates } from './rates.ts'
import { refusalOf } from './told.ts'

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
const refusal = (who: Administered, path: string, body = {}) => refusalOf(request(who, path, { body }))
const readReleases = () => tell(province, '/admin/releases')

it('publish an import, one after the other', async () => {
  await importFile(lan, rates([2023, '70,1']), ALL)
  expect(await refusal(lan, '/admin/publish')).toEqual([422, 'TWO_PERSONS_NEEDED'])
  expect(await publish(minh)).toMatchObject([{ number: 1 }])
})

it('go back together: what one goes back to is a draft until the other publishes it', async () => {
  for (const value of ['70,1', '71,1']) {
    await importFile(lan, rates([2023, value]), ALL)
    await publish(minh)
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
  expect(await refusal(lan, '/admin/publish')).toEqual([422, 'TWO_PERSONS_NEEDED'])
  expect(await publish(minh)).toMatchObject([{ number: 3, note: 'nhầm nguồn' }])
  const { rows } = await tell(province, '/admin/diff?from=1&to=3')
  expect(rows).toEqual([])
  expect((await readReleases()).releases[0]?.import).toMatchObject({ importedBy: 'lan', publishedBy: 'minh' })
})

it('are persons: the token of the whole office looks, and changes nothing', async () => {
  await importFile(lan, rates([2023, '70,1']), ALL)
  for (const [path, wish] of [
    ['/admin/imports?name=a.csv', { no: 'matter' }],
    ['/admin/publish', {}],
    ['/admin/rollback', { to: 1 }],
  ] as const)
    expect(await refusal(province, path, wish)).toEqual([403, 'TWO_PERSONS_UNNAMED'])
  expect(await readReleases()).toMatchObject({ drafts: [{ number: 1 }], releases: [] })
})
