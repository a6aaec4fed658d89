// Claims of achievement beside the cells of one column. The figures named S… are those of the seed.
import { describe, expect, it } from 'vitest'
import { type ClaimsByChoice, onlyWhereChecked, pairClaims } from '#schema/comparison/claims.ts'
import type { ColumnPlan } from '#schema/comparison/columns.ts'
import type { PresentObservation } from '#schema/comparison/observations.ts'
import { parsePeriod } from '#schema/period.ts'
import { heldOf, presentOf } from './held-of.ts'
import { AREA, choiceOf, claimsBeside, claimsFrom, columnOf, seed, verdict } from './paired.ts'
import type { LiteralFigure } from './table-of.ts'

describe('Q08: 21,521 jobs a year in Thái Nguyên, where 15,000 new ones were wanted', () => {
  const [outcome, target] = [seed('S004-03'), seed('S004-01')]
  const about = { indicator: 'TARGET_EXCEEDANCE_PCT', breakdown: { of_indicator: 'JOBS_CREATED' } }
  const key = { id: 'S004-04', area: 'VN63-19', period: '2016-2020' } as const
  const claim: LiteralFigure = { ...key, ...about, value: '43.4' }

  it('the printed 43.4 stays beside 43.473, which would be printed 43.5', () => {
    const [observation] = presentOf(claim)
    expect(claimsBeside(outcome, [target], [claim])).toEqual([
      { kind: 'EXCEEDANCE', observation, value: '43.4', recomputed: '43.473', agrees: false },
    ])
  })

  it('a claim agrees when it is the exact figure, rounded once as it is printed', () => {
    expect(verdict(outcome, target, { ...claim, value: '43.5' })).toEqual(['43.473', true])
    expect(verdict(outcome, target, { ...claim, value: '43.47' })).toEqual(['43.473', true])
    expect(verdict(outcome, target, { ...claim, value: '43.50' })).toEqual(['43.473', false])
    const attained = { ...claim, indicator: 'TARGET_ACHIEVEMENT_PCT', value: '143.5' }
    expect(verdict(outcome, target, attained)).toEqual(['143.473', true])
    // 43.4496 is 43.450 to three decimals, and that would be 43.5 to one.
    const close = verdict({ ...outcome, value: '1434496' }, { ...target, value: '1000000' }, claim)
    expect(close).toEqual(['43.450', true])
  })

  it('a claim stands with the column that it can be checked by, else with all', () => {
    // Both columns are of one comparison, and hold the same claim.
    const claims = presentOf(claim)
    const columns = [seed('S004-02'), outcome].map((figure): ClaimsByChoice => {
      const choice = choiceOf(figure)
      return new Map([[choice, claimsFrom(choice, claims, presentOf(target))]])
    })
    const recomputed = (settled: readonly ClaimsByChoice[]) =>
      settled.map((column) => [...column.values()].flat().map((each) => each.recomputed))
    expect(recomputed(columns)).toEqual([[null], ['43.473']])
    expect(recomputed(onlyWhereChecked(columns))).toEqual([[], ['43.473']])
    expect(recomputed(onlyWhereChecked(columns.slice(0, 1)))).toEqual([[null]])
  })
})

describe('which claims stand beside a cell', () => {
  const outcome = seed('S001-04')
  const about = { indicator: 'TARGET_ACHIEVEMENT_PCT', breakdown: { of_indicator: 'WORKERS_SENT_ABROAD' } }
  const claim: LiteralFigure = { id: 'S001-05', area: AREA, period: null, value: '176', ...about }

  it('without a target a claim stands alone, and nothing says whether it is right', () => {
    expect(claimsBeside(outcome, [], [claim])).toEqual([
      { kind: 'ACHIEVEMENT', observation: presentOf(claim)[0], value: '176', recomputed: null, agrees: null },
    ])
  })

  it('those of the same period; where none is stated, of one source under one label', () => {
    const [held] = presentOf(claim)
    if (!held?.source) throw new Error('no claim')
    const elsewhere: PresentObservation = { ...held, source: { ...held.source, id: '002' } }
    const later: PresentObservation = { ...held, period: { form: 'NOT_STATED', label: 'năm sau' } }
    const computed: PresentObservation = { ...held, source: null }
    const inYearSoLabelled = { ...parsePeriod('2022'), label: held.period.label }
    const dated: PresentObservation = { ...held, period: inYearSoLabelled }
    expect(claimsFrom(choiceOf(outcome), [held])).toHaveLength(1)
    expect(claimsFrom(choiceOf(outcome), [elsewhere, later, computed, dated])).toEqual([])
    const inYear = { ...outcome, period: '2022' }
    expect(claimsBeside(inYear, [], [claim])).toEqual([])
    expect(claimsBeside(inYear, [], [{ ...claim, period: '2022-01-01/2022-12-31' }])).toHaveLength(1)
    expect(claimsBeside(inYear, [], [{ ...claim, period: '2020-2025' }])).toEqual([])
  })

  it('those of the same area and indicator, and none beside a part or a target', () => {
    const jobs = { ...claim, breakdown: { of_indicator: 'JOBS_CREATED' } }
    const women = { ...claim, breakdown: { ...claim.breakdown, sex: 'F' } }
    expect(claimsBeside(outcome, [], [{ ...claim, area: 'VN63-91' }, jobs, women])).toEqual([])
    expect(claimsBeside({ ...outcome, breakdown: { destination: 'JP' } }, [], [claim])).toEqual([])
    const choice = choiceOf(outcome)
    const targets: ColumnPlan = { ...columnOf(choice.observation), kind: 'TARGET' }
    expect(pairClaims(targets, [choice], { claims: presentOf(claim) }, new Map()).size).toBe(0)
  })

  it('those that are one number, achievement first', () => {
    const over = { ...claim, id: 'A', indicator: 'TARGET_EXCEEDANCE_PCT', value: '76' }
    const { value: _, ...bare } = claim
    const bound: LiteralFigure = { ...bare, low: '170', qualifier: 'GREATER_THAN' }
    const absent = heldOf({ ...bare, absence: 'SUPPRESSED' })
    const claims = [...presentOf(over, claim, bound), absent]
    expect(claimsFrom(choiceOf(outcome), claims).map(({ value }) => value)).toEqual(['176', '76'])
  })
})
