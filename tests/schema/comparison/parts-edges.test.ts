// Parts and wholes where they meet: all of a whole, nothing of it, and a remainder that the source names itself.
import { expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { residuals } from '#schema/comparison/parts.ts'
import { presentOf } from './held-of.ts'
import { ask, cellOf, type LiteralFigure } from './table-of.ts'

function sent(value: string, destination?: string): LiteralFigure {
  const abroad = { area: 'VN63-89', indicator: 'WORKERS_SENT_ABROAD', statistic: 'LEVEL' } as const
  return {
    ...abroad,
    period: '2022',
    value,
    id: destination ?? 'all',
    ...(destination ? { breakdown: { destination } } : {}),
  }
}

it('beside a remainder that the source names there is no second, although 357 − 343 − 10 = 4', () => {
  const parts = [sent('233', 'JP'), sent('106', 'TW'), sent('4', 'KR')]
  const asked = [{ dimension: 'destination' }]
  const left = (figures: readonly LiteralFigure[]) =>
    residuals(asked, presentOf(...figures), catalogue).map(({ figure }) => 'value' in figure && figure.value)
  expect(left([sent('357'), ...parts])).toEqual(['14'])
  expect(left([sent('357'), ...parts, sent('10', 'UNALLOCATED')])).toEqual([])
})

it('a part that is all of the whole is 100 percent of it', () => {
  const result = ask(
    {
      indicators: ['WORKERS_SENT_ABROAD'],
      provinces: ['VN34-91'],
      period: { at: '2022' },
      breakdown: [{ dimension: 'destination', all: true }],
    },
    { 'VN34-91': [sent('233'), sent('233', 'JP'), sent('0', 'TW')] },
  )
  const shareOf = (code: string) =>
    cellOf(result, 'VN63-89', `WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=${code}]@2022`).share
  expect([shareOf('JP'), shareOf('TW')]).toEqual(['100.00', '0.00'])
})

it('there is no rate over a denominator of zero', () => {
  const level = { area: 'VN63-89', statistic: 'LEVEL', period: '2022' } as const
  const result = ask(
    { indicators: ['POOR_HH_COUNT'], provinces: ['VN34-91'], period: { at: '2022' } },
    {
      'VN34-91': [
        { ...level, indicator: 'POOR_HH_COUNT', value: '5' },
        { ...level, indicator: 'HH_TOTAL', value: '0' },
      ],
    },
  )
  expect(cellOf(result, 'VN63-89').perDenominator).toBeNull()
})
