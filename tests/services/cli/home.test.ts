import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMembers, writeMembers } from '#runtime/members.ts'
import { refreshMembers } from '#services/cli/up/home.ts'

const RUNNING = {
  'VN34-91': { url: 'http://127.0.0.1:5232/graphql' },
  'VN34-25': { url: 'http://127.0.0.1:5212/graphql' },
}

let home: string
let file: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-home-'))
  file = join(home, 'members.json')
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('the members of the demo', () => {
  it('all join on the first start', async () => {
    await refreshMembers(file, RUNNING)
    expect(await readMembers(file)).toEqual(RUNNING)
  })
  it('follow to other ports, while a province on a server of its own and a foreign one stay where they are', async () => {
    const elsewhere = {
      'VN34-25': { url: 'https://phutho.example/graphql' },
      'VN34-01': { url: 'http://127.0.0.1:9000/graphql' },
    }
    await writeMembers(file, { 'VN34-91': { url: 'http://127.0.0.1:4232/graphql' }, ...elsewhere })
    await refreshMembers(file, RUNNING)
    expect(await readMembers(file)).toEqual({ 'VN34-91': RUNNING['VN34-91'], ...elsewhere })
  })
  it('do not come back by themselves once they have left', async () => {
    await writeMembers(file, { 'VN34-91': RUNNING['VN34-91'] })
    await refreshMembers(file, RUNNING)
    expect(await readMembers(file)).toEqual({ 'VN34-91': RUNNING['VN34-91'] })
    await writeMembers(file, {})
    await refreshMembers(file, RUNNING)
    expect(await readMembers(file)).toEqual({})
  })
})
