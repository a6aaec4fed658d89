// The lock of an embedded directory, between real processes.
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockDirectory } from '#prisma/directory-lock.ts'
import { startHolder } from './start-holder.ts'

let home: string
let directory: string
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-lock-'))
  directory = join(home, 'an-giang', 'pg')
})
afterEach(() => rm(home, { recursive: true }))

it('names its holder by process id and start time, beside the directory, and goes with it', async () => {
  const lock = await lockDirectory(directory)
  const held = JSON.parse(await readFile(`${directory}.lock`, 'utf8'))
  expect(held).toEqual({ pid: process.pid, startedAt: expect.stringMatching(/^\d+$/) })
  expect(await readdir(join(home, 'an-giang'))).toEqual(['pg.lock'])
  await lock.release()
  expect(await readdir(join(home, 'an-giang'))).toEqual([])
})

it('is refused to the process that holds it, too', async () => {
  const lock = await lockDirectory(directory)
  await expect(lockDirectory(directory)).rejects.toMatchObject({
    code: 'DATA_LOCKED',
    params: { directory, pid: process.pid },
  })
  await lock.release()
})

it('is taken over from a process that was killed', async () => {
  const holder = await startHolder('hold-lock.ts', directory)
  expect(holder.said).toBe('HELD')
  await expect(lockDirectory(directory)).rejects.toMatchObject({ params: { pid: holder.pid } })
  await holder.kill()
  await (await lockDirectory(directory)).release()
})

it('is taken over from a process whose id belongs to another now', async () => {
  const other = await startHolder('hold-lock.ts', join(home, 'other', 'pg'))
  await (await lockDirectory(directory)).release()
  await writeFile(`${directory}.lock`, JSON.stringify({ pid: other.pid, startedAt: '1' }))
  await (await lockDirectory(directory)).release()
  await other.stop()
})

it('is taken over when nobody can be read from it', async () => {
  await (await lockDirectory(directory)).release()
  await writeFile(`${directory}.lock`, '')
  await (await lockDirectory(directory)).release()
})

it('is taken over by one of many that try at once, and leaves no other file', async () => {
  await (await lockDirectory(directory)).release()
  for (let round = 0; round < 20; round++) {
    await writeFile(`${directory}.lock`, JSON.stringify({ pid: 2 ** 30, startedAt: '1' }))
    const tried = await Promise.allSettled(Array.from({ length: 20 }, () => lockDirectory(directory)))
    const held = tried.filter((attempt) => attempt.status === 'fulfilled')
    expect(held).toHaveLength(1)
    expect(await readdir(join(home, 'an-giang'))).toEqual(['pg.lock'])
    await held[0]?.value.release()
  }
})

it('is taken over by one of several processes that try at once', async () => {
  await (await lockDirectory(directory)).release()
  await writeFile(`${directory}.lock`, JSON.stringify({ pid: 2 ** 30, startedAt: '1' }))
  const holders = await Promise.all([1, 2, 3].map(() => startHolder('hold-lock.ts', directory)))
  expect(holders.map(({ said }) => said).sort()).toEqual(['DATA_LOCKED', 'DATA_LOCKED', 'HELD'])
  await Promise.all(holders.map((holder) => holder.stop()))
})
