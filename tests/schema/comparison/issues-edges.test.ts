// What an issue's sentence says, and where it is silent.
import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { figureWords } from '#schema/comparison/figure-words.ts'
import { nameRows, sentencesOf } from '#schema/comparison/issue-sentences.ts'
import type { RowPlan } from '#schema/comparison/rows.ts'
import { registry } from '#schema/registry/registry.ts'
import { ask, issueCodes, issueOf, type LiteralFigure } from './table-of.ts'

const provinces = ['VN34-01', 'VN34-91']

function jobs(area: string, value: string, more: Partial<LiteralFigure> = {}): LiteralFigure {
  return {
    area,
    indicator: 'JOBS_CREATED',
    statistic: 'LEVEL',
    concept: 'NEW',
    period: '2022',
    value,
    ...more,
  }
}

describe('precision', () => {
  it('of "16 thousand" is not that of 15700, although neither has decimals', () => {
    const input = { indicators: ['JOBS_CREATED'], provinces, period: { at: '2022' } }
    const beside = (more: Partial<LiteralFigure>) =>
      ask(input, { 'VN34-01': [jobs('VN63-01', '16000', more)], 'VN34-91': [jobs('VN63-89', '15700')] })
    expect(issueCodes(beside({ multiplier: 3 }))).toContain('DIFFERENT_PRECISION')
    expect(issueCodes(beside({}))).not.toContain('DIFFERENT_PRECISION')
  })
})

describe('words', () => {
  it.each([
    ['LESS_THAN', { high: '4' }, 'dưới 4', 'below 4'],
    ['AT_MOST', { high: '4' }, 'không quá 4', 'at most 4'],
    ['GREATER_THAN', { low: '4' }, 'trên 4', 'above 4'],
    ['AT_LEAST', { low: '4' }, 'ít nhất 4', 'at least 4'],
  ] as const)('of %s keep apart what is strict and what is not', (qualifier, ends, VI, EN) => {
    const printed = { form: 'BOUNDS', decimals: 0, multiplier: 0 } as const
    expect(figureWords({ ...printed, qualifier, ...ends } as Parameters<typeof figureWords>[0])).toEqual({
      VI,
      EN,
    })
  })
})

describe('without a common period', () => {
  it('five of the periods that an area holds are named, newest first, and then that there are more', () => {
    const years = ['2014', '2015', '2016', '2017', '2018', '2019']
    const result = ask(
      { indicators: ['JOBS_CREATED'], provinces, period: { latest: 'COMMON' } },
      {
        'VN34-01': [jobs('VN63-01', '1', { period: '2022' })],
        'VN34-91': years.map((period) => jobs('VN63-89', '1', { period })),
      },
    )
    expect(issueOf(result, 'NO_COMMON_PERIOD')?.messages.EN).toContain(
      'An Giang: 2019, 2018, 2017, 2016, 2015, …',
    )
  })
})

describe('an approximate figure', () => {
  const about = (period: string, value: string) => jobs('VN63-89', value, { period, qualifier: 'APPROX' })
  const told = (figures: readonly LiteralFigure[]) => {
    const period = { from: '2015', to: '2022' }
    const result = ask(
      { indicators: ['JOBS_CREATED'], provinces: ['VN34-91'], period },
      { 'VN34-91': figures },
    )
    return issueOf(result, 'APPROXIMATE')?.messages.EN
  }

  it('is told once, however many columns show it alike', () => {
    expect(told([about('2015', '70'), about('2016', '70')])).toContain('(An Giang: about 70)')
  })

  it('is one of five that are told of an area', () => {
    const six = ['1', '2', '3', '4', '5', '6'].map((value) => about(`201${value}`, value))
    const within = six.map((figure, index) => ({ ...figure, period: String(2015 + index) }))
    expect(told(within)).toContain('(An Giang: about 1, about 2, about 3, about 4, about 5)')
  })

  it('is also one that is "nearly" a value', () => {
    expect(told([jobs('VN63-89', '70', { high: '70', qualifier: 'NEARLY' })])).toContain(
      '(An Giang: nearly 70)',
    )
  })
})

describe('a long list of areas', () => {
  const sentence = (count: number) => {
    const areas = registry.areas.filter(({ scheme, host }) => scheme === 'VN63' && host !== null)
    const rows = areas.slice(0, count).map((area) => ({ area })) as RowPlan[]
    const concerned = new Map(rows.map((row) => [row, []]))
    return sentencesOf(
      'STANDARD_NOT_STATED',
      catalogue.findIndicator('POOR_HH_RATE') ?? null,
      concerned,
      nameRows(rows),
    ).EN
  }

  it('names forty, and says how many more there are', () => {
    expect(sentence(40)).not.toContain('more')
    expect(sentence(41)).toContain('… and 1 more')
  })
})

describe('a mean over former units', () => {
  const member = (area: string, indicator: string, value: string, period = '2022'): LiteralFigure => ({
    area,
    indicator,
    value,
    period,
    statistic: indicator === 'LABOUR_FORCE' ? 'LEVEL' : 'SHARE',
  })
  const codesBy = (weightPeriod: string) =>
    issueCodes(
      ask(
        {
          indicators: ['UNEMPLOYMENT_RATE'],
          provinces: ['VN34-91'],
          period: { at: '2022' },
          boundaries: 'VN34',
        },
        {
          'VN34-91': ['VN63-89', 'VN63-91'].flatMap((area) => [
            member(area, 'UNEMPLOYMENT_RATE', '2.0'),
            member(area, 'LABOUR_FORCE', '1000', weightPeriod),
          ]),
        },
      ),
    )

  it('says so where its weights are of another period, and only there', () => {
    expect(codesBy('2021')).toContain('DENOMINATOR_NOT_AVAILABLE')
    expect(codesBy('2022')).not.toContain('DENOMINATOR_NOT_AVAILABLE')
  })
})
