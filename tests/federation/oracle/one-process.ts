// The oracle: what a federation should answer, said by one process without HTTP, planner, gateway or cache. It executes the API's schema
// with graphql-js; every field is resolved by the subgraph's schema that owns it, over the same databases.
import {
  defaultFieldResolver,
  execute,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
  parse,
  validate,
} from 'graphql'
import type { Database } from '#prisma/open-database.ts'
import { fail, LienTinhError, toGraphQLError } from '#schema/errors.ts'
import type { Province } from '#schema/registry/registry.ts'
import { required } from '#schema/required.ts'
import { unansweredTable } from '#schema/series-table.ts'
import { buildMinistrySchema } from '#services/ministry/build-ministry-schema.ts'
import type { MinistryWorld } from '#services/ministry/world.ts'
import { buildProvinceSchema } from '#services/province/build-province-schema.ts'
import { newRequestContext, type ProvinceContext } from '#services/province/request-context.ts'
import { readApiSchema } from '#tests/services/explorer/api-schema.ts'
import type { Told } from './differences.ts'
import { findReserved } from './reserved-names.ts'

export interface Oracle {
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Told>
}

/** The subgraphs, without their servers. */
interface Subgraphs {
  readonly ministry: GraphQLSchema
  readonly members: ReadonlyMap<string, Member>
}

/** A province that has joined. */
interface Member {
  readonly schema: GraphQLSchema
  readonly database: Database
}

/** What the fields of one question share: one context per province, and each comparison gathered once. */
interface Round extends Subgraphs {
  readonly contexts: Map<string, ProvinceContext>
  readonly gathered: WeakMap<object, Promise<unknown>>
}

/** A field being resolved. */
interface Asked {
  readonly source: unknown
  readonly args: object
  readonly round: Round
  readonly info: GraphQLResolveInfo
}

/** A comparison as `compare` gives it: what is to be asked of whom. */
interface Scattered {
  readonly id: string
  readonly pin: string
  readonly slices: readonly { readonly id: string; readonly typeName: string }[]
}

/** An oracle over the ministry's world and the databases of those who have joined, by id. */
export function openOracle(world: MinistryWorld, databases: ReadonlyMap<string, Database>): Oracle {
  const { provinces } = world.registry
  const ministry = buildMinistrySchema(world)
  const members = new Map(
    provinces.flatMap((province): [string, Member][] => {
      const database = databases.get(province.id)
      return database ? [[province.id, { schema: buildProvinceSchema(province), database }]] : []
    }),
  )
  const api = readApi(ministry)
  const fieldResolver = resolverOver(provinces)
  return {
    async ask(query, variableValues = {}) {
      const document = parse(query)
      const name = findReserved(api, document)
      if (name !== undefined)
        return { errors: [told(toGraphQLError(fail('RESERVED_NAME', { name })), 'RESERVED_NAME')] }
      const invalid = validate(api, document)
      if (invalid.length > 0)
        return { errors: invalid.map((error) => told(error, 'GRAPHQL_VALIDATION_FAILED')) }
      const contextValue: Round = { ministry, members, contexts: new Map(), gathered: new WeakMap() }
      const { data, errors = [] } = await execute({
        ...{ schema: api, document, variableValues, contextValue, fieldResolver },
        typeResolver: (source) => (source as Province).typeName,
      })
      if (data === undefined) return { errors: errors.map((error) => told(error, 'BAD_USER_INPUT')) }
      return { data, errors: errors.map((error) => told(error, 'INTERNAL')) }
    },
  }
}

/** The API's schema, whose scalars read and write as the subgraphs' do. */
function readApi(ministry: GraphQLSchema): GraphQLSchema {
  const api = readApiSchema()
  for (const type of Object.values(api.getTypeMap())) {
    const own = ministry.getType(type.name)
    if (!isScalarType(type) || !isScalarType(own)) continue
    const { parseValue, parseLiteral, serialize } = own
    Object.assign(type, { parseValue, parseLiteral, serialize })
  }
  return api
}

/** Whose a field is: a province's root, and what only provinces have, are the province's own; the rest is the ministry's. */
function resolverOver(provinces: readonly Province[]): GraphQLFieldResolver<unknown, Round> {
  const byType = new Map(provinces.map((province) => [province.typeName, province]))
  const byRoot = new Map(provinces.map((province) => [province.rootField, province]))
  return async (source, args, round, info) => {
    const { fieldName, parentType } = info
    const ofMinistry = resolverIn(round.ministry, info)
    const province = (parentType.name === 'Query' ? byRoot : byType).get(
      parentType.name === 'Query' ? fieldName : parentType.name,
    )
    if (province && !ofMinistry) return askProvince(province, { source, args, round, info })
    const isComputed = parentType.name === 'Comparison' && fieldName !== 'id'
    const from = isComputed ? await gather(source as Scattered, { round, info }) : source
    return (ofMinistry ?? resolverOfAnyProvince(round, info))(from, args, {}, info)
  }
}

/** The resolver of the field in a subgraph; undefined when it has no such field. */
function resolverIn(schema: GraphQLSchema, { parentType, fieldName }: GraphQLResolveInfo) {
  const type = schema.getType(parentType.name)
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined
  return field && (field.resolve ?? defaultFieldResolver)
}

/** Value types that only provinces have are the same in all of them. */
function resolverOfAnyProvince({ members }: Round, info: GraphQLResolveInfo) {
  const [member] = members.values()
  const resolver = member && resolverIn(member.schema, info)
  return required(resolver, `${info.parentType.name}.${info.fieldName}`)
}

/** The province's own answer: its root, or one of its facts as an entity. What it objects to is said to be its objection. */
async function askProvince(province: Province, { args, round, info }: Asked): Promise<unknown> {
  const { id, typeName, nameVi, nameEn } = province
  const member = round.members.get(id)
  if (!member) throw fail('PROVINCE_NOT_JOINED', { province: id, name: nameVi, nameEn })
  const resolve = required(resolverIn(member.schema, info), info.fieldName)
  const context = contextOf(round, id, member)
  const isRoot = info.parentType.name === 'Query'
  const from = isRoot
    ? undefined
    : await findEntity(member.schema, { __typename: typeName, id }, context, info)
  try {
    return await resolve(from, args, context, info)
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    throw new LienTinhError(error.code, { ...error.params, province: id }, { problems: error.problems })
  }
}

function contextOf({ contexts }: Round, id: string, { database }: Member): ProvinceContext {
  const context = contexts.get(id) ?? newRequestContext(id, database)
  contexts.set(id, context)
  return context
}

/** The comparison come back with its slices, each answered by its province. */
function gather(comparison: Scattered, { round, info }: Pick<Asked, 'round' | 'info'>): Promise<unknown> {
  const answer = async (): Promise<unknown> => {
    const { id, pin } = comparison
    const data = await Promise.all(comparison.slices.map((slice) => answerSlice(slice, { round, info })))
    const slices = data.map((table) => ({ data: table }))
    return findEntity(round.ministry, { __typename: 'Comparison', id, pin, slices }, {}, info)
  }
  const known = round.gathered.get(comparison) ?? answer()
  round.gathered.set(comparison, known)
  return known
}

async function answerSlice(
  { id, typeName }: Scattered['slices'][number],
  { round, info }: Pick<Asked, 'round' | 'info'>,
): Promise<unknown> {
  const province = id.slice(0, id.indexOf('~'))
  const member = round.members.get(province)
  if (!member) return unansweredTable(id, 'NOT_JOINED')
  const context = contextOf(round, province, member)
  const slice = await findEntity(member.schema, { __typename: typeName, id }, context, info)
  const type = member.schema.getType(typeName)
  const resolve = isObjectType(type) ? type.getFields().data?.resolve : undefined
  return required(resolve, `${typeName}.data`)(slice, {}, context, info)
}

/** One entity by its key, from the subgraph's own `_entities`. */
async function findEntity(
  schema: GraphQLSchema,
  representation: object,
  context: object,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const resolve = required(schema.getQueryType()?.getFields()._entities?.resolve, '_entities')
  const [entity] = (await resolve({}, { representations: [representation] }, context, {
    ...info,
    schema,
  })) as unknown[]
  return entity
}

/** With our code, or the one that a server gives to what is GraphQL's own. */
function told(
  { path, message, originalError }: GraphQLError,
  code: string,
): NonNullable<Told['errors']>[number] {
  const said =
    originalError instanceof LienTinhError ? toGraphQLError(originalError) : { message, extensions: { code } }
  return { message: said.message, extensions: said.extensions, ...(path ? { path } : {}) }
}
