// Where the search for the earlier figure of a change ends: periods that touch, and terms of unlike length.
import { expect, it } from 'vitest'
import { catalogue, type Indicator } from '#schema/catalogue/catalogue.ts'
import { changeOf, indexHistory } from '#schema/comparison/changes.ts'
import type { PresentChoice } from '#schema/comparison/choices.ts'
import { groupBySeries, type PresentObservation } from '#schema/comparison/observations.ts'
import { periodOf } from '#schema/period.ts'
import { sinceWhen, trained } from './change-of.ts'
import { presentOf } from './held-of.ts'

it('a period that ends on the day on which the later begins is not before it', () => {
  // Both have 32 days.
  expect(sinceWhen('2021-04-01/2021-05-02', ['2021-03-01/2021-04-01'])).toBeUndefined()
  expect(sinceWhen('2021-04-02/2021-05-03', ['2021-03-01/2021-04-01'])).toBe('2021-03-01/2021-04-01')
})

it('a term is compared with one of the same length only', () => {
  expect(pointsSince(inTerm('2015', '2017', '70'), inTerm('2010', '2014', '60'))).toBeUndefined()
  expect(pointsSince(inTerm('2015', '2019', '70'), inTerm('2010', '2014', '60'))).toBe('10')
})

function inTerm(first: string, last: string, value: string): PresentObservation {
  const [observation] = presentOf({ ...trained, value })
  if (!observation) throw new Error('none')
  const days = { start: `${first}-01-01`, end: `${last}-12-31` }
  return { ...observation, id: first, period: periodOf({ ...days, label: `${first}-${last} (term)` }) }
}

function pointsSince(later: PresentObservation, earlier: PresentObservation) {
  const indicator = catalogue.findIndicator(trained.indicator) as Indicator
  const plan = { indicator, unit: indicator.unit, statistic: 'SHARE', kind: 'ACTUAL' } as const
  const choice = { observation: later } as PresentChoice
  return changeOf(choice, plan, indexHistory(groupBySeries([earlier])), new Set())?.change?.points
}
