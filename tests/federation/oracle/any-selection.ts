// What could be selected of the API, at random: fields with aliases, fragments inline and by name, on provinces and their interface,
// under @skip and @include, a few levels deep.
import fc from 'fast-check'
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql'
import { givenTo } from './any-argument.ts'
import { onceIn } from './any-compare-input.ts'
import { type AskedField, type Condition, type Selection, TIMES } from './asked.ts'
import { OF_THE_MOMENT } from './differences.ts'
import { isProvince } from './reserved-names.ts'

/** Levels below the root: `compare { rows { cells { source { title } } } }` are five. */
const DEPTH = 6
/** Something wrong among the arguments of a field: a document has several such fields. */
const WRONG_ONCE_IN = 25

/** How often a field of the root is asked; direct roots of provinces once unless told. */
const ROOTS: Readonly<Record<string, number>> = {
  compare: 60,
  provinces: 8,
  province: 15,
  anGiang: 8,
  phuTho: 8,
  thaiNguyen: 5,
  khanhHoa: 5,
  vinhLong: 5,
  haNoi: 3,
  areas: 5,
  area: 6,
  indicators: 4,
  indicator: 6,
}
/** What nobody can repeat: a citation is named for the moment of its answer. */
const NEVER: ReadonlySet<string> = new Set(['citation'])
/** Types of provinces that are named in fragments. */
const NAMED = ['Province', 'AnGiang', 'PhuTho', 'VinhLong', 'HaNoi']
/** Some are names of other fields, also of hidden ones. */
const ALIASES = ['a', 'b', 'id', 'nameVi', 'pin', 'data', 'rows', 'value', 'series', 'key']
const WIDTH: Readonly<Record<string, number>> = { Cell: 8, Observation: 4, Comparison: 3, Query: 2 }
/** How much more often than another what says most is asked. */
const TELLING: Readonly<Record<string, number>> = {
  rows: 6,
  cells: 10,
  value: 30,
  rank: 4,
  absence: 3,
  issues: 3,
  explain: 3,
  series: 3,
  nodes: 6,
  observations: 3,
}

const condition: fc.Arbitrary<Condition | undefined> = onceIn(
  14,
  fc.record({
    directive: fc.constantFrom('include', 'skip'),
    given: fc.oneof(
      fc.boolean().map((value) => ({ as: 'LITERAL' as const, type: 'Boolean!', value })),
      fc
        .array(fc.boolean(), { minLength: TIMES, maxLength: TIMES })
        .map((values) => ({ as: 'VARIABLE' as const, type: 'Boolean!', values })),
    ),
  }),
)

const TYPE_NAME: AskedField = {
  ...{ kind: 'FIELD', name: '__typename', alias: undefined, given: {}, condition: undefined, selections: [] },
}

/** Selections of a whole question. */
export function anySelections(api: GraphQLSchema): fc.Arbitrary<readonly Selection[]> {
  const known = new Map<string, fc.Arbitrary<readonly Selection[]>>()
  const selectionsOf = (type: GraphQLCompositeType, depth: number): fc.Arbitrary<readonly Selection[]> => {
    const key = `${type.name} ${depth}`
    const found =
      known.get(key) ??
      fc.array(fc.oneof(...choices(type, depth)), { minLength: 1, maxLength: WIDTH[type.name] ?? 2 })
    known.set(key, found)
    return found
  }

  function choices(type: GraphQLCompositeType, depth: number): fc.WeightedArbitrary<Selection>[] {
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)))
    const deep = fields.filter((field) => isCompositeType(getNamedType(field.type)) && depth > 0)
    const isRoot = type.name === 'Query'
    return [
      { weight: 1, arbitrary: fc.constant(TYPE_NAME) },
      ...[...leaves, ...deep]
        .filter(({ name }) => !NEVER.has(name))
        .map((field) => ({
          weight: isRoot ? (ROOTS[field.name] ?? 1) : weightOf(field.name, deep.includes(field)),
          arbitrary: anyField(type, field, depth),
        })),
      ...(depth > 1 && !isRoot ? [{ weight: 4, arbitrary: anyFragment(type, depth) }] : []),
    ]
  }

  function anyField(
    type: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
  ): fc.Arbitrary<Selection> {
    const named = getNamedType(field.type)
    const owner = isProvince(type) ? 'Province' : type.name
    const asked: fc.Arbitrary<AskedField> = fc.record({
      kind: fc.constant('FIELD'),
      name: fc.constant(field.name),
      alias: OF_THE_MOMENT.has(field.name) ? fc.constant(undefined) : onceIn(10, fc.constantFrom(...ALIASES)),
      given: givenTo(owner, field, WRONG_ONCE_IN),
      condition,
      selections: isCompositeType(named) ? lazily(() => selectionsOf(named, depth - 1)) : fc.constant([]),
    })
    return asked.map(withSomethingWanted)
  }

  function anyFragment(type: GraphQLCompositeType, depth: number): fc.Arbitrary<Selection> {
    const others = isProvince(type) ? (isInterfaceType(type) ? NAMED : [type.name, 'Province']) : [type.name]
    return fc.constantFrom(...others).chain((on) => {
      const target = api.getType(on)
      const selections = isCompositeType(target) ? selectionsOf(target, depth - 1) : fc.constant([])
      return fc.record({
        kind: fc.constant('FRAGMENT'),
        named: fc.boolean(),
        on: fc.constant(on),
        condition,
        selections,
      })
    })
  }

  const query = api.getQueryType()
  if (!query) throw new TypeError('The API has no queries.')
  return selectionsOf(query, DEPTH)
}

/** Of an object under a condition something is always wanted: differential.test.ts says what the planner makes of one without. */
function withSomethingWanted(field: AskedField): AskedField {
  const { condition, selections } = field
  return condition && selections.length > 0 ? { ...field, selections: [TYPE_NAME, ...selections] } : field
}

function weightOf(name: string, isDeep: boolean): number {
  return (isDeep ? 4 : 2) * (TELLING[name] ?? 1)
}

/** Types refer to one another: what can be selected of a field is made when it is first needed. */
function lazily<T>(make: () => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.constant(null).chain(make)
}
