// How much the store of cited answers takes: its own limits, and those of the disk.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { citationId } from '#schema/comparison/citation.ts'
import { type Citations, openCitations } from '#services/ministry/citations.ts'
import { CONTENT, FILE, ID, newStore, numbered, TEXT } from './cited-answers.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

let home: string
let directory: string
let citations: Citations
beforeEach(async () => {
  ;({ home, directory, citations } = await newStore())
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('the limits', () => {
  const SIZE = Buffer.byteLength(TEXT)

  it('take an answer of exactly the most bytes, counted as UTF-8, and none of one byte more', async () => {
    const exact = openCitations(directory, { bytes: SIZE })
    expect(await exact.keep(CONTENT)).toBe(ID)
    expect(await exact.find(ID)).toEqual(CONTENT)
    const less = openCitations(join(home, 'less'), { bytes: SIZE - 1 })
    await expect(less.keep(CONTENT)).rejects.toMatchObject({
      code: 'CITATION_TOO_LARGE',
      params: { limit: SIZE - 1 },
    })
    expect(await readdir(home)).toEqual(['citations'])
  })

  it('are 16 MB without being told, also for what cannot be compressed', async () => {
    const hex = randomBytes(8 * 1024 * 1024).toString('base64')
    const large = { ...CONTENT, received: [hex] }
    expect(await citations.find(await citations.keep(large))).toEqual(large)
    await expect(citations.keep({ ...CONTENT, received: [hex, hex] })).rejects.toMatchObject({
      code: 'CITATION_TOO_LARGE',
      params: { limit: 16_777_216 },
    })
  })

  it('refuse what is nested deeper than anything can write', async () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    await expect(citations.keep({ ...CONTENT, received: [deep] })).rejects.toMatchObject({
      code: 'CITATION_TOO_LARGE',
    })
  })

  it('refuse one citation more than there may be, and still know those that are there', async () => {
    const small = openCitations(directory, { count: 2 })
    const first = await small.keep(numbered(1))
    await small.keep(numbered(2))
    await expect(small.keep(numbered(3))).rejects.toMatchObject({
      code: 'CITATIONS_FULL',
      params: { limit: 2 },
    })
    expect(await small.keep(numbered(1))).toBe(first)
    expect(await readdir(directory)).toHaveLength(2)
  })

  it('count what an earlier process kept', async () => {
    await citations.keep(numbered(1))
    await expect(openCitations(directory, { count: 1 }).keep(numbered(2))).rejects.toMatchObject({
      code: 'CITATIONS_FULL',
    })
  })

  it('hold when many are kept at the same time', async () => {
    const small = openCitations(directory, { count: 3 })
    const kept = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => small.keep(numbered(number))))
    expect(kept.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ])
    expect(await readdir(directory)).toHaveLength(3)
  })

  it('count one answer once, though it is cited by many at the same time', async () => {
    const small = openCitations(directory, { count: 1 })
    const keeps = Array.from({ length: 5 }, () => small.keep(CONTENT))
    expect(await Promise.all(keeps)).toEqual([ID, ID, ID, ID, ID])
  })

  it('give room again when the administrator has moved old files away, without a restart', async () => {
    const small = openCitations(directory, { count: 1 })
    const old = await small.keep(numbered(1))
    await expect(small.keep(numbered(2))).rejects.toMatchObject({ code: 'CITATIONS_FULL' })
    await rename(join(directory, `${old}.json.gz`), join(home, 'archived'))
    expect(await small.keep(numbered(2))).toBe(citationId(numbered(2)))
    expect(await small.find(old)).toBeNull()
  })
})

describe('a disk that does not take it', () => {
  it('is said so below a file, where no directory can be', async () => {
    await writeFile(join(home, 'plain'), '')
    const nowhere = openCitations(join(home, 'plain', 'citations'))
    await expect(nowhere.keep(CONTENT)).rejects.toMatchObject({
      code: 'CITATION_NOT_KEPT',
      cause: { code: 'ENOTDIR' },
    })
    expect(await nowhere.find(ID)).toBeNull()
  })

  it('is said so when the directory is a file', async () => {
    await writeFile(directory, '')
    await expect(citations.keep(CONTENT)).rejects.toMatchObject({ code: 'CITATION_NOT_KEPT' })
  })

  it('leaves nothing half-written when the name cannot be given', async () => {
    await mkdir(join(directory, FILE), { recursive: true })
    await expect(citations.keep(CONTENT)).rejects.toMatchObject({ code: 'CITATION_NOT_KEPT' })
    expect(await readdir(directory)).toEqual([FILE])
  })

  it('takes no room by a write that failed', async () => {
    const small = openCitations(directory, { count: 1 })
    await writeFile(directory, '')
    await expect(small.keep(numbered(1))).rejects.toMatchObject({ code: 'CITATION_NOT_KEPT' })
    await rm(directory)
    expect(await small.keep(numbered(2))).toBe(citationId(numbered(2)))
  })

  // A process that may not write more than a few blocks is stopped in the middle of a file, as by a full disk.
  it.skipIf(process.platform === 'win32')('leaves nothing half-written when it fills up', async () => {
    const script = `
      import { randomBytes } from 'node:crypto'
      import { openCitations } from '#services/ministry/citations.ts'
      const content = { v: 1, comparison: 'cmp~e30', received: [randomBytes(200_000).toString('hex')] }
      await openCitations(process.argv[1]).keep(content).then(console.log, (error) => console.log(error.code, error.cause.code))`
    const said = execFileSync(
      'sh',
      [
        '-c',
        'ulimit -f 64; exec "$@"',
        'sh',
        process.execPath,
        '--input-type=module-typescript',
        '-e',
        script,
        directory,
      ],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    )
    expect(said.toString()).toBe('CITATION_NOT_KEPT EFBIG\n')
    expect(await readdir(directory)).toEqual([])
  })
})
