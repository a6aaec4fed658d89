// Provinces whose figures are not what the contract says of figures.
import type { Broken } from '../broken-province.ts'
import {
  everywhere,
  isObject,
  type Json,
  type JsonObject,
  list,
  misheard,
  property,
} from './altered-answer.ts'

export const FIGURE_FAULTS: readonly Broken[] = [
  {
    says: 'sends figures as numbers',
    audit: 'DEC-01',
    answer: property('value', (value) => (value === null ? null : Number(value))),
  },
  {
    says: 'writes exponents',
    audit: 'DEC-02',
    answer: property('value', (value) => (value === null ? null : Number(value).toExponential())),
  },
  {
    says: 'writes decimals with a comma',
    audit: 'DEC-02',
    answer: property('value', (value) => (value === null ? null : String(value).replace('.', ','))),
  },
  { says: 'calls every figure a range', audit: 'DEC-03', answer: property('qualifier', () => 'RANGE') },
  {
    says: 'gives a range a midpoint',
    audit: 'DEC-03',
    answer: everywhere((o) => (o.qualifier === 'RANGE' ? { ...o, value: '1.3' } : o)),
  },
  {
    says: 'swaps the bounds',
    audit: 'DEC-04',
    answer: everywhere((o) =>
      o.low != null && o.high != null && 'qualifier' in o ? { ...o, low: o.high, high: o.low } : o,
    ),
  },
  {
    says: 'prints a hundred decimals',
    audit: 'DEC-05',
    answer: property('decimals', (decimals) => (typeof decimals === 'number' ? 100 : decimals)),
  },
  {
    says: 'puts a zero beside an absence',
    audit: 'ABS-01',
    answer: everywhere((o) => (typeof o.absence === 'string' ? { ...o, value: '0' } : o)),
  },
  { says: 'gives no reason for an absence', audit: 'ABS-02', answer: property('absence', () => null) },
  {
    says: 'says that it cannot be reached',
    audit: 'ABS-03',
    answer: property('absence', (absence) => (absence === null ? null : 'UNREACHABLE')),
  },
  { says: 'calls its figures missing', audit: 'ABS-04', answer: property('status', () => 'M') },
  { says: 'states periods that it does not know', audit: 'PER-01', answer: property('stated', () => true) },
  {
    says: 'ends periods before they start',
    audit: 'PER-01',
    answer: everywhere((o) => ('stated' in o ? { ...o, start: o.end ?? null, end: o.start ?? null } : o)),
  },
  {
    says: 'lists the newest period first',
    audit: 'PER-02',
    answer: ofSeries(({ observations, periods }) => ({
      observations: reversed(observations),
      periods: reversed(periods),
    })),
  },
  {
    says: 'gives one period twice',
    audit: 'PER-03',
    answer: ofSeries(({ observations }) => ({ observations: twice(observations) })),
  },
  {
    says: 'counts what nobody else counts',
    audit: 'CAT-01',
    answer: property('code', (code) => (code === 'POOR_HH_RATE' ? 'POOR_RATE' : code)),
  },
  { says: 'defines an indicator anew', audit: 'CAT-02', answer: property('higherIs', () => 'BETTER') },
  {
    says: 'counts households as persons',
    audit: 'CAT-03',
    answer: ofSeries(({ unit }) => ({ unit: unit === 'HOUSEHOLDS' ? 'PERSONS' : (unit ?? null) })),
  },
  {
    says: 'has a standard of its own',
    audit: 'CAT-04',
    answer: property('standard', (standard) => (standard === null ? null : 'OUR_OWN')),
  },
  { says: 'has a breakdown of its own', audit: 'CAT-05', answer: property('dimension', () => 'shoe_size') },
  {
    says: 'answers about its neighbour',
    audit: 'REG-03',
    answer: property('area', (area) => (isObject(area) ? { ...area, id: 'VN63-91000' } : area)),
  },
  { says: 'takes an area for another', audit: 'REG-04', answer: property('host', () => 'VN34-25') },
  {
    says: 'holds areas of others',
    audit: 'REG-05',
    answer: list('areasHeld', (areas) => [...areas, 'VN63-25']),
  },
  {
    says: 'gives columns of another order',
    audit: 'SER-04',
    answer: property('values', (values) => (Array.isArray(values) ? values.map(() => '7') : values)),
  },
  { says: 'answers text where a list must be', audit: 'SER-01', answer: property('nodes', () => 'none') },
  { says: 'numbers two series alike', audit: 'SER-02', answer: ofSeries(() => ({ id: '1' })) },
  {
    says: 'splits a series in two',
    audit: 'SER-03',
    answer: list('nodes', (nodes) => (isSeries(nodes[0]) ? [...nodes, { ...nodes[0], id: 'again' }] : nodes)),
  },
  {
    says: 'lists empty series',
    audit: 'SER-05',
    answer: ofSeries(() => ({ observations: [], periods: [], values: [], statuses: [] })),
  },
  {
    says: 'ignores the indicators asked',
    audit: 'SER-06',
    answer: misheard(/indicators: \[\\"[A-Z_]+\\"\], /, ''),
  },
  {
    says: 'ignores the areas asked',
    audit: 'SER-07',
    answer: misheard(/areas: \[\\"[\w-]+\\"\]/, 'areas: [\\"VN63-91\\"]'),
  },
  { says: 'mixes targets with outcomes', audit: 'SER-08', answer: misheard(/kinds: \[TARGET\], /, '') },
  {
    says: 'answers anything for an unknown indicator',
    audit: 'SER-09',
    answer: misheard(/\(indicators: \[\\"NOBODY_COUNTS_THIS\\"\]\)/, ''),
  },
  {
    says: 'counts more than it has',
    audit: 'SER-10',
    answer: everywhere((o) =>
      typeof o.observations === 'number' ? { ...o, observations: o.observations + 1 } : o,
    ),
  },
  { says: 'ignores the periods asked', audit: 'SER-11', answer: misheard(/periods: \{[^}]*\}, /, '') },
]

function isSeries(value: Json | undefined): value is JsonObject {
  return isObject(value) && 'indicator' in value && Array.isArray(value.observations)
}

function ofSeries(change: (series: JsonObject) => JsonObject): Broken['answer'] {
  return everywhere((object) => (isSeries(object) ? { ...object, ...change(object) } : object))
}

function reversed(items: Json | undefined): Json {
  return Array.isArray(items) ? [...items].reverse() : null
}

function twice(items: Json | undefined): Json {
  return Array.isArray(items) ? [...items, items[0]] : null
}
