// Documents that the gateway knows beforehand: asked by their name in both ways, and where nothing else is answered, all that is answered.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import ownManifest from '#gateway/documents/own-manifest.json' with { type: 'json' }
import { readManifestFile } from '#gateway/documents/read-manifest-file.ts'
import { buildManifest, hashDocument, manifest } from '#schema/documents/manifest.ts'
import { HOLDINGS_QUESTION, SAMPLE_QUESTION, SMALLEST_QUESTION } from '#schema/documents/own-questions.ts'
import { GALLERY } from '#services/explorer/gallery.ts'
import { type Answered, type Stage, setStage } from './stage.ts'

const NAMES = 'query Names { anGiang { nameVi } phuTho { nameVi } }'
const HASH = hashDocument(NAMES)
const UNKNOWN = '0'.repeat(64)
const ANSWER = { anGiang: { nameVi: 'An Giang' }, phuTho: { nameVi: 'Phú Thọ' } }

let open: Stage
let strict: Stage
beforeAll(async () => {
  const trustedDocuments = [buildManifest([NAMES])]
  ;[open, strict] = await Promise.all([
    setStage({ trustedDocuments }),
    setStage({ trustedDocuments, trustedOnly: true }),
  ])
})
afterAll(() => Promise.all([open.stop(), strict.stop()]))

type Result = [status: number, codeOrData: unknown]

async function read(response: Response): Promise<Result> {
  const { data, errors } = (await response.json()) as Answered
  return [response.status, errors?.[0]?.extensions.code ?? data]
}

async function post(stage: Stage, body: object): Promise<Result> {
  const headers = { 'content-type': 'application/json' }
  return read(await fetch(`${stage.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function get(stage: Stage, parameters: Record<string, string>): Promise<Result> {
  const headers = { 'apollo-require-preflight': 'true' }
  return read(await fetch(`${stage.url}/graphql?${new URLSearchParams(parameters)}`, { headers }))
}

const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })

describe('a registered document', () => {
  test('is asked by its id, in a body and in an address', async () => {
    for (const stage of [open, strict]) {
      expect(await post(stage, { documentId: `sha256:${HASH}` })).toEqual([200, ANSWER])
      expect(await get(stage, { documentId: `sha256:${HASH}` })).toEqual([200, ANSWER])
    }
  })

  test('is asked by its hash, as Apollo’s clients ask', async () => {
    for (const stage of [open, strict]) {
      expect(await post(stage, byHash(HASH))).toEqual([200, ANSWER])
      const extensions = JSON.stringify(byHash(HASH).extensions)
      expect(await get(stage, { extensions, variables: '{}' })).toEqual([200, ANSWER])
    }
  })

  test('is asked by its text, with its name beside it or without', async () => {
    for (const stage of [open, strict]) {
      expect(await post(stage, { query: NAMES })).toEqual([200, ANSWER])
      expect(await post(stage, { query: NAMES, documentId: `sha256:${HASH}` })).toEqual([200, ANSWER])
      expect(await post(stage, { query: NAMES, ...byHash(HASH) })).toEqual([200, ANSWER])
    }
  })
})

describe('a name', () => {
  test('that is nobody’s is refused by a code, each way by its own', async () => {
    for (const stage of [open, strict]) {
      expect(await post(stage, { documentId: `sha256:${UNKNOWN}` })).toEqual([400, 'UNKNOWN_DOCUMENT'])
      expect(await post(stage, { documentId: HASH })).toEqual([400, 'UNKNOWN_DOCUMENT'])
      expect(await post(stage, { documentId: 'md5:0' })).toEqual([400, 'UNKNOWN_DOCUMENT'])
      expect(await post(stage, byHash(UNKNOWN))).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND'])
    }
  })

  test('that is another text’s is refused, whatever is registered', async () => {
    const query = '{ indicators { code } }'
    for (const stage of [open, strict]) {
      expect(await post(stage, { query, documentId: `sha256:${HASH}` })).toEqual([400, 'DOCUMENT_DIFFERS'])
      expect(await post(stage, { query, ...byHash(HASH) })).toEqual([400, 'DOCUMENT_DIFFERS'])
    }
  })

  test('that is none is a parameter of the wrong type', async () => {
    expect(await post(open, { documentId: 7 })).toEqual([400, 'BAD_PARAMETER'])
    expect(await post(open, { extensions: { persistedQuery: 7 } })).toEqual([400, 'BAD_PARAMETER'])
    expect(await post(open, { extensions: { persistedQuery: { version: 2, sha256Hash: HASH } } })).toEqual([
      400,
      'BAD_PARAMETER',
    ])
  })

  test('of a text that is not registered does no harm where any text is answered', async () => {
    const query = '{ phuTho { nameVi } }'
    expect(await post(open, { query, ...byHash(hashDocument(query)) })).toEqual([
      200,
      { phuTho: ANSWER.phuTho },
    ])
  })
})

describe('where only registered documents are answered', () => {
  test.each([
    ['a text', '{ phuTho { nameVi } }'],
    ['one that differs by a space', `${NAMES} `],
    ['a question about the schema', '{ __schema { types { name } } }'],
    ['what is no document', '{'],
    ['what would be over a limit', `{ ${'a '.repeat(9999)} }`],
  ])('%s is refused unread, also for its cost', async (_what, query) => {
    expect(await post(strict, { query })).toEqual([400, 'DOCUMENT_NOT_TRUSTED'])
    expect(await get(strict, { query: query.slice(0, 5000) })).toEqual([400, 'DOCUMENT_NOT_TRUSTED'])
    const cost = await fetch(`${strict.url}/cost`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    expect(await read(cost)).toEqual([400, 'DOCUMENT_NOT_TRUSTED'])
  })

  test('a document with the hash of its own beside it is none the more trusted', async () => {
    const query = '{ phuTho { nameVi } }'
    expect(await post(strict, { query, ...byHash(hashDocument(query)) })).toEqual([
      400,
      'DOCUMENT_NOT_TRUSTED',
    ])
    expect(await post(strict, { query, documentId: `sha256:${hashDocument(query)}` })).toEqual([
      400,
      'DOCUMENT_NOT_TRUSTED',
    ])
  })

  test('the questions of our own programs are answered', async () => {
    for (const query of [SAMPLE_QUESTION, SMALLEST_QUESTION, ...GALLERY.map(({ document }) => document)])
      expect((await post(strict, { query }))[1]).not.toBe('DOCUMENT_NOT_TRUSTED')
  })
})

describe('the manifest of our own documents', () => {
  test('is in the format that Apollo’s tools read, each document under the hash of its text', () => {
    expect(ownManifest).toMatchObject({ format: 'apollo-persisted-query-manifest', version: 1 })
    for (const { id, body, name, type } of ownManifest.operations) {
      expect([id, type]).toEqual([hashDocument(body), 'query'])
      expect(parse(body).definitions[0]).toMatchObject(name === 'anonymous' ? {} : { name: { value: name } })
    }
  })

  test('holds the gallery and what the command asks, and nothing else', () => {
    const own = [
      ...GALLERY.map(({ document }) => document),
      SAMPLE_QUESTION,
      HOLDINGS_QUESTION,
      SMALLEST_QUESTION,
    ]
    expect(ownManifest.operations.map(({ body }) => body).sort()).toEqual([...own].sort())
  })

  test('with a text that is not the one of its id is none', () => {
    const [first] = ownManifest.operations
    const forged = { ...ownManifest, operations: [{ ...first, body: '{ indicators { code } }' }] }
    expect(manifest.safeParse(forged).success).toBe(false)
  })
})

describe('the file that TRUSTED_DOCUMENTS names', () => {
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'manifest-'))
  })
  afterAll(() => rm(directory, { recursive: true }))

  test('is read as a manifest; none is named, none is read', async () => {
    const file = join(directory, 'good.json')
    await writeFile(file, JSON.stringify(buildManifest([NAMES])))
    expect(await readManifestFile(file)).toEqual([buildManifest([NAMES])])
    expect(await readManifestFile(null)).toEqual([])
  })

  test.each([
    ['that is not there', null, 'FILE_UNREADABLE'],
    ['that is no JSON', '{', 'BAD_CONFIG'],
    ['that is something else', '{"format": "relay"}', 'BAD_CONFIG'],
  ])('%s is refused when the gateway starts', async (_what, text, code) => {
    const file = join(directory, `${code}-${text?.length}.json`)
    if (text !== null) await writeFile(file, text)
    await expect(readManifestFile(file)).rejects.toMatchObject({ code })
  })
})
