// The gateway's way to the ministry: our own process, so that its coded errors pass whole. Guarded all the same, and noted, not thrown.
// It keeps what the ministry said of places, for the errors of provinces (request-notes.ts).
import { Kind, parse, type SelectionNode } from 'graphql'
import type { Log } from '#runtime/log.ts'
import { REQUEST_ID } from '#runtime/request-log.ts'
import { ERRORS, fail, toGraphQLError } from '#schema/errors.ts'
import type { Source } from '../engine/federation.ts'
import type { Note, Path, PlannedPath, RequestNotes } from '../engine/request-notes.ts'
import type { ReleaseWatch } from '../freshness/release-watch.ts'
import { MINISTRY } from '../freshness/watches.ts'
import { witnessRelease } from '../freshness/witness.ts'
import { askSubgraph, type SubgraphAnswer, type SubgraphError } from './ask-subgraph.ts'
import type { ConnectionPools } from './connection-pools.ts'
import { readLoneEntity } from './lone-entity.ts'
import { SubgraphFailure } from './subgraph-failure.ts'

/** The ministry computes whole comparisons; a province only reads. */
export const MINISTRY_DEADLINE_MS = 10_000

/** What of an error reaches the caller. */
const EXTENSIONS = ['code', 'messageEn', 'fix', 'fixEn', 'candidates', 'province', 'problems'] as const

/** What GraphQL itself says of a caller's values, e.g. of a Date that is none: the ministry knows its scalars, the gateway does not. */
const OWN_TO_GRAPHQL: ReadonlySet<unknown> = new Set(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'])

export function createMinistrySource(options: {
  readonly url: string
  readonly pools: ConnectionPools
  readonly watch: ReleaseWatch
  readonly log: Log
}): Source {
  const { url, pools, watch, log } = options
  return {
    async fetch({ text: query, variables, at, whole = false }, { notes, witness, requestId }) {
      witnessRelease(MINISTRY, { witness, watch })
      const isGather = variables.representations !== undefined
      try {
        const answer = await askSubgraph(pools, {
          ...{ url, query, variables, deadlineMs: MINISTRY_DEADLINE_MS },
          headers: { [REQUEST_ID]: requestId },
          ...(whole ? { read: readLoneEntity } : {}),
        })
        requireAnswer(answer, variables.representations)
        if (!at.includes('@') && !whole)
          notes.keepAnswer(at, isGather ? entitiesIn(answer.data)?.[0] : answer.data)
        for (const error of answer.errors) noteError(error, { notes, at, isGather, log })
        return answer.data ?? null
      } catch (error) {
        notes.note({
          at,
          typeName: null,
          fields: askedNames(query),
          isAsked: isVisible,
          error: failureError(error, log),
        })
        return null
      }
    },
  }
}

/** The ministry makes up no names; one of its fields is hidden from callers. */
const isVisible = (name: string) => name !== 'slices'

/** Data or a reason, and one entity for each that was asked: neither may be passed over. */
function requireAnswer({ data, errors }: SubgraphAnswer, asked: unknown): void {
  if (!data && errors.length === 0) throw new SubgraphFailure('REFUSED', 'neither data nor errors')
  if (data && Array.isArray(asked) && entitiesIn(data)?.length !== asked.length)
    throw new SubgraphFailure('REFUSED', 'not one entity for each asked')
}

function entitiesIn(data: SubgraphAnswer['data']): readonly unknown[] | undefined {
  return Array.isArray(data?._entities) ? data._entities : undefined
}

function noteError(
  error: SubgraphError,
  { notes, at, isGather, log }: { notes: RequestNotes; at: PlannedPath; isGather: boolean; log: Log },
): void {
  const isCoded = typeof error.extensions.code === 'string' && Object.hasOwn(ERRORS, error.extensions.code)
  const isForCaller = isCoded || OWN_TO_GRAPHQL.has(error.extensions.code)
  if (!isForCaller) log.error({ error }, 'the ministry failed')
  notes.note({
    at,
    typeName: null,
    fields: [isGather ? error.path.slice(2) : error.path],
    isAsked: isVisible,
    error: isForCaller
      ? { message: error.message, extensions: pickExtensions(error.extensions) }
      : errorOf('INTERNAL'),
  })
}

/** An answer that is none is our bug; no answer is an outage. */
function failureError(error: unknown, log: Log): Note['error'] {
  log.error({ err: error }, 'the ministry gave no answer')
  const isOutage = error instanceof SubgraphFailure && error.state !== 'REFUSED'
  return errorOf(isOutage ? 'MINISTRY_UNREACHABLE' : 'INTERNAL')
}

function errorOf(code: 'INTERNAL' | 'MINISTRY_UNREACHABLE'): Note['error'] {
  const { message, extensions } = toGraphQLError(fail(code))
  return { message, extensions }
}

function pickExtensions(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(EXTENSIONS.flatMap((key) => (key in extensions ? [[key, extensions[key]]] : [])))
}

/** The response names that are null now: those at the root, or those of the entity. */
function askedNames(query: string): Path[] {
  const [operation] = parse(query, { noLocation: true }).definitions
  return operation?.kind === Kind.OPERATION_DEFINITION ? namesIn(operation.selectionSet.selections) : []
}

function namesIn(selections: readonly SelectionNode[]): Path[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return []
    if (node.kind === Kind.INLINE_FRAGMENT) return namesIn(node.selectionSet.selections)
    if (node.name.value === '_entities') return namesIn(node.selectionSet?.selections ?? [])
    return [[(node.alias ?? node.name).value]]
  })
}
