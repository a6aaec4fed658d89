// Provinces whose schema is not the contract's, who are somebody else, or who answer entities wrongly.
import type { Broken } from '../broken-province.ts'
import { isObject, type Json, list, property, schema, whereAsked } from './altered-answer.ts'

export const SCHEMA_FAULTS: readonly Broken[] = [
  {
    says: 'serves half of a schema',
    audit: 'SDL-01',
    answer: property('sdl', (sdl) => String(sdl).slice(0, 900)),
  },
  {
    says: 'serves an older contract, without coverage',
    audit: 'SDL-02',
    answer: schema(/\bcoverage\(/g, 'whatItHas('),
  },
  { says: 'calls a decimal a float', audit: 'SDL-03', answer: schema(/value: Decimal\b/, 'value: Float') },
  {
    says: 'has a root field of its own',
    audit: 'SDL-04',
    answer: schema(/type Query \{/, 'type Query {\n  statistics: String'),
  },
  {
    says: 'has a mutation',
    audit: 'SDL-04',
    answer: schema(/$/, '\ntype Mutation { importFile(name: String): String }\n'),
  },
  {
    says: 'has a field more',
    audit: 'SDL-05',
    answer: schema(/type Source([^{]*)\{/, 'type Source$1{\n  pages: Int'),
  },
  {
    says: 'has a unit of its own',
    audit: 'SDL-06',
    answer: schema(/\n {2}DOSSIERS\n/, '\n  DOSSIERS\n  TONNES\n'),
  },
  {
    says: 'speaks a federation to come',
    audit: 'SDL-07',
    answer: schema('federation/v2.12', 'federation/v2.99'),
  },
  { says: 'shares nothing', audit: 'SDL-08', answer: schema(/^(type Period[^{]*) @shareable/m, '$1') },
  {
    says: 'describes in words of its own',
    audit: 'SDL-09',
    answer: schema('Vị trí trang.', 'Trang.'),
  },
  {
    says: 'is another province',
    audit: 'REG-01',
    answer: property('id', (id) => (id === 'VN34-91' ? 'VN34-25' : id)),
  },
  {
    says: 'has changed its name',
    audit: 'REG-02',
    answer: whereAsked('slug', (o) => ('slug' in o ? { ...o, nameEn: 'New An Giang' } : o)),
  },
  {
    says: 'answers decomposed Vietnamese',
    audit: 'REG-02',
    answer: property('nameVi', (name) => `${String(name)}\u0301`),
  },
  {
    says: 'answers entities backwards',
    audit: 'ENT-03',
    answer: list('_entities', (entities) => [...entities].reverse()),
  },
  {
    says: 'leaves unknown entities out',
    audit: 'ENT-03',
    answer: list('_entities', (entities) => entities.filter((one) => one !== null)),
  },
  { says: 'answers each id once', audit: 'ENT-04', answer: list('_entities', unique) },
  {
    says: 'is everybody',
    audit: 'ENT-02',
    answer: list('_entities', (all) => all.map((one) => one ?? { __typename: 'AnGiang', id: 'VN34-91' })),
  },
  {
    says: 'calls slices provinces',
    audit: 'ENT-05',
    answer: property('__typename', (name) => String(name).replace('Slice', '')),
  },
  {
    says: 'calls itself otherwise as an entity',
    audit: 'ENT-01',
    answer: whereAsked('_entities', (o) => ('nameEn' in o ? { ...o, nameEn: 'Angiang' } : o)),
  },
  {
    says: 'breaks when nothing is asked',
    audit: 'ENT-06',
    answer: async (asked, pass) =>
      asked.text.includes('"representations":[]') ? json(500, { errors: [{ message: 'boom' }] }) : pass(),
  },
  {
    says: 'breaks at an unknown id',
    audit: 'ENT-07',
    answer: async (asked, pass) =>
      asked.text.includes('etc/passwd')
        ? json(500, { errors: [{ message: 'boom', extensions: { code: 'INTERNAL' } }] })
        : pass(),
  },
  {
    says: 'answers an unknown type with nothing at all',
    audit: 'ENT-08',
    answer: async (asked, pass) =>
      asked.text.includes('NobodyKnows') ? json(200, { data: { _entities: [null] } }) : pass(),
  },
  {
    says: 'answers ten entities at most',
    audit: 'ENT-09',
    answer: list('_entities', (entities) => entities.slice(0, 10)),
  },
]

function unique(entities: readonly Json[]): readonly Json[] {
  const idOf = (one: Json) => (isObject(one) ? one.id : null)
  return entities.filter((one, at) => entities.findIndex((other) => idOf(other) === idOf(one)) === at)
}

function json(status: number, body: object) {
  return { status, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) }
}
