// A gateway over the committed supergraph, with a played ministry and two played provinces: Phú Thọ always answers well,
// An Giang as a test tells it to. The ministry asks slices of whom a question names, and says of each what it received.
import { readFileSync } from 'node:fs'
import { Kind, type ObjectValueNode, type OperationDefinitionNode, parse } from 'graphql'
import { type Gateway, type GatewayOptions, startGateway } from '#gateway/start-gateway.ts'
import { createLog } from '#runtime/log.ts'
import type { Members } from '#runtime/members.ts'
import { type Province, registry } from '#schema/registry/registry.ts'
import { type Answer, type Asked, type PlayedSubgraph, playSubgraph } from './play-subgraph.ts'

export interface Answered {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: unknown
    readonly extensions: Record<string, unknown>
  }[]
  readonly extensions?: unknown
}

export interface Stage {
  readonly url: string
  readonly ministry: PlayedSubgraph
  readonly anGiang: PlayedSubgraph
  readonly phuTho: PlayedSubgraph
  /** Both provinces, where they are. */
  readonly everybody: Members
  /** A new supergraph, while it answers. */
  take: Gateway['take']
  /** Who is a member from now on. */
  setMembers(members: Members): void
  ask(query: string): Promise<Answered>
  /** The same, as text and with its cost, for what must not be in it. */
  askText(query: string): Promise<string>
  stop(): Promise<void>
}

export const AN_GIANG = provinceOf('VN34-91')
export const PHU_THO = provinceOf('VN34-25')

export async function setStage(options: Partial<GatewayOptions> = {}): Promise<Stage> {
  const anGiang = await playSubgraph(healthy(AN_GIANG))
  const phuTho = await playSubgraph(healthy(PHU_THO))
  const ministry = await playSubgraph(playMinistry)
  const everybody = { [AN_GIANG.id]: { url: anGiang.url }, [PHU_THO.id]: { url: phuTho.url } }
  let members: Members = everybody
  const gateway = await startGateway({
    supergraphSdl: readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8'),
    registry,
    members: { current: () => members, stop: () => {} },
    ministryUrl: ministry.url,
    host: '127.0.0.1',
    port: 0,
    deadlineMs: 20_000,
    explorerDirectory: null,
    log: createLog('gateway', 'silent'),
    ...options,
  })
  const askText = async (query: string) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    })
    return response.text()
  }
  return {
    url: gateway.url,
    ministry,
    anGiang,
    phuTho,
    everybody,
    take: gateway.take,
    setMembers: (next) => {
      members = next
    },
    askText,
    ask: async (query) => withoutCost(JSON.parse(await askText(query))),
    stop: async () => {
      await gateway.stop()
      await Promise.all([ministry, anGiang, phuTho].map((played) => played.stop()))
    },
  }
}

/** Every answer says what it cost: that is cost.test.ts's. */
function withoutCost({ extensions: { cost: _cost, ...others }, ...answer }: WithCost): Answered {
  return Object.keys(others).length > 0 ? { ...answer, extensions: others } : answer
}

type WithCost = Answered & { readonly extensions: Readonly<Record<string, unknown>> }

/** A province that keeps the contract, and sends more than it is asked. */
export function healthy(province: Province): Answer {
  const facts = {
    id: province.id,
    nameVi: province.nameVi,
    secret: 'more than was asked',
    releases: {
      totalCount: 1,
      secret: 'more than was asked',
      nodes: [{ number: 1, publishedAt: '2026-01-01T00:00:00Z' }],
    },
    coverage: [],
  }
  return ({ query, variables: { representations } }) => {
    const own = { ...facts, [keyAskedIn(query)]: province.id }
    if (!representations) return { data: { [province.rootField]: own } }
    const answerOne = (asked: { __typename: string; id: string }) =>
      asked.__typename.endsWith('Slice') ? { data: { slice: asked.id, figures: `of ${province.slug}` } } : own
    return { data: { _entities: representations.map(answerOne) } }
  }
}

/** The name under which a gateway asks for the key; each process has its own. */
function keyAskedIn(query: string): string {
  return /(key_\w+): id/.exec(query)?.[1] ?? 'none'
}

/** `compare(input: { provinces: […] })` needs a slice of each; its `columns.0.id` shows what the ministry received. */
export function playMinistry({ query, variables: { representations } }: Asked): unknown {
  if (representations) return { data: { _entities: representations.map(gather) } }
  const root = (parse(query).definitions[0] as OperationDefinitionNode).selectionSet.selections
  const data: Record<string, unknown> = {}
  for (const field of root) {
    if (field.kind !== Kind.FIELD) continue
    const name = (field.alias ?? field.name).value
    if (field.name.value === 'provinces') data[name] = registry.provinces.map(stub)
    if (field.name.value !== 'compare') continue
    const asked = namedProvinces(field.arguments?.[0]?.value as ObjectValueNode)
    data[name] = {
      __typename: 'Comparison',
      id: `${name}?`,
      pin: '',
      slices: asked.map((id) => sliceOf(provinceOf(id), name)),
    }
  }
  return { data }
}

function sliceOf(province: Province, comparison: string) {
  return { __typename: `${province.typeName}Slice`, id: `${province.id}~${comparison}` }
}

function gather(comparison: object) {
  const { slices } = comparison as { slices: readonly { data: Record<string, unknown> | null }[] }
  return {
    answers: slices.map(({ data }) => ({
      state: data?.state ?? 'LIVE',
      message: JSON.stringify(data),
      province: stub(provinceOf(String(data?.slice).slice(0, 7))),
    })),
  }
}

function stub({ typeName, id, nameVi }: Province) {
  return { __typename: typeName, id, nameVi }
}

function namedProvinces(input: ObjectValueNode): string[] {
  const value = input.fields.find(({ name }) => name.value === 'provinces')?.value
  return value?.kind === Kind.LIST
    ? value.values.map((item) => (item.kind === Kind.STRING ? item.value : ''))
    : []
}

function provinceOf(id: string): Province {
  const province = registry.findProvince(id)
  if (!province) throw new Error(`no province ${id}`)
  return province
}
