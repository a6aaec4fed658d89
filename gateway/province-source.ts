// The gateway's way to one province. A slice is answered in band whatever happens (a state instead of figures), so that the ministry
// can compute; of anything else a failure becomes null and a noted error, and the other provinces' data stay.
// How a request travels is ask-subgraph.ts's; what may come back, answer-shape.ts's.
import type { GraphQLDataSource } from '@apollo/gateway'
import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { Log } from '#runtime/log.ts'
import type { MembersTable } from '#runtime/members.ts'
import { toGraphQLError } from '#schema/errors.ts'
import type { Province } from '#schema/registry/registry.ts'
import { unansweredTable } from '#schema/series-table.ts'
import { cutToShape, isObject, type Shape } from './answer-shape.ts'
import { askSubgraph, type SubgraphAnswer } from './ask-subgraph.ts'
import type { ConnectionPools } from './connection-pools.ts'
import { failureError, redactError } from './province-error.ts'
import type { GatewayContext, Path, PlannedPath } from './request-notes.ts'
import { SubgraphFailure } from './subgraph-failure.ts'
import { createQuestionReader, KEY, type SubgraphQuestion } from './subgraph-question.ts'

interface ProvinceSourceOptions {
  readonly province: Province
  readonly members: MembersTable
  readonly pools: ConnectionPools
  /** The supergraph's types. */
  readonly contract: GraphQLSchema
  readonly deadlineMs: number
  readonly federationToken?: string | null
  readonly log: Log
}

/** An object of the province as the planner refers to it. */
const representation = z.looseObject({ __typename: z.string(), id: z.string() })
type Representation = z.infer<typeof representation>

type Data = Record<string, unknown>
type Source = GraphQLDataSource<GatewayContext>

/** One call of the planner, with what is needed to answer it or to say why not. */
interface Call extends ProvinceSourceOptions {
  readonly question: SubgraphQuestion
  readonly variables: Data
  readonly notes: GatewayContext['notes']
  readonly at: PlannedPath
}

/** A data source that reads the province's address at each call: joining and leaving need nothing else. */
export function createProvinceSource(options: ProvinceSourceOptions): Source {
  const readQuestion = createQuestionReader(options.contract, options.province)
  return {
    async process(request) {
      if (!('incomingRequestContext' in request)) return {} // a health check; a gateway starts with every province down
      const call: Call = {
        ...options,
        question: readQuestion(request.request.query ?? ''),
        variables: request.request.variables ?? {},
        notes: request.context.notes,
        at: (request.pathInIncomingRequest ?? []).map(String),
      }
      const { representations } = call.variables
      if (representations === undefined) return { data: await answerRoot(call) }
      const asked = z.array(representation).parse(representations)
      const isSlice = asked.every(({ __typename }) => __typename === `${options.province.typeName}Slice`)
      return {
        data: { _entities: isSlice ? await answerSlices(asked, call) : await answerEntities(asked, call) },
      }
    },
  }
}

/** Slices: each is given its table, or the state that stands for it. */
async function answerSlices(asked: readonly Representation[], call: Call): Promise<Data[]> {
  const received = await fetchTables(call).catch((error) => failure(error, call))
  return asked.map(({ id }, index) => {
    const table = received instanceof SubgraphFailure ? received : readTable(received[index], id, call)
    if (table instanceof SubgraphFailure) noteSlice(table, call)
    const data = table instanceof SubgraphFailure ? unansweredTable(id, table.state) : table
    return sliceData(call.question.slice, id, data)
  })
}

async function fetchTables(call: Call): Promise<unknown[]> {
  const { data } = await ask(call)
  if (!Array.isArray(data?._entities)) throw new SubgraphFailure('REFUSED', 'no list of entities')
  return data._entities
}

/** The echo: a table names the slice that it answers; anybody else's is refused. What is in it, the ministry reads with care. */
function readTable(entity: unknown, id: string, call: Call): Data | SubgraphFailure {
  const name = [...call.question.slice].find(([, field]) => field.name === 'data')?.[0] ?? 'data'
  const table = isObject(entity) ? entity[name] : undefined
  const isOwn =
    isObject(table) && table.slice === id && (table.province ?? call.province.id) === call.province.id
  return isOwn ? table : failure(new SubgraphFailure('REFUSED', 'no table, or one of another slice'), call)
}

/** The fields that were asked of a slice, under the names that they were asked by. */
function sliceData(shape: Shape, id: string, data: Data): Data {
  const values: Data = { id, data }
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

async function ask(call: Call): Promise<SubgraphAnswer> {
  const { province, members, pools, question, variables, deadlineMs, federationToken: token = null } = call
  const member = members.current()[province.id]
  if (!member) throw new SubgraphFailure('NOT_JOINED', 'not in the table of members')
  return askSubgraph(pools, { url: member.url, query: question.text, variables, deadlineMs, token })
}

/** Takes the key out again. A province that answers about somebody else, or does not know itself, is refused whole. */
function ownProvince(value: unknown, errors: SubgraphAnswer['errors'], call: Call): Data | null {
  if (value === null && errors.length > 0) return null
  const { [KEY]: key, ...rest } = (value ?? {}) as Data
  if (key !== call.province.id) throw new SubgraphFailure('REFUSED', 'answers about another province')
  return rest
}

function noteObjections(errors: SubgraphAnswer['errors'], inPlace: (path: Path) => Path, call: Call): void {
  for (const error of errors) {
    const { message, extensions } = toGraphQLError(redactError(error, call.province))
    call.log.info({ province: call.province.id, error }, 'a province objects')
    call.notes.note({
      at: call.at,
      typeName: call.at.length > 0 ? call.province.typeName : null,
      fields: [inPlace(error.path)],
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
  call.notes.note({ at, typeName, fields, error: { message, extensions } })
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
