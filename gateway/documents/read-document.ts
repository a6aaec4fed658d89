// A document, read and measured once: why nobody may ask it, which operations it has, and what each of them costs.
// What the schema says of it is the engine's to find, for a document that is within the limits.
import { type DocumentNode, GraphQLError, parse } from 'graphql'
import { hashDocument } from '#schema/documents/manifest.ts'
import type { LienTinhError } from '#schema/errors.ts'
import type { Amount } from '../limits/asked-provinces.ts'
import { type Cost, excess, excessOfSizes } from '../limits/cost.ts'
import { countRepeats } from '../limits/count-repeats.ts'
import { estimateRequests } from '../limits/estimate-requests.ts'
import type { Hosts } from '../limits/hosts.ts'
import { measureDocument } from '../limits/measure-document.ts'
import { scanText } from '../limits/scan-text.ts'
import { findMisuse, findMisusedFragments } from './misuse.ts'

type Refusal = LienTinhError | GraphQLError

export interface ReadDocument {
  /** SHA-256 of the text, 64 hexadecimal digits. */
  readonly hash: string
  /** Why nobody may ask it, whatever the variables; the first is told. */
  readonly refusals: readonly Refusal[]
  /** By name; '' is the one without. Empty when the text is too long or no document. */
  readonly operations: ReadonlyMap<string, ReadOperation>
}

export interface ReadOperation {
  /** All but the fetches, which depend on variables and members. */
  readonly cost: Omit<Cost, 'fetches'>
  /** Null when the document is refused whatever the variables. */
  readonly fetches: Amount | null
}

/** Reads and measures a document. Never throws: what is wrong with it is among its refusals. */
export function readDocument(text: string, hosts: Hosts): ReadDocument {
  const hash = hashDocument(text)
  const { tokens, nesting } = scanText(text)
  const tooLarge = [...excess('tokens', tokens), ...excess('nesting', nesting)]
  const document = tooLarge.length > 0 ? null : parseDocument(text)
  if (document === null) return { hash, refusals: tooLarge, operations: new Map() }
  if (document instanceof GraphQLError) return { hash, refusals: [document], operations: new Map() }
  return { hash, ...readOperations(document, tokens, hosts) }
}

function readOperations(document: DocumentNode, tokens: number, hosts: Hosts): Omit<ReadDocument, 'hash'> {
  const { operations, whole } = measureDocument(document)
  const refusals: Refusal[] = [...findMisuse(document, hosts), ...excessOfSizes(whole)]
  // only a document of few fields is looked at closely
  if (refusals.length === 0) refusals.push(...findMisusedFragments(document, hosts.contract))
  const isSmall = refusals.length === 0
  const read = new Map<string, ReadOperation>()
  for (const [node, sizes] of operations) {
    const repeats = isSmall ? countRepeats(document, node) : null
    const { planSteps, fetches } = isSmall ? estimateRequests(document, node, hosts) : UNKNOWN
    refusals.push(...excess('repeats', repeats), ...excess('planSteps', planSteps))
    read.set(node.name?.value ?? '', { cost: { tokens, ...sizes, repeats, planSteps }, fetches })
  }
  return { refusals, operations: read }
}

const UNKNOWN = { planSteps: null, fetches: null }

/** The error is the parser's, with the code that GraphQL servers give it. */
function parseDocument(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { noLocation: true })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const { message, source, positions } = error
    const extensions = { code: 'GRAPHQL_PARSE_FAILED' }
    return new GraphQLError(message, {
      ...(source && { source }),
      ...(positions && { positions }),
      extensions,
    })
  }
}
