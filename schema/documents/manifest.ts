// A list of documents that a gateway trusts, in the format of Apollo's persisted query manifests: each text under the hash of itself,
// so that the tools which write such lists for front-ends write them for us too.
import { createHash } from 'node:crypto'
import { getOperationAST, parse } from 'graphql'
import { z } from 'zod'

const FORMAT = 'apollo-persisted-query-manifest'

const operation = z.object({
  /** SHA-256 of `body`, 64 hexadecimal digits. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  body: z.string(),
  name: z.string(),
  type: z.literal('query'),
})

export const manifest = z
  .object({ format: z.literal(FORMAT), version: z.literal(1), operations: z.array(operation) })
  .refine(
    ({ operations }) => operations.every(({ id, body }) => id === hashDocument(body)),
    'an id is not the hash of its body',
  )
export type Manifest = z.infer<typeof manifest>

/** A manifest of documents, each under the name of its operation, in the order of their ids. */
export function buildManifest(documents: readonly string[]): Manifest {
  const operations = [...new Set(documents)].map((body) => ({
    id: hashDocument(body),
    name: getOperationAST(parse(body))?.name?.value ?? 'anonymous',
    type: 'query' as const,
    body,
  }))
  return { format: FORMAT, version: 1, operations: operations.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

/**
 * The name of a document: SHA-256 of its text in UTF-8, in hexadecimal digits.
 *
 * @example hashDocument('{ __typename }')
 * // '7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b'
 */
export function hashDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
