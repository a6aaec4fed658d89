// The store of cited answers: what it keeps, what it refuses as damaged, and what it clears away.
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { citationIdOf, formatCitation, isCitationId } from '#schema/comparison/citation.ts'
import { type Citations, openCitations } from '#services/ministry/citations.ts'
import { CONTENT, FILE, ID, newStore, numbered, TEXT, UNKNOWN } from './cited-answers.ts'

let home: string
let directory: string
let citations: Citations
beforeEach(async () => {
  ;({ home, directory, citations } = await newStore())
})
afterEach(() => rm(home, { recursive: true, force: true }))

describe('the store of cited answers', () => {
  it('gives back what was kept, byte for byte', async () => {
    const id = await citations.keep(CONTENT)
    expect(id).toBe(ID)
    expect(await citations.find(id)).toEqual(CONTENT)
    expect(gunzipSync(await readFile(join(directory, FILE))).toString()).toBe(TEXT)
  })

  it('makes its directory when something is first kept, for nobody else to read', async () => {
    expect(await readdir(home)).toEqual([])
    await citations.keep(CONTENT)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    expect((await stat(join(directory, FILE))).mode & 0o777).toBe(0o600)
  })

  it('keeps one answer once, however often it is cited', async () => {
    await citations.keep(CONTENT)
    const before = await stat(join(directory, FILE))
    expect(await citations.keep({ ...CONTENT, members: ['VN34-91', 'VN34-25', 'VN34-91'] })).toBe(ID)
    expect(await readdir(directory)).toEqual([FILE])
    expect((await stat(join(directory, FILE))).ino).toBe(before.ino)
  })

  it('keeps it once when it is cited by many at the same time, by two replicas', async () => {
    const replica = openCitations(directory)
    const keeps = Array.from({ length: 20 }, (_, index) => (index % 2 ? citations : replica).keep(CONTENT))
    expect(new Set(await Promise.all(keeps))).toEqual(new Set([ID]))
    expect(await readdir(directory)).toEqual([FILE])
    expect(await replica.find(ID)).toEqual(CONTENT)
  })

  it('has it after a restart', async () => {
    await citations.keep(CONTENT)
    expect(await openCitations(directory).find(ID)).toEqual(CONTENT)
  })

  it('has nothing under an id that was never given', async () => {
    expect(await citations.find(UNKNOWN)).toBeNull()
    await citations.keep(CONTENT)
    expect(await citations.find(UNKNOWN)).toBeNull()
  })

  it.each([
    '',
    'cit~',
    `${UNKNOWN}A`,
    `${UNKNOWN}\n`,
    'cit~/../../secret',
    `cit~${'../'.repeat(14)}A`,
    `x${UNKNOWN}`,
  ])('does not look for %j, which is no id', async (id) => {
    await writeFile(join(home, 'secret.json.gz'), gzipSync(TEXT))
    expect(isCitationId(id)).toBe(false)
    expect(await citations.find(id)).toBeNull()
  })

  it('refuses to keep what it would not read back', async () => {
    await expect(citations.keep({ ...CONTENT, comparison: 'VN34-25~e30' })).rejects.toThrow('comparison')
    expect(await readdir(home)).toEqual([])
  })
})

describe('a citation whose file was touched', () => {
  const damage = async (change: (packed: Buffer) => Uint8Array) => {
    await citations.keep(CONTENT)
    await writeFile(join(directory, FILE), change(await readFile(join(directory, FILE))))
  }

  it.each<[string, (packed: Buffer) => Uint8Array]>([
    ['is empty', () => Buffer.alloc(0)],
    ['is cut off', (packed) => packed.subarray(0, packed.length - 12)],
    ['is no gzip', () => Buffer.from(TEXT)],
    ['has another figure', () => gzipSync(TEXT.replace('5.57', '5.58'))],
    ['says the same in other bytes', () => gzipSync(TEXT.replace('{"comparison"', '{ "comparison"'))],
    ['holds another citation', () => gzipSync(formatCitation(numbered(1)))],
  ])('is refused when it %s', async (_what, change) => {
    await damage(change)
    await expect(citations.find(ID)).rejects.toMatchObject({ code: 'CITATION_DAMAGED', params: { id: ID } })
  })

  it('is not unpacked beyond the limit, and not even read when it is too long', async () => {
    await damage(() => gzipSync(Buffer.alloc(17 * 1024 * 1024)))
    await expect(citations.find(ID)).rejects.toMatchObject({
      code: 'CITATION_DAMAGED',
      cause: { code: 'ERR_BUFFER_TOO_LARGE' },
    })
    await damage(() => Buffer.alloc(17 * 1024 * 1024))
    await expect(citations.find(ID)).rejects.toMatchObject({
      code: 'CITATION_DAMAGED',
      cause: { message: expect.stringContaining('17825792 bytes long') },
    })
  })

  it('is refused when it is a directory', async () => {
    await mkdir(join(directory, FILE), { recursive: true })
    await expect(citations.find(ID)).rejects.toMatchObject({ code: 'CITATION_DAMAGED' })
  })

  it('is refused when it has the right hash of a content of another version', async () => {
    const later = TEXT.replace(/"v":1}$/, '"v":2}')
    const id = citationIdOf(later)
    await mkdir(directory)
    await writeFile(join(directory, `${id}.json.gz`), gzipSync(later))
    await expect(citations.find(id)).rejects.toMatchObject({ code: 'CITATION_DAMAGED' })
  })

  it('is mended when the same answer is kept again, and even when the store is full', async () => {
    await damage((packed) => packed.subarray(0, 20))
    expect(await openCitations(directory, { count: 1 }).keep(CONTENT)).toBe(ID)
    expect(await citations.find(ID)).toEqual(CONTENT)
  })
})

describe('what a killed process left behind', () => {
  const draft = `${ID}.0f8fad5b-d9cb-469f-a165-70867728950e.tmp`
  const leave = async (name: string, ageSeconds: number) => {
    await mkdir(directory, { recursive: true })
    await writeFile(join(directory, name), gzipSync(TEXT).subarray(0, 30))
    const then = Date.now() / 1000 - ageSeconds
    await utimes(join(directory, name), then, then)
  }

  it('is no citation, and is cleared away when the store is opened', async () => {
    await leave(draft, 61)
    expect(await citations.find(ID)).toBeNull()
    openCitations(directory)
    expect(await readdir(directory)).toEqual([])
  })

  it('stays while another replica may still be writing it', async () => {
    await leave(draft, 5)
    openCitations(directory)
    expect(await readdir(directory)).toEqual([draft])
  })

  it("is ours alone: an administrator's own files stay", async () => {
    await leave('notes.tmp', 9999)
    await citations.keep(CONTENT)
    openCitations(directory)
    expect((await readdir(directory)).sort()).toEqual([FILE, 'notes.tmp'])
  })

  it('counts for nothing', async () => {
    await leave(draft, 5)
    expect(await openCitations(directory, { count: 1 }).keep(CONTENT)).toBe(ID)
  })
})
