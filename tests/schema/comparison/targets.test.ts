// Targets beside the cells of one column. The figures named S… are those of the seed.
import { describe, expect, it } from 'vitest'
import type { DataKind } from '#schema/codes.ts'
import type { HeldObservation } from '#schema/comparison/observations.ts'
import { pairTargets } from '#schema/comparison/targets.ts'
import { heldOf, presentOf } from './held-of.ts'
import { AREA, choiceOf, chosen, columnOf, pair, seed } from './paired.ts'
import type { LiteralFigure } from './table-of.ts'

describe('Q03: the poverty reduction of An Giang in 2022, 1 point where 1–1.2 a year were wanted', () => {
  const [outcome, target] = [seed('S001-09'), seed('S001-10')]

  it('is met exactly at the lower end, and every difference is told', () => {
    expect(pair(outcome, [target])).toEqual({
      target: presentOf(target)[0],
      attainment: 'MET_AT_LOWER_BOUND',
      distanceToLow: '0',
      distanceToHigh: '-0.2',
      attainmentPercent: null,
      exceededPercent: null,
      differences: ['DIFFERENT_STATISTIC', 'STANDARD_NOT_STATED', 'DIFFERENT_PRECISION'],
      isRange: true,
    })
  })

  it('two standards are a difference, two that are not stated are unclear', () => {
    const other = { ...target, standard: 'MDP_2016_2020' }
    expect(pair(outcome, [other])?.differences).toContain('DIFFERENT_STANDARD')
    const { standard: _, ...silent } = outcome
    const rate = { indicator: 'POOR_HH_RATE', statistic: 'SHARE', decimals: 1 } as const
    // Of the poverty rate itself, 1 is the better end of 1–1.2.
    expect(pair({ ...silent, ...rate }, [{ ...target, ...rate }])).toMatchObject({
      attainment: 'MET',
      differences: ['STANDARD_NOT_STATED'],
    })
  })
})

describe('Q08: 21,521 jobs a year in Thái Nguyên, where 15,000 new ones were wanted', () => {
  const [outcome, target] = [seed('S004-03'), seed('S004-01')]

  it('is met, with the percentages of the exact ratio', () => {
    expect(pair(outcome, [target])).toEqual({
      target: presentOf(target)[0],
      attainment: 'MET',
      distanceToLow: '6521',
      distanceToHigh: '6521',
      attainmentPercent: '143.473',
      exceededPercent: '43.473',
      differences: ['DIFFERENT_CONCEPT'],
      isRange: false,
    })
  })
})

describe('which target is held against an outcome', () => {
  const outcome: LiteralFigure = { area: AREA, indicator: 'SI_COVERAGE_RATE', period: '2022', value: '40' }
  const NONE = [undefined, undefined, undefined]
  const wanted = (id: string, differs: Partial<LiteralFigure> = {}) => {
    return { ...outcome, id, value: '50', ...differs }
  }

  it('one of the same area, indicator and breakdown', () => {
    const sexes = { breakdown: { sex: 'F', urbanisation: 'URBAN' } }
    const reordered = { breakdown: { urbanisation: 'URBAN', sex: 'F' } }
    const others = [{ area: 'VN63-91' }, { indicator: 'UI_COVERAGE_RATE' }, sexes]
    expect(others.map((differs) => chosen(outcome, [wanted('other', differs)]))).toEqual(NONE)
    expect(chosen({ ...outcome, ...sexes }, [wanted('all')])).toBeUndefined()
    expect(chosen({ ...outcome, ...sexes }, [wanted('women', reordered)])).toBe('women')
  })

  it('one whose stated period covers that of the outcome', () => {
    expect(chosen(outcome, [wanted('year')])).toBe('year')
    expect(chosen(outcome, [wanted('term', { period: '2021-2025' })])).toBe('term')
    const others = ['2023', '2022-S1', null]
    expect(others.map((period) => chosen(outcome, [wanted('other', { period })]))).toEqual(NONE)
    expect(chosen({ ...outcome, period: null }, [wanted('unstated', { period: null })])).toBeUndefined()
    expect(chosen({ ...outcome, period: null }, [wanted('year')])).toBeUndefined()
  })

  it('of several the same statistic, the shortest period, the same standard and concept, the newest id', () => {
    const perYear = wanted('per year', { statistic: 'ANNUAL_AVERAGE' })
    const level = { statistic: 'LEVEL' } as const
    const local = wanted('b', { ...level, concept: 'A', standard: 'L' })
    const targets = [perYear, wanted('c', { ...level, concept: 'A' }), local]
    const asked = { ...outcome, ...level, concept: 'A', standard: 'L' }
    expect([chosen(asked, targets), chosen(asked, [...targets].reverse())]).toEqual(['b', 'b'])
    expect(chosen({ ...outcome, ...level, concept: 'A' }, targets)).toBe('c')
    expect(chosen(outcome, [wanted('plan', { period: '2021-2025' }), wanted('a'), wanted('b')])).toBe('b')
    expect(chosen(outcome, [wanted('z', { period: '2021-2025' }), wanted('a')])).toBe('a')
    const pair = [wanted('b', { concept: 'A' }), wanted('a')]
    expect([chosen(outcome, pair), chosen(outcome, pair.reverse())]).toEqual(['a', 'a'])
    expect(chosen({ ...outcome, ...level }, [perYear, wanted('a', level)])).toBe('a')
  })

  it('a target per year of a term covers each of its years, and averages of some of them', () => {
    const perYear = wanted('per year', { statistic: 'ANNUAL_AVERAGE', period: '2020-2025' })
    const of = (differs: Partial<LiteralFigure>) => chosen({ ...outcome, ...differs }, [perYear])
    expect(of({ statistic: 'CHANGE' })).toBe('per year')
    expect(of({ statistic: 'LEVEL' })).toBe('per year')
    expect(of({ statistic: 'ANNUAL_AVERAGE', period: '2020-01-01/2023-07-31' })).toBe('per year')
    for (const period of ['2022-S1', '2020-2025']) expect(of({ statistic: 'LEVEL', period })).toBeUndefined()
    expect(of({ statistic: 'SHARE' })).toBeUndefined()
    expect(of({ statistic: 'CUMULATIVE', period: '2020-2025' })).toBeUndefined()
  })

  it('what adds up over time is held only against a target of the same time', () => {
    for (const statistic of ['LEVEL', 'CHANGE', 'CUMULATIVE'] as const) {
      const total = wanted('total', { statistic })
      expect(chosen({ ...outcome, statistic }, [total])).toBe('total')
      expect(chosen({ ...outcome, statistic, period: '2022-Q4' }, [total])).toBeUndefined()
      expect(chosen({ ...outcome, statistic }, [{ ...total, period: '2021-2025' }])).toBeUndefined()
    }
    const ofTerm = wanted('of term', { statistic: 'CUMULATIVE', period: '2020-2025' })
    expect(chosen({ ...outcome, statistic: 'LEVEL' }, [ofTerm])).toBeUndefined()
  })

  it('what is to be so at the end of a term is held against what ends with it, and is open until then unless it is met', () => {
    const atEnd = { timeBasis: 'END_OF_PERIOD', period: '2021-2025', value: '70' } as const
    for (const statistic of ['SHARE', 'LEVEL'] as const) {
      const target = heldOf(wanted('at end', { ...atEnd, statistic }))
      const attained = (value: string, period: string) => {
        const choice = choiceOf({ ...outcome, statistic, timeBasis: 'END_OF_PERIOD', period, value })
        return pairTargets(columnOf(choice.observation), [choice], { targets: [target] }).get(choice)
          ?.attainment
      }
      expect([attained('69', '2022'), attained('70', '2022'), attained('69', '2025')]).toEqual([
        'UNDETERMINED',
        'MET',
        'NOT_MET',
      ])
    }
  })

  it('none against a target or a forecast, and none that is withheld', () => {
    const { value: _, ...bare } = wanted('a')
    const [present, withheld] = [heldOf(wanted('a')), heldOf({ ...bare, absence: 'NOT_PUBLISHED' })]
    const choice = choiceOf(outcome)
    const count = (kind: DataKind, target: HeldObservation) =>
      pairTargets({ ...columnOf(choice.observation), kind }, [choice], { targets: [target] }).size
    expect([count('ACTUAL', present), count('ACTUAL', withheld)]).toEqual([1, 0])
    expect([count('TARGET', present), count('FORECAST', present)]).toEqual([0, 0])
  })

  it('each cell gets the target of its own area', () => {
    const places = [AREA, 'VN63-91', 'VN63-19']
    const choices = places.map((area) => choiceOf({ ...outcome, area }))
    const targets = presentOf(wanted('19', { area: 'VN63-19' }), wanted('89'))
    const pairs = pairTargets(columnOf(choiceOf(outcome).observation), choices, { targets })
    expect(choices.map((choice) => pairs.get(choice)?.target.id)).toEqual(['89', undefined, '19'])
  })
})
