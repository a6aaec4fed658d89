// The gateway's way to one province. A slice is answered in band whatever happens (a state instead of figures), so that the ministry
// can compute; of anything else a failure becomes null and a noted error, and the other provinces' data stay.
// How a request travels is province-door.ts's; what may come back, answer-shape.ts's.
import type { GraphQLSchema } from 'graphql'
import type { Log } from '#runtime/log.ts'
import type { MembersTable } from '#runtime/members.ts'
import { REQUEST_ID } from '#runtime/request-log.ts'
import { toGraphQLError } from '#schema/errors.ts'
import type { Province } from '#schema/registry/registry.ts'
import { unansweredTable } from '#schema/series-table.ts'
import type { GatewayContext } from '../engine/context.ts'
import type { Source } from '../engine/federation.ts'
import type { Data } from '../engine/merge-data.ts'
import { RawJson } from '../engine/raw-json.ts'
import type { Path, PlannedPath } from '../engine/request-notes.ts'
import type { ReleaseWatch } from '../freshness/release-watch.ts'
import type { SliceMemory } from '../freshness/slice-memory.ts'
import { SliceTable } from '../freshness/slice-table.ts'
import { witnessRelease } from '../freshness/witness.ts'
import { cutToShape, isObject, type Shape } from './answer-shape.ts'
import type { Question, SubgraphAnswer } from './ask-subgraph.ts'
import { readLoneTable } from './lone-entity.ts'
import type { ProvinceDoor } from './province-door.ts'
import { failureError, redactError } from './province-error.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import { createQuestionReader, KEY, type SubgraphQuestion } from './subgraph-question.ts'

interface ProvinceSourceOptions {
  readonly province: Province
  readonly members: MembersTable
  readonly door: ProvinceDoor
  /** The supergraph's types. */
  readonly contract: GraphQLSchema
  readonly deadlineMs: number
  /** What it answered before. */
  readonly slices: SliceMemory
  /** Which release it answers from. */
  readonly watch: ReleaseWatch
  readonly log: Log
}

/** An object of the province as the planner refers to it. */
interface Representation extends Data {
  readonly __typename: string
  readonly id: string
}

/** One call of the planner, with what is needed to answer it or to say why not. */
interface Call extends ProvinceSourceOptions, GatewayContext {
  readonly question: SubgraphQuestion
  readonly variables: Readonly<Data>
  readonly at: PlannedPath
}

/** A data source that reads the province's address at each call: joining and leaving need nothing else. */
export function createProvinceSource(options: ProvinceSourceOptions): Source {
  const readQuestion = createQuestionReader(options.contract, options.province)
  return {
    async fetch({ text, variables, at }, context) {
      const call: Call = { ...options, question: readQuestion(text), variables, ...context, at }
      const { representations } = call.variables
      if (representations === undefined) return answerRoot(call)
      const asked = readRepresentations(representations)
      const isSlice = asked.every(({ __typename }) => __typename === `${options.province.typeName}Slice`)
      return { _entities: isSlice ? await answerSlices(asked, call) : await answerEntities(asked, call) }
    },
  }
}

function readRepresentations(value: unknown): Representation[] {
  if (Array.isArray(value) && value.every(isRepresentation)) return value
  throw new TypeError('The planner refers to objects by their type and id.')
}

function isRepresentation(value: unknown): value is Representation {
  return isObject(value) && typeof value.__typename === 'string' && typeof value.id === 'string'
}

/** Slices: each is given its table, of now or remembered, or the state that stands for it. */
async function answerSlices(asked: readonly Representation[], call: Call): Promise<Data[]> {
  const { slices, province, members, caller, witness } = call
  const ids = asked.map(({ id }) => id)
  const received = !members.current()[province.id]
    ? failure(new SubgraphFailure('NOT_JOINED', 'not in the table of members'), call)
    : await slices
        .answer({
          ...{ province: province.id, access: caller.access, ids, witness },
          fetch: () => fetchTables(ids, call),
        })
        .catch((error) => failure(error, call))
  return ids.map((id, index) => {
    const table = received instanceof SubgraphFailure ? received : received[index]
    const answered = table ?? new SubgraphFailure('REFUSED', 'no table')
    if (answered instanceof SubgraphFailure) noteSlice(answered, call)
    const data = answered instanceof SubgraphFailure ? unansweredTable(id, answered.state) : answered
    return sliceData(call.question.slice, id, data)
  })
}

/** All figures of the slices, whatever of the comparison is under @skip or @include: who asks the same slices gets the same tables. */
async function fetchTables(ids: readonly string[], call: Call): Promise<(SliceTable | SubgraphFailure)[]> {
  const { typeName } = call.province
  const text = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${typeName}Slice { data } } }`
  const { data } = await ask({ ...call, question: { ...call.question, text } }, (bytes) =>
    readLoneTable(bytes, 'data'),
  )
  const entities = data?._entities
  if (!Array.isArray(entities)) throw new SubgraphFailure('REFUSED', 'no list of entities')
  return ids.map((id, index) => readTable(isObject(entities[index]) ? entities[index].data : null, id, call))
}

/** The echo: a table names the slice that it answers; anybody else's is refused. What is in it, the ministry reads with care. */
function readTable(said: unknown, id: string, call: Call): SliceTable | SubgraphFailure {
  const table =
    said instanceof SliceTable ? said : SliceTable.of(said, Buffer.from(JSON.stringify(said ?? null)))
  const isOwn = table?.slice === id && (table.province ?? call.province.id) === call.province.id
  return isOwn ? table : failure(new SubgraphFailure('REFUSED', 'no table, or one of another slice'), call)
}

/** The fields that were asked of a slice, under the names that they were asked by. */
function sliceData(shape: Shape, id: string, data: SliceTable | object): Data {
  const values: Data = { id, data: data instanceof SliceTable ? new RawJson(data.json) : data }
  return Object.fromEntries([...shape].map(([name, field]) => [name, values[field.name] ?? field.parent]))
}

/** NOT_JOINED is an answer, and no error: the analyst sees it among the answers per province. */
function noteSlice({ state }: SubgraphFailure, call: Call): void {
  if (state === 'NOT_JOINED') return
  const comparison = call.at.slice(0, call.at.lastIndexOf('slices'))
  note(call, { at: comparison, typeName: null, fields: [[]], state })
}

/** The province by its own root field: `{ anGiang { … } }`. */
async function answerRoot(call: Call): Promise<Data | null> {
  const { root } = call.question
  witnessRelease(call.province.id, call)
  try {
    const { data, errors } = await ask(call)
    const own = cutToShape(data, root)
    for (const [name, value] of Object.entries(own))
      if (name !== '__typename') own[name] = ownProvince(value, errors, call)
    noteObjections(errors, (path) => path, call)
    return own
  } catch (error) {
    note(call, { typeName: null, fields: namesOf(root), state: failure(error, call).state })
    return null
  }
}

/** The province as an entity: the ministry named it, and it says the rest. */
async function answerEntities(asked: readonly Representation[], call: Call): Promise<(Data | null)[]> {
  const { province: shape } = call.question
  witnessRelease(call.province.id, call)
  try {
    const { data, errors } = await ask(call)
    const entities = data?._entities
    if (!Array.isArray(entities) || entities.length !== asked.length)
      throw new SubgraphFailure('REFUSED', 'not one entity for each asked')
    const own = entities.map((entity) =>
      ownProvince(entity === null ? null : cutToShape(entity, shape), errors, call),
    )
    noteObjections(errors, (path) => path.slice(2), call)
    return own
  } catch (error) {
    note(call, {
      typeName: call.province.typeName,
      fields: namesOf(shape),
      state: failure(error, call).state,
    })
    return asked.map(() => null)
  }
}

function ask(
  { door, question, variables, requestId }: Call,
  read?: Question['read'],
): Promise<SubgraphAnswer> {
  const headers = { [REQUEST_ID]: requestId }
  return door.ask({ query: question.text, variables, headers, ...(read ? { read } : {}) })
}

/** Takes the key out again. A province that answers about somebody else, or does not know itself, is refused whole. */
function ownProvince(value: unknown, errors: SubgraphAnswer['errors'], call: Call): Data | null {
  if (value === null && errors.length > 0) return null
  const { [KEY]: key, ...rest } = (value ?? {}) as Data
  if (key !== call.province.id) throw new SubgraphFailure('REFUSED', 'answers about another province')
  return rest
}

function noteObjections(errors: SubgraphAnswer['errors'], inPlace: (path: Path) => Path, call: Call): void {
  const { root, province: shape, text } = call.question
  for (const error of errors) {
    const asked = `${text} ${JSON.stringify(call.variables)}`
    const { message, extensions } = toGraphQLError(redactError(error, call.province, asked))
    call.log.info({ province: call.province.id, error }, 'a province objects')
    call.notes.note({
      at: call.at,
      typeName: call.at.length > 0 ? call.province.typeName : null,
      fields: [inPlace(error.path)],
      isAsked: (name) => root.has(name) || shape.has(name),
      error: { message, extensions },
    })
  }
}

function note(
  call: Call,
  what: {
    at?: PlannedPath
    typeName: string | null
    fields: readonly Path[]
    state: SubgraphFailure['state']
  },
): void {
  const { at = call.at, typeName, fields, state } = what
  const { message, extensions } = toGraphQLError(failureError(call.province, state, call.deadlineMs))
  call.notes.note({ at, typeName, fields, isAsked: () => true, error: { message, extensions } })
}

/** Why there is no answer, said to the log once. Anything that is not a failure of the province is our bug. */
function failure(error: unknown, { province, log }: Call): SubgraphFailure {
  if (!(error instanceof SubgraphFailure)) throw error
  const level = error.state === 'REFUSED' ? 'warn' : error.state === 'NOT_JOINED' ? 'debug' : 'info'
  log[level]({ province: province.id, state: error.state, err: error }, 'a province gave no answer')
  return error
}

function namesOf(shape: Shape): Path[] {
  return [...shape].flatMap(([name, field]) => (name === KEY || field.type === null ? [] : [[name]]))
}
