// Arguments at random: for each field what is mostly right, and now and then something wrong; written as literals, as variables, or a mixture.
import fc from 'fast-check'
import {
  type GraphQLField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isNonNullType,
} from 'graphql'
import { AREA_SCHEMES, DATA_KINDS, DOMAINS, LANGS } from '#schema/codes.ts'
import { formatCursor } from '#services/province/cursor.ts'
import {
  AREAS,
  compareInput,
  HELD,
  onceIn,
  PROVINCES,
  WRONG_INPUT,
  withoutUndefined,
} from './any-compare-input.ts'
import { type Given, type Json, TIMES } from './asked.ts'
import { BETWEEN } from './two-releases.ts'

type Values = Readonly<Record<string, Json>>

/** What a field can be asked with. */
interface Wishes {
  readonly right: fc.Arbitrary<Values>
  readonly wrong: fc.Arbitrary<Values>
}

const some = (list: readonly string[], maxLength = 3) =>
  fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength })

/** Arguments of which each may be left out. */
function optional(model: Readonly<Record<string, fc.Arbitrary<Json>>>, times = 2): fc.Arbitrary<Values> {
  const each = Object.entries(model).map(([name, json]) => [name, onceIn(times, json)])
  return fc
    .record(Object.fromEntries(each) as Record<string, fc.Arbitrary<Json | undefined>>)
    .map(withoutUndefined)
}

const oneWrong = (wrong: Readonly<Record<string, readonly Json[]>>) =>
  fc.constantFrom(
    ...Object.entries(wrong).flatMap(([name, values]) => values.map((value): Values => ({ [name]: value }))),
  )

const lang: Wishes = {
  right: optional({ lang: fc.constantFrom(...LANGS) }, 4),
  wrong: oneWrong({ lang: ['FR', 'vi', 1] }),
}
const PAGE = {
  first: [0, 501, -1, 2147483648, 1.5],
  after: ['x', '', formatCursor('other', '1'), formatCursor('series', '999'), 7],
}

const series: Wishes = {
  right: optional(
    {
      indicators: some(HELD),
      areas: some(AREAS),
      periods: fc.constantFrom(
        { from: '2020-01-01' },
        { to: '2020-12-31' },
        { from: '2016-01-01', to: '2022-12-31' },
        {},
      ),
      kinds: some(DATA_KINDS, 2),
      breakdown: fc.constantFrom<Json>(
        [{ dimension: 'destination', all: true }],
        [{ dimension: 'education_level', codes: ['COLLEGE'] }],
        [],
      ),
      standard: fc.constantFrom('MDP_2016_2020', 'MDP_2022_2025'),
      asOf: fc.constantFrom<Json>(
        { release: 1 },
        { release: 2 },
        { time: BETWEEN },
        { time: '2020-01-01T00:00:00Z' },
      ),
      updatedSince: fc.constantFrom(BETWEEN, '2024-06-01T07:00:00+07:00'),
      first: fc.constantFrom(1, 2, 5, 100),
      after: fc.integer({ min: 1, max: 12 }).map((id) => formatCursor('series', String(id))),
    },
    5,
  ),
  wrong: oneWrong({
    ...PAGE,
    asOf: [{}, { release: 0 }, { release: 9 }, { release: 1, time: BETWEEN }],
    periods: [
      { from: '2022-02-30' },
      { from: 2022 },
      { from: '2022-01-01', to: '2020-01-01' },
      { since: '2020-01-01' },
    ],
    breakdown: [
      [{ dimension: 'sex' }],
      [{ dimension: 'giới tính' }],
      [{ dimension: 'sex', codes: [] }, { dimension: 'x' }],
    ],
    kinds: [['OUTCOME'], 'ACTUAL', [null]],
    indicators: [['NOTHING'], ['x y'], []],
    updatedSince: ['2026-01-15', 'now'],
  }),
}

/** By field: those that all provinces have, and those of the root. */
const WISHES: Readonly<Record<string, Wishes>> = {
  'Query.compare': {
    right: compareInput.map((input) => ({ input })),
    wrong: fc
      .tuple(compareInput, oneWrong(WRONG_INPUT))
      .map(([input, wrong]) => ({ input: { ...input, ...wrong } })),
  },
  'Query.provinces': {
    right: fc.oneof(
      { weight: 6, arbitrary: some(PROVINCES, 4).map((ids): Values => ({ ids })) },
      {
        weight: 2,
        arbitrary: fc.constantFrom<Values>(
          { regions: ['VN34-MRD'] },
          { ids: ['VN34-91'], regions: [] },
          { ids: null },
        ),
      },
    ),
    wrong: oneWrong({ ids: [['VN34-99'], ['nobody', 'VN63-91'], 'VN34-25', [1]], regions: [['VN34-91']] }),
  },
  'Query.province': {
    right: fc.constantFrom(...PROVINCES, 'phu-tho').map((id) => ({ id })),
    wrong: oneWrong({ id: ['VN34-99', '', 91, 'VN63-91'] }),
  },
  'Query.areas': {
    right: optional({
      scheme: fc.constantFrom(...AREA_SCHEMES),
      at: fc.constantFrom('2020-01-01', '2025-07-01'),
      search: fc.constantFrom('an', 'phu tho', 'Vĩnh', 'zzz'),
    }),
    wrong: oneWrong({ scheme: ['VN62'], at: ['2020', '2020-02-30'], search: [7] }),
  },
  'Query.area': {
    right: fc.constantFrom<Values>(
      { id: 'VN63-89' },
      { code: '89' },
      { name: 'Kiên Giang' },
      { name: 'An Giang', at: '2020-01-01' },
      { id: 'VN63-00' },
    ),
    wrong: fc.constantFrom<Values>(
      {},
      { code: '91' },
      { name: 'An Giang' },
      { id: 'VN63-89', code: '89' },
      { at: '2020-01-01' },
      { id: 'VN34-91', at: 'now' },
    ),
  },
  'Query.indicators': {
    right: optional({
      search: fc.constantFrom('ho ngheo', 'lao động', 'zzz'),
      domain: fc.constantFrom(...DOMAINS),
    }),
    wrong: oneWrong({ domain: ['WEATHER', 'poverty'], search: [7] }),
  },
  'Query.indicator': {
    right: fc.constantFrom(...HELD, 'NOTHING').map((code) => ({ code })),
    wrong: fc.constantFrom<Values>({}, { code: null }, { code: 1.5 }, { id: 'POOR_HH_RATE' }),
  },
  'Province.series': series,
  'Province.coverage': {
    right: optional({ domain: fc.constantFrom(...DOMAINS) }),
    wrong: oneWrong({ domain: ['WEATHER'] }),
  },
  'Province.releases': {
    right: optional({
      first: fc.constantFrom(1, 20),
      after: fc.constantFrom(1, 2, 3).map((number) => formatCursor('release', String(number))),
    }),
    wrong: oneWrong(PAGE),
  },
}

/** What each of these means is the same on every type. */
const LANG_FIELDS: ReadonlySet<string> = new Set(['formula', 'explain', 'message', 'refusalMessage', 'text'])

/** The first is what a counter-example shrinks to. */
const way = fc.constantFrom('LITERAL', 'VARIABLE', 'VARIABLE', 'MIXED')
type Ways = Readonly<Record<string, string>>

/** What belongs together is written alike: a breakdown of one question beside the indicators of another would only be refused. */
const TOGETHER: Readonly<Record<string, string>> = {
  'input.derive': 'input.indicators',
  'input.breakdown': 'input.indicators',
  'input.concept': 'input.indicators',
  'input.provinces': 'input.areas',
  'input.regions': 'input.areas',
  'input.boundaries': 'input.areas',
  'input.after': 'input.orderBy',
}

/** The arguments of a field, for each time it is asked; `{}` for a field without. Something wrong comes once in `wrongOnceIn`. */
export function givenTo(
  typeName: string,
  { name, args }: GraphQLField<unknown, unknown>,
  wrongOnceIn: number,
): fc.Arbitrary<Readonly<Record<string, Given>>> {
  const wishes = LANG_FIELDS.has(name) ? lang : WISHES[`${typeName}.${name}`]
  if (!wishes || args.length === 0) return fc.constant({})
  const values = fc.oneof(
    { weight: wrongOnceIn - 1, arbitrary: wishes.right },
    { weight: 1, arbitrary: wishes.wrong },
  )
  const places = args.flatMap((arg) => [
    arg.name,
    ...Object.keys(fieldsOf(arg.type)).map((field) => `${arg.name}.${field}`),
  ])
  const ways = fc.record(Object.fromEntries(places.map((place) => [place, way])))
  return fc.tuple(fc.array(values, { minLength: TIMES, maxLength: TIMES }), ways).map(([times, how]) => {
    const types = Object.fromEntries(args.map((arg) => [arg.name, arg.type]))
    return writtenAs(times, { types, ways: how, prefix: '' })
  })
}

/** Values of one object, each as its way is; what has no such type can only be written as it is. */
function writtenAs(
  times: readonly Values[],
  { types, ways, prefix }: { types: Readonly<Record<string, GraphQLInputType>>; ways: Ways; prefix: string },
): Record<string, Given> {
  const names = [...new Set(times.flatMap((values) => Object.keys(values)))]
  const given = names.map((name) => {
    const values = times.map((one) => one[name])
    return [name, givenAs(values, types[name], { ways, place: `${prefix}${name}` })] as const
  })
  return withoutUndefined(Object.fromEntries(given))
}

function givenAs(
  values: readonly (Json | undefined)[],
  type: GraphQLInputType | undefined,
  { ways, place }: { ways: Ways; place: string },
): Given | undefined {
  const [first] = values
  const how = type ? ways[TOGETHER[place] ?? place] : 'LITERAL'
  const fields = type ? fieldsOf(type) : {}
  if (how === 'MIXED' && Object.keys(fields).length > 0 && values.every(isRecord))
    return {
      as: 'OBJECT',
      fields: writtenAs(values as Values[], { types: fields, ways, prefix: `${place}.` }),
    }
  if (type && how !== 'LITERAL') return { as: 'VARIABLE', type: String(type), values }
  if (first !== undefined) return { as: 'LITERAL', type: String(type ?? 'String'), value: first }
  return isNonNullType(type) ? { as: 'VARIABLE', type: String(type), values } : undefined
}

/** The fields of an input object; `{}` for anything else, also for a list of them. */
function fieldsOf(type: GraphQLInputType): Readonly<Record<string, GraphQLInputType>> {
  const named = getNullableType(type)
  const fields = isInputObjectType(named) ? Object.values(named.getFields()) : []
  return Object.fromEntries(fields.map((field) => [field.name, field.type]))
}

function isRecord(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
