import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DATA_KINDS, STATISTICS } from '#schema/codes.ts'
import { formatSliceId, parseSliceId, SLICE_ID_LIMIT, type SliceQuestion } from '#schema/slice.ts'

const question: SliceQuestion = { indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } }

/** The id that any JSON would have, valid or not. */
const idOf = (json: string, province = 'VN34-25') => `${province}~${Buffer.from(json).toString('base64url')}`

const sortedSet = <T extends string>(item: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(item, { minLength: 1, maxLength }).map((items) => items.sort())
const day = fc
  .date({ min: new Date('1945-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,20}$/)
const period = fc.oneof(
  fc.record({ pick: fc.constantFrom('EQUAL', 'WITHIN', 'OVERLAPPING'), from: day, to: day }),
  fc.record({ pick: fc.constantFrom('LATEST', 'ALL'), from: day, to: day }, { requiredKeys: ['pick'] }),
)
const breakdown = fc.uniqueArray(
  fc.record(
    {
      dimension: fc.stringMatching(/^[a-z][a-z0-9_]{0,10}$/),
      codes: sortedSet(fc.string({ minLength: 1, maxLength: 9 }), 4),
    },
    { requiredKeys: ['dimension'] },
  ),
  { selector: (item) => item.dimension, minLength: 1, maxLength: 5 },
)
const anyQuestion = fc.record(
  {
    indicators: sortedSet(code, 10),
    areas: sortedSet(fc.constantFrom('VN63-89', 'VN63-91', 'VN34-91', 'VN34-MRD'), 4),
    period,
    notStated: fc.constant(true),
    kinds: sortedSet(fc.constantFrom(...DATA_KINDS), 3),
    statistics: sortedSet(fc.constantFrom(...STATISTICS), 5),
    breakdown: breakdown.map((items) => items.sort((a, b) => (a.dimension < b.dimension ? -1 : 1))),
    standard: code,
    concept: code,
    asOf: fc.oneof(
      fc.record({ release: fc.integer({ min: 1 }) }),
      fc.constant({ time: '2026-01-01T00:00:00Z' }),
    ),
  },
  { requiredKeys: ['indicators', 'period'] },
) as fc.Arbitrary<SliceQuestion>

describe('a slice id', () => {
  it('is the question, and is read back as it', () => {
    const province = fc.constantFrom('VN34-01', 'VN34-25', 'VN34-91')
    fc.assert(
      fc.property(province, anyQuestion, (id, asked) => {
        const slice = { province: id, question: asked }
        expect(parseSliceId(formatSliceId(slice))).toEqual(slice)
      }),
    )
  })

  it('is equal for equal questions, however they were written', () => {
    const other = { period: { pick: 'LATEST' }, areas: undefined, indicators: ['POOR_HH_RATE'] } as const
    expect(formatSliceId({ province: 'VN34-25', question: { ...other } as unknown as SliceQuestion })).toBe(
      formatSliceId({ province: 'VN34-25', question }),
    )
  })

  it('longer than 4,096 characters is refused', () => {
    const codes = Array.from({ length: 60 }, (_, i) => `A${String(i).padStart(62, '0')}`)
    const long = { province: 'VN34-25', question: { ...question, indicators: codes } }
    expect(() => formatSliceId(long)).toThrow(
      expect.objectContaining({ code: 'SLICE_TOO_LARGE', params: { length: 5346, limit: 4096 } }),
    )
    expect(parseSliceId(idOf(JSON.stringify(question).padEnd(SLICE_ID_LIMIT, ' ')))).toBeNull()
  })

  it.each([
    ['nothing', ''],
    ['no question', 'VN34-25'],
    ['an empty question', 'VN34-25~'],
    ['a province of the old scheme', idOf(JSON.stringify(question), 'VN63-89')],
    ['a path', idOf(JSON.stringify(question), '../VN34-25')],
    ['no JSON', 'VN34-25~%%%'],
    ['no question at all', idOf('42')],
    ['no indicators', idOf('{"indicators":[],"period":{"pick":"LATEST"}}')],
    ['indicators twice', idOf('{"indicators":["A","A"],"period":{"pick":"LATEST"}}')],
    ['unsorted indicators', idOf('{"indicators":["B","A"],"period":{"pick":"LATEST"}}')],
    ['unsorted keys', idOf('{"period":{"pick":"LATEST"},"indicators":["A"]}')],
    ['spaces', idOf('{"indicators":["A"], "period":{"pick":"LATEST"}}')],
    ['a key that is none', idOf('{"extra":1,"indicators":["A"],"period":{"pick":"LATEST"}}')],
    ['a default written out', idOf('{"indicators":["A"],"notStated":false,"period":{"pick":"LATEST"}}')],
    [
      'no such day',
      idOf('{"indicators":["A"],"period":{"from":"2023-02-29","pick":"EQUAL","to":"2023-03-01"}}'),
    ],
    ['an injection', idOf(`{"indicators":["A'; drop table"],"period":{"pick":"LATEST"}}`)],
    ['padding', `${idOf(JSON.stringify(question))}==`],
  ])('that is %s is none', (_what, id) => {
    expect(parseSliceId(id)).toBeNull()
  })

  it('that is garbage is none, and never an exception', () => {
    fc.assert(
      fc.property(fc.string(), (garbage) => {
        expect(parseSliceId(garbage)).toBeNull()
        expect(parseSliceId(`VN34-25~${garbage}`)).toBeNull()
        expect(parseSliceId(idOf(garbage))).toBeNull()
      }),
    )
  })
})
