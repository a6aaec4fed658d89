import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { followSupergraph, readSupergraphFile } from '#gateway/life/follow-supergraph.ts'
import { createLog } from '#runtime/log.ts'

const TIMEOUT = { timeout: 60_000 }

let directory: string
let file: string
let given: string[]
let following: { stop(): void }
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lientinh-supergraph-'))
  file = join(directory, 'supergraph.graphql')
  given = []
  await writeFile(file, 'one')
  following = followSupergraph({
    file,
    seen: await readSupergraphFile(file),
    take: async (text) => given.push(text),
    log: createLog('gateway', 'silent'),
  })
})
afterEach(async () => {
  following.stop()
  await rm(directory, { recursive: true })
})

it('a new text is given once, and the one that is in use not at all', TIMEOUT, async () => {
  await put('two')
  await expect.poll(() => given, { timeout: 20_000 }).toEqual(['two'])
  await put('three')
  await expect.poll(() => given, { timeout: 20_000 }).toEqual(['two', 'three'])
  await wait(2500)
  expect(given).toEqual(['two', 'three'])
})

it('a text that is still being written is not given', TIMEOUT, async () => {
  let written = ''
  for (let piece = 0; piece < 15; piece += 1) {
    written += 'type Query '
    await writeFile(file, written)
    await wait(200)
  }
  expect(given).toEqual([])
  await expect.poll(() => given, { timeout: 20_000 }).toEqual(['type Query '.repeat(15)])
})

it('a file that is gone changes nothing, and is taken again when it is back', TIMEOUT, async () => {
  await rm(file)
  await wait(2500)
  await put('one')
  await wait(2500)
  expect(given).toEqual([])
  await put('two')
  await expect.poll(() => given, { timeout: 20_000 }).toEqual(['two'])
})

it('a file that is not there cannot be started with', async () => {
  await expect(readSupergraphFile(join(directory, 'nowhere'))).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    params: { file: join(directory, 'nowhere'), reason: 'ENOENT' },
  })
})

async function put(text: string): Promise<void> {
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}
