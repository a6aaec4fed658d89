import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '#runtime/log.ts'
import { type MembersTable, readMembers, watchMembers, writeMembers } from '#runtime/members.ts'

const AN_GIANG = { 'VN34-91': { url: 'http://127.0.0.1:4232/graphql' } }
const PHU_THO = { 'VN34-25': { url: 'https://phutho.example/graphql' } }

let directory: string
let file: string
let table: MembersTable | undefined
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lientinh-members-'))
  file = join(directory, 'members.json')
})
afterEach(async () => {
  table?.stop()
  await rm(directory, { recursive: true, force: true })
})

const watch = async () => {
  table = await watchMembers(file, createLog('test', 'silent'))
  return table
}

describe('the table of members', () => {
  it('is empty before anybody has joined', async () => {
    expect(await readMembers(file)).toEqual({})
  })
  it('is written whole, and leaves nothing beside it', async () => {
    await writeMembers(file, AN_GIANG)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ members: AN_GIANG })
    expect(await readMembers(file)).toEqual(AN_GIANG)
    expect(await readdir(directory)).toEqual(['members.json'])
  })
  it('says that it cannot be written', async () => {
    await writeFile(join(directory, 'plain'), '')
    await expect(writeMembers(join(directory, 'plain', 'members.json'), AN_GIANG)).rejects.toMatchObject({
      code: 'DATA_NOT_WRITABLE',
    })
  })
  it.each([
    ['not JSON', '{', 'JSON'],
    ['no members', '{}', 'members'],
    ['an old unit', '{"members":{"VN63-89":{"url":"http://a/graphql"}}}', 'members.VN63-89'],
    ['another protocol', '{"members":{"VN34-91":{"url":"ftp://a/graphql"}}}', 'members.VN34-91.url'],
    [
      'a password in an address',
      '{"members":{"VN34-91":{"url":"http://me:s3cret@a/graphql"}}}',
      'members.VN34-91.url',
    ],
    ['a word too many', '{"members":{"VN34-91":{"url":"http://a/graphql","port":1}}}', 'members.VN34-91'],
  ])('refuses %s, and says where', async (_, text, reason) => {
    await writeFile(file, text)
    await expect(readMembers(file)).rejects.toMatchObject({
      code: 'MEMBERS_UNREADABLE',
      params: { file, reason },
    })
  })
})

describe('following the table', () => {
  it('sees a joining and a leaving within a second', async () => {
    await writeMembers(file, AN_GIANG)
    const { current } = await watch()
    expect(current()).toEqual(AN_GIANG)
    await writeMembers(file, { ...AN_GIANG, ...PHU_THO })
    await sleep(1000)
    expect(current()).toEqual({ ...AN_GIANG, ...PHU_THO })
    await writeMembers(file, PHU_THO)
    await sleep(1000)
    expect(current()).toEqual(PHU_THO)
  })
  it('sees the first joining', async () => {
    const { current } = await watch()
    expect(current()).toEqual({})
    await writeMembers(file, AN_GIANG)
    await expect.poll(current, { timeout: 1000 }).toEqual(AN_GIANG)
  })
  it('keeps the last good table when the file is broken or gone, and goes on when it is mended', async () => {
    await writeMembers(file, AN_GIANG)
    const { current } = await watch()
    await writeFile(file, '{"members": ')
    await sleep(700)
    expect(current()).toEqual(AN_GIANG)
    await rm(file)
    await sleep(700)
    expect(current()).toEqual(AN_GIANG)
    await writeMembers(file, PHU_THO)
    await expect.poll(current, { timeout: 1000 }).toEqual(PHU_THO)
  })
  it('refuses to start on a broken table', async () => {
    await writeFile(file, 'x')
    await expect(watch()).rejects.toMatchObject({ code: 'MEMBERS_UNREADABLE' })
  })
})
