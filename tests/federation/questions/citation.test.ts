// A cited answer is kept: whatever is published or lost afterwards, its citation answers the same bytes.
import { describe, expect, it } from 'vitest'
import { figure } from '#tests/prisma/figures.ts'
import { federationOfFile } from '../federation-of-file.ts'
import { COMPARE, type Compared, cellOf, compare, FRAGMENTS, problemsOf, WHOLE } from './compared.ts'

const CITED = `query ($input: CompareInput!) {
  compare(input: $input) { ${WHOLE} citation { id answeredAt vi: text(lang: VI) en: text(lang: EN) } }
} ${FRAGMENTS}`
const TRAINED = { indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } }

interface Cited extends Compared {
  readonly citation: {
    readonly id: string
    readonly answeredAt: string
    readonly vi: string
    readonly en: string
  }
}

const federation = federationOfFile()

async function ask(input: object): Promise<{ readonly text: string; readonly compared: Cited }> {
  const { data, errors } = await federation.ask(CITED, { input })
  expect(errors).toBeUndefined()
  return { text: JSON.stringify(data), compared: data.compare as Cited }
}

/** Phú Thọ corrects its 70 of 2020 to 71. */
function correct(): Promise<unknown> {
  const corrected = figure({
    key: { indicator: 'TRAINED_LABOUR_RATE', area: 'VN63-25', standard: null },
    year: 2020,
    id: 'S003-09',
    value: '71',
    decimals: 0,
  })
  return federation.publish('VN34-25', { note: 'Đính chính.', observations: [corrected] })
}

describe('a citation', () => {
  it('says when it was answered, in both languages', async () => {
    const { citation } = (await ask(TRAINED)).compared
    expect(citation.answeredAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    for (const text of [citation.vi, citation.en]) expect(text.length).toBeGreaterThan(20)
    expect(citation.vi).not.toBe(citation.en)
  })

  it('of an answer to a small question holds the whole answer', async () => {
    const { data } = await federation.ask(
      'query ($input: CompareInput!) { compare(input: $input) { citation { id } } }',
      { input: TRAINED },
    )
    const { id } = (data.compare as Cited).citation
    const { compared } = await ask({ citation: id })
    expect(cellOf(compared, 'VN63-25')).toMatchObject({ value: '70', rank: 1, ties: 1 })
    expect(compared.citation.id).toBe(id)
  })

  it('answers the same bytes after a correction and without a province that answered', async () => {
    const { text, compared } = await ask(TRAINED)
    const { id } = compared.citation
    expect((await ask({ citation: id })).text).toBe(text)

    await correct()
    const now = await compare(federation, TRAINED)
    expect(cellOf(now, 'VN63-25')).toMatchObject({ value: '71', rank: 1, release: { number: 2 } })
    expect(cellOf(now, 'VN63-19')).toMatchObject({ value: '70', rank: 2, release: { number: 1 } })
    expect((await ask({ citation: id })).text).toBe(text)

    await federation.kill('VN34-19')
    expect((await ask({ citation: id })).text).toBe(text)
    await federation.kill('VN34-25')
    expect((await ask({ citation: id })).text).toBe(text)
    await federation.revive('VN34-19')
    await federation.revive('VN34-25')
  })

  it('of another answer is another', async () => {
    const [before, after] = [
      await ask({ ...TRAINED, asOf: { release: 1 } }),
      await ask({ ...TRAINED, provinces: ['VN34-25'] }),
    ]
    expect(cellOf(before.compared, 'VN63-25')).toMatchObject({ value: '70', release: { number: 1 } })
    expect(cellOf(after.compared, 'VN63-25')).toMatchObject({ value: '71', release: { number: 2 } })
    expect(before.compared.citation.id).not.toBe(after.compared.citation.id)
    expect((await ask({ citation: before.compared.citation.id })).text).toBe(before.text)
    expect((await ask({ citation: after.compared.citation.id })).text).toBe(after.text)
  })

  it('pins the absences too: who was away stays away, though it is back', async () => {
    await federation.kill('VN34-91')
    // never asked before: of what it was asked, the gateway would have its last answer
    const { data } = await federation.ask(CITED, { input: { ...TRAINED, period: { at: '2016' } } })
    await federation.revive('VN34-91')
    const { id } = (data.compare as Cited).citation
    const again = await federation.ask(CITED, { input: { citation: id } })
    // nobody knows which areas it holds, so that its row is its own
    expect(cellOf(again.data.compare as Cited, 'VN34-91')).toMatchObject({ absence: 'UNREACHABLE' })
    expect(JSON.stringify(again.data)).toBe(JSON.stringify(data))
  })
})

describe('a citation that cannot be answered', () => {
  it.each([`cit~${'A'.repeat(43)}`, 'no-citation', '../../etc/passwd'])(
    '%s is not known',
    async (citation) => {
      const answer = await federation.ask(COMPARE, { input: { citation } })
      expect(answer.data.compare).toBeNull()
      expect(problemsOf(answer).join('\n')).toMatch(/UNKNOWN_CITATION/)
    },
  )

  it.each([
    ['an indicator', { indicators: ['TRAINED_LABOUR_RATE'] }],
    ['a province', { provinces: ['VN34-91'] }],
    ['a period', { period: { at: '2020' } }],
  ])('stands alone: %s beside it is refused', async (_what, more) => {
    const { id } = (await ask(TRAINED)).compared.citation
    const answer = await federation.ask(COMPARE, { input: { citation: id, ...more } })
    expect(answer.data.compare).toBeNull()
    expect(problemsOf(answer)).not.toEqual([])
  })
})
