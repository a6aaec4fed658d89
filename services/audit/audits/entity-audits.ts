// Entities in batches, as the hub's planner asks for them: by type name and key, many at a time, in an order that must come back.
import type { Audit, Subject } from '../subject.ts'
import { allOf, demand, unusable, type Verdict } from '../verdict.ts'

interface Reference {
  readonly __typename: string
  readonly id: string
}

export const ENTITY_AUDITS: readonly Audit[] = [
  {
    id: 'ENT-01',
    run: async (subject) => {
      const [own] = await resolve(subject, [provinceOf(subject)])
      const { id, nameVi, nameEn, slug } = subject.province
      const is =
        JSON.stringify(own) ===
        JSON.stringify({ __typename: subject.province.typeName, id, nameVi, nameEn, slug })
      return demand(is, `trả lời ${show(own)}`, `answers ${show(own)}`)
    },
  },
  {
    id: 'ENT-02',
    run: async (subject) => {
      const entities = await resolve(subject, [
        provinceOf(subject, another(subject)),
        provinceOf(subject, 'VN34-00'),
      ])
      return demand(
        entities.every((entity) => entity === null),
        `mã lạ lại trả lời ${show(entities)}`,
        `an id of somebody else answers ${show(entities)}`,
      )
    },
  },
  {
    id: 'ENT-03',
    run: async (subject) => {
      const own = provinceOf(subject)
      const other = provinceOf(subject, another(subject))
      const asked = [other, own, sliceOf(subject, 'x'), own, other, sliceOf(subject, 'y')]
      return sameOrder(await resolve(subject, asked), [null, own.id, 'x', own.id, null, 'y'])
    },
  },
  {
    id: 'ENT-04',
    run: async (subject) => {
      const own = provinceOf(subject)
      return sameOrder(await resolve(subject, [own, own, own]), [own.id, own.id, own.id])
    },
  },
  {
    id: 'ENT-05',
    run: async (subject) => {
      const own = provinceOf(subject)
      const entities = await resolve(subject, [own, sliceOf(subject, 'x')])
      const names = entities.map((entity) => fieldOf(entity, '__typename'))
      return demand(
        names[0] === own.__typename && names[1] === `${own.__typename}Slice`,
        `kiểu trả về là ${show(names)}`,
        `the types that come back are ${show(names)}`,
      )
    },
  },
  {
    id: 'ENT-06',
    run: async (subject) => sameOrder(await resolve(subject, []), []),
  },
  {
    id: 'ENT-07',
    run: async (subject) => {
      const strange = ['', '\u0000', '~', 'x'.repeat(20_000), '🙂', "' OR 1=1 --", '../../etc/passwd']
      const entities = await resolve(
        subject,
        strange.map((id) => provinceOf(subject, id)),
      )
      return demand(
        entities.length === strange.length && entities.every((entity) => entity === null),
        `mã vô nghĩa lại trả lời ${show(entities)}`,
        `an id without meaning answers ${show(entities)}`,
      )
    },
  },
  {
    id: 'ENT-08',
    run: async (subject) => {
      const { endpoint } = subject
      const { status, errors } = await endpoint.ask(entitiesOf(subject), {
        representations: [{ __typename: 'NobodyKnowsThisType', id: 'x' }],
      })
      return allOf([
        demand(status < 500, `trả lời HTTP ${status}`, `answers HTTP ${status}`),
        demand(errors.length > 0, 'không báo lỗi', 'reports no error'),
      ])
    },
  },
  {
    id: 'ENT-09',
    run: async (subject) => {
      const asked = Array.from({ length: 100 }, (_, index) =>
        index % 2 === 0 ? provinceOf(subject) : sliceOf(subject, `s${index}`),
      )
      return sameOrder(
        await resolve(subject, asked),
        asked.map(({ id }) => id),
      )
    },
  },
]

function entitiesOf({ province: { typeName } }: Subject): string {
  return `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    __typename ... on ${typeName} { id nameVi nameEn slug } ... on ${typeName}Slice { id } } }`
}

function provinceOf({ province }: Subject, id = province.id): Reference {
  return { __typename: province.typeName, id }
}

function sliceOf({ province }: Subject, id: string): Reference {
  return { __typename: `${province.typeName}Slice`, id }
}

/** A province that it is not. */
function another({ province }: Subject): string {
  return province.id === 'VN34-01' ? 'VN34-25' : 'VN34-01'
}

async function resolve(subject: Subject, representations: readonly Reference[]): Promise<unknown[]> {
  const { _entities: entities } = await subject.endpoint.askWell(entitiesOf(subject), { representations })
  if (!Array.isArray(entities)) throw unusable('không có danh sách _entities', 'no list of _entities')
  return entities
}

function sameOrder(entities: readonly unknown[], expected: readonly (string | null)[]): Verdict {
  const ids = entities.map((entity) => (entity === null ? null : fieldOf(entity, 'id')))
  return demand(
    JSON.stringify(ids) === JSON.stringify(expected),
    `hỏi ${show(expected)}, trả lời ${show(ids)}`,
    `asked for ${show(expected)}, answered ${show(ids)}`,
  )
}

function fieldOf(entity: unknown, name: string): unknown {
  return typeof entity === 'object' && entity !== null ? (entity as Record<string, unknown>)[name] : undefined
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? '—').slice(0, 160)
}
