// A hostile client with a token, and a careless one: what they send is refused in our words, and never does more than they said.
import { expect, it } from 'vitest'
import { fileQuery, importFile, request, tell } from './administered.ts'
import { provinceOfFile } from './province-of-file.ts'
import { rates } from './rates.ts'
import { refusalOf } from './told.ts'

const province = provinceOfFile()

const readDrafts = async () => (await tell(province, '/admin/releases')).drafts

it('publishes nothing at a wish that is not called JSON', async () => {
  await importFile(province, rates([2023, '70,1']), { accept: ['ALL'] })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const answer = fetch(`${province.url}/admin/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${province.token}`, 'content-type': type },
      body: '{"upTo":99}',
    })
    expect(await refusalOf(answer)).toEqual([400, 'BAD_ADMIN_REQUEST'])
  }
  expect(await readDrafts()).toHaveLength(1)
})

it.each([
  ['a zero byte', 'a\u0000b'],
  ['what a terminal obeys', 'a\u001b[2Jb'],
  ['what a terminal in eight bits obeys', 'a\u009b2Jb'],
  ['writing turned round', 'a\u202egnp.exe'],
  ['half a sign', 'a\ud800b'],
])('takes no note with %s', async (_name, note) => {
  await importFile(province, rates([2023, '70,1']), { accept: ['ALL'] })
  const answer = request(province, '/admin/publish', { body: { note } })
  expect(await refusalOf(answer)).toEqual([400, 'BAD_ADMIN_REQUEST'])
  expect(await readDrafts()).toHaveLength(1)
})

it('takes a note of several lines, in any script', async () => {
  await importFile(province, rates([2023, '70,1']), { accept: ['ALL'] })
  const note = 'Niên giám 2024\r\n\tđính chính 😀'
  expect((await tell(province, '/admin/publish', { note })).releases[0]?.note).toBe(note)
})

it('knows a file by a name that reads as it is written', async () => {
  await importFile(province, rates([2023, '70,1']), { accept: ['ALL'] }, '../\u202e\u200bvsc.\u2066bieu.csv')
  expect((await readDrafts())[0]?.fileName).toBe('vsc.bieu.csv')
})

it('never cuts a sign of a name in two', async () => {
  const name = `${'😀'.repeat(250)}.text`
  const query = fileQuery(name)
  const answer = await request(province, `/admin/annotate${query}`, { body: rates([2023, '70,1']) })
  expect(answer.status).toBe(200)
  expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
    `${'😀'.repeat(195)}-ghi-chu.xlsx`,
  )
})

it('looks for no more names of indicators than there can be', async () => {
  const started = performance.now()
  const answer = request(province, `/admin/template?indicators=${'A,'.repeat(20_000)}`)
  expect(await refusalOf(answer)).toEqual([400, 'BAD_ADMIN_REQUEST'])
  expect(performance.now() - started).toBeLessThan(1000)
})
