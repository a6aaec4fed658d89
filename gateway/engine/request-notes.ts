// What one request learnt on its way: what the ministry said stands where, and what went wrong at which place.
// Subgraph errors do not pass through Apollo Gateway, which blames the wrong list index, or the hidden field `slices`:
// the sources note them here, and noted-errors-plugin.ts writes them into the answer.
import type { GraphQLFormattedError } from 'graphql'

export type Path = readonly (string | number)[]

/** A place of the answer as the planner names it: `['rows', '@', 'province']`, where `@` is every item of a list. */
export type PlannedPath = readonly string[]

export interface Note {
  /** Where the subgraph was asked. */
  readonly at: PlannedPath
  /** Which type of object there, where a list holds several; null means all. */
  readonly typeName: string | null
  /** The fields concerned, from there; `[]` is the place itself. */
  readonly fields: readonly Path[]
  /** Whether the caller's document has a field of this response name there: it is in the answer, unless it was left out. */
  readonly isAsked: (name: string) => boolean
  readonly error: Pick<GraphQLFormattedError, 'message' | 'extensions'>
}

export interface RequestNotes {
  /** Remembers what the ministry answered at a place: only there can be seen which province stands at which index. */
  keepAnswer(at: PlannedPath, data: unknown): void
  note(note: Note): void
  /** The errors noted, each at its place in the data that the caller gets, sorted by place. */
  errorsIn(readData: () => unknown): GraphQLFormattedError[]
}

interface Answer {
  readonly at: PlannedPath
  readonly data: unknown
}

export function createRequestNotes(): RequestNotes {
  const answers: Answer[] = []
  const notes: Note[] = []
  return {
    keepAnswer: (at, data) => void answers.push({ at, data }),
    note: (note) => void notes.push(note),
    errorsIn: (readData) => {
      if (notes.length === 0) return []
      const data = readData()
      const errors = notes.flatMap((note) =>
        placesOf(note, answers).flatMap((place) =>
          note.fields
            .filter((field) => !isLeftOut([...place, ...field], place.length, { note, data }))
            .map((field) => ({ ...note.error, path: visiblePath([...place, ...field], data) })),
        ),
      )
      return withoutDuplicates(errors).sort((a, b) => comparePaths(a.path, b.path))
    },
  }
}

/** The places of the answer that a note is about. */
function placesOf({ at, typeName }: Note, answers: readonly Answer[]): readonly Path[] {
  if (!at.includes('@')) return [at]
  const found = answers
    .filter((answer) => answer.at.every((step, index) => step === at[index]))
    .flatMap((answer) => findPlaces(answer.data, at.slice(answer.at.length), typeName, answer.at))
  return found.length > 0 ? found : [at.slice(0, at.indexOf('@'))]
}

function findPlaces(value: unknown, at: PlannedPath, typeName: string | null, path: Path): readonly Path[] {
  const [step, ...rest] = at
  if (step === undefined) return typeName === null || member(value, '__typename') === typeName ? [path] : []
  if (step !== '@') return findPlaces(member(value, step), rest, typeName, [...path, step])
  if (!Array.isArray(value)) return []
  return value.flatMap((item: unknown, index) => findPlaces(item, rest, typeName, [...path, index]))
}

/**
 * Whether a field is not in the answer because the caller left it out: under @skip or @include some are noted, and some are even asked by
 * the planner, that nobody wants.
 */
function isLeftOut(path: Path, from: number, { note, data }: { note: Note; data: unknown }): boolean {
  const seen = visiblePath(path, data)
  const next = path[seen.length]
  if (next === undefined || seen.length < from) return false
  const parent = seen.reduce<unknown>(member, data)
  return typeof parent === 'object' && parent !== null && note.isAsked(String(next))
}

/** A path as far as the caller can see it: hidden fields, and names that a subgraph made up, are not in the data. */
function visiblePath(path: Path, data: unknown): Path {
  const seen: (string | number)[] = []
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) break
    seen.push(step)
    value = member(value, step)
  }
  return seen
}

function member(value: unknown, step: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string | number, unknown>)[step]
    : undefined
}

function withoutDuplicates<E extends GraphQLFormattedError>(errors: readonly E[]): E[] {
  const keyOf = ({ path, message, extensions }: E) => JSON.stringify([path, message, extensions?.code])
  return [...new Map(errors.map((error) => [keyOf(error), error])).values()]
}

/** Index by index; for equal paths the sort keeps the order of the notes. */
function comparePaths(a: Path, b: Path): number {
  for (const [index, step] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (step !== other) return step < other ? -1 : 1
  }
  return a.length - b.length
}
