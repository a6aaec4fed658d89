// The documents that the gateway knows beforehand, and the two ways to name one instead of sending it: `documentId` of GraphQL over HTTP,
// and Apollo's `extensions.persistedQuery`. Where only these are answered, any other text is refused unread.
import { z } from 'zod'
import { hashDocument, type Manifest } from '#schema/documents/manifest.ts'
import { type ErrorCode, fail } from '#schema/errors.ts'
import type { Asked } from './asked.ts'

export interface TrustedDocuments {
  /**
   * The text of the document that is asked, sent or named. Throws BAD_PARAMETER, UNKNOWN_DOCUMENT, PERSISTED_QUERY_NOT_FOUND,
   * DOCUMENT_DIFFERS, DOCUMENT_NOT_TRUSTED.
   */
  textOf(asked: Asked): string
}

/** A document by its name, and what is said when it is not known. */
interface Named {
  readonly id: string
  /** '' when the name is none that we give. */
  readonly hash: string
  readonly unknown: ErrorCode
}

const PREFIX = 'sha256:'
/** As much of a name as is repeated to a caller. */
const SHOWN = 80

const persistedQuery = z.object({ version: z.literal(1), sha256Hash: z.string() })

/** `only`: no text is answered but theirs. */
export function trustDocuments(
  manifests: readonly Manifest[],
  { only }: { readonly only: boolean },
): TrustedDocuments {
  const texts = new Map(
    manifests.flatMap(({ operations }) => operations.map(({ id, body }) => [id, body] as const)),
  )
  const trusted = new Set(texts.values())
  return {
    textOf(asked) {
      const named = nameIn(asked)
      const text = asked.query ?? (named ? (texts.get(named.hash) ?? null) : null)
      if (text === null) throw named ? fail(named.unknown, { id: named.id }) : fail('BAD_PARAMETER', QUERY)
      if (named && asked.query !== null && hashDocument(text) !== named.hash)
        throw fail('DOCUMENT_DIFFERS', { id: named.id })
      if (only && !trusted.has(text)) throw fail('DOCUMENT_NOT_TRUSTED')
      return text
    },
  }
}

function nameIn({ documentId, extensions }: Asked): Named | null {
  if (documentId !== null) {
    const hash = documentId.startsWith(PREFIX) ? documentId.slice(PREFIX.length) : ''
    return { id: documentId.slice(0, SHOWN), hash, unknown: 'UNKNOWN_DOCUMENT' }
  }
  if (extensions.persistedQuery == null) return null
  const { data } = persistedQuery.safeParse(extensions.persistedQuery)
  if (!data) throw fail('BAD_PARAMETER', PERSISTED_QUERY)
  const { sha256Hash: hash } = data
  return { id: hash.slice(0, SHOWN), hash, unknown: 'PERSISTED_QUERY_NOT_FOUND' }
}

const QUERY = {
  name: 'query',
  mustVi: 'một tài liệu GraphQL, hoặc documentId phải là mã của nó',
  mustEn: 'a GraphQL document, or documentId the id of one',
} as const
const PERSISTED_QUERY = {
  name: 'extensions.persistedQuery',
  mustVi: '{"version": 1, "sha256Hash": "…"}',
  mustEn: '{"version": 1, "sha256Hash": "…"}',
} as const
