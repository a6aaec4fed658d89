// Hostile questions at random: soups of GraphQL's words, good documents gone wrong, and JSON that is anything.
import fc from 'fast-check'

/** Documents that the stage answers; what is in them is what a mutation puts elsewhere. */
const GOOD = [
  '{ anGiang { nameVi releases { totalCount nodes { number publishedAt } } coverage { observations } } }',
  'query Q($a: Boolean = true) { phuTho { id nameVi @include(if: $a) } anGiang @skip(if: $a) { id } }',
  'query A { anGiang { ...F } } fragment F on AnGiang { id ... on Province { nameVi } }',
  '{ provinces { id nameVi ... on PhuTho { releases { totalCount } } } }',
  '{ compare(input: { indicators: ["A"], provinces: ["VN34-91", "VN34-25"], period: { at: "2020" } }) { id answers { state message province { id nameVi } } } }',
  '{ __schema { queryType { name fields { name args { name type { name kind } } } } } __type(name: "Cell") { name } }',
]

const WORDS = [
  ...['{', '}', '(', ')', '[', ']', ':', '!', '$', '@', '...', '|', '&', '=', ',', '#', '\\', '"', '"""'],
  ...['query', 'mutation', 'subscription', 'fragment', 'on', 'true', 'null', 'schema', 'type', 'extend'],
  ...['anGiang', 'phuTho', 'nameVi', 'compare', 'provinces', 'input', 'id', 'slices', 'pin', 'F', '$a'],
  ...['__typename', '__schema', '__type', '__proto__', '_entities', '_service', 'constructor', 'toString'],
  ...['@skip(if: true)', '@include(if: $a)', '@defer', '@stream', '@deprecated', '@join__type', '...F'],
  ...[
    '"x"',
    '""',
    '"\\u{1F600}"',
    '"\\uD800"',
    '"""block"""',
    '0',
    '-0',
    '1e400',
    '0.1e-400',
    '9'.repeat(400),
  ],
  ...['\ufeff', '\u0000', '\u001b[2J', '\u202e', '\u2028', '\ud800', '😀', 'tỉnh', '\r\n', '\t', ' '],
]

/** Words of GraphQL, and what is none, in any order. */
export const soup = fc
  .tuple(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), fc.constantFrom(' ', '', '\n'))
  .map(([words, between]) => words.join(between))

interface Mutation {
  readonly act: 'DROP' | 'PUT' | 'COPY' | 'CUT'
  /** Place in the document, out of a thousand. */
  readonly at: number
  readonly word: string
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  act: fc.constantFrom('DROP', 'PUT', 'COPY', 'CUT'),
  at: fc.nat(999),
  word: fc.oneof(
    fc.constantFrom(...WORDS),
    fc.constantFrom(...GOOD.flatMap(wordsOf)),
    fc.string({ unit: 'binary', maxLength: 3 }),
  ),
})

/** A good document with some of its words dropped, put in, written twice, or cut off. */
export const mutated = fc
  .tuple(fc.constantFrom(...GOOD), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([document, mutations]) => mutations.reduce(mutate, wordsOf(document)).join(' '))

function mutate(words: readonly string[], { act, at, word }: Mutation): string[] {
  const place = Math.floor((at * words.length) / 1000)
  const [before, after] = [words.slice(0, place), words.slice(place)]
  if (act === 'CUT') return before
  if (act === 'DROP') return [...before, ...after.slice(1)]
  if (act === 'PUT') return [...before, word, ...after]
  return [...before, ...after, ...after]
}

function wordsOf(document: string): string[] {
  return document.match(/\.\.\.|"[^"]*"|[\w$@]+|[^\s\w]/g) ?? []
}

/** Names that a JavaScript object may take amiss. */
const key = fc.oneof(
  fc.constantFrom('query', 'variables', 'extensions', 'operationName', 'documentId'),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'a', '', '\u0000', '\ud800'),
)
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -0, 1e308, 2 ** 53, 0.1, '', '\ud800', '{ anGiang { nameVi } }'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

const written: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar.map((one) => JSON.stringify(one)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 5 })
      .map((fields) => `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
  ),
})).value

/** JSON as text, in which a key may stand twice. */
export const json = written

/** A body of the right form, with anything in it: a key may stand twice, and the document is sometimes good. */
export const body = fc
  .tuple(
    fc
      .oneof(soup, mutated, fc.constantFrom(...GOOD))
      .map((query) => ['query', JSON.stringify(query)] as const),
    fc.array(fc.tuple(key, written), { maxLength: 4 }),
  )
  .map(([query, others]) => [query, ...others].map(([name, value]) => `${JSON.stringify(name)}:${value}`))
  .map((fields) => `{${fields.join(',')}}`)
