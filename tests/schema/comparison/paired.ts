// Targets and claims held against one literal outcome. The figures named S… are those of the seed.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { readAnswers } from '#schema/comparison/answers.ts'
import type { PresentChoice } from '#schema/comparison/choices.ts'
import { type PairedClaim, pairClaims } from '#schema/comparison/claims.ts'
import type { ColumnPlan } from '#schema/comparison/columns.ts'
import type { HeldObservation, PresentObservation } from '#schema/comparison/observations.ts'
import { resolveQuestion } from '#schema/comparison/question.ts'
import { pairTargets, type TargetPair } from '#schema/comparison/targets.ts'
import { registry } from '#schema/registry/registry.ts'
import { presentOf } from './held-of.ts'
import { SEED } from './seed-figures.ts'
import { type LiteralFigure, world } from './table-of.ts'

type Figures = readonly LiteralFigure[]
type Held = readonly HeldObservation[]

export const AREA = 'VN63-89'

/** A figure of the seed by its id. */
export function seed(id: string): LiteralFigure {
  const held = Object.values(SEED).flatMap((each) => (typeof each === 'string' ? [] : each))
  const figure = held.find((each) => each.id === id)
  if (!figure) throw new Error(`no seed figure ${id}`)
  return figure
}

/** The column that an outcome stands in. */
export function columnOf({
  series: { indicator: code, statistic, breakdown },
}: PresentObservation): ColumnPlan {
  const indicator = catalogue.findIndicator(code)
  if (!indicator) throw new Error(`no indicator ${code}`)
  const { unit, higherIs: direction } = indicator
  const key = { id: code, indicator, statistic, kind: 'ACTUAL', breakdown, unit, direction } as const
  const held = { statistics: [statistic], candidates: new Map(), held: new Map() }
  return { ...key, ...held, period: null, asked: null, common: null }
}

/** What stands in the cell; it matters to no pairing what else the province answered. */
export function choiceOf(figure: LiteralFigure): PresentChoice {
  const [observation] = presentOf(figure)
  const area = registry.findArea(figure.area)
  const province = registry.findProvince(area?.host ?? '')
  if (!observation || !area || !province) throw new Error(`no place ${figure.area}`)
  const indicators = [figure.indicator]
  const asked = resolveQuestion({ indicators, provinces: [province.id], period: { at: '2022' } }, world)
  const [answer] = readAnswers(asked, [], world)
  if (!answer) throw new Error(`no answer of ${province.id}`)
  const row = { area, province, answer, boundary: 'UNCHANGED' } as const
  return { row, position: 0, observation, absence: null, note: null, alternatives: [], impossible: null }
}

/** The target that is held against an outcome, and how they compare. */
export function pair(outcome: LiteralFigure, targets: Figures): TargetPair | undefined {
  const choice = choiceOf(outcome)
  return pairTargets(columnOf(choice.observation), [choice], { targets: presentOf(...targets) }).get(choice)
}

/** Id of the target. */
export function chosen(outcome: LiteralFigure, targets: Figures): string | undefined {
  return pair(outcome, targets)?.target.id
}

/** The claims that stand beside an outcome, checked against the target it is paired with. */
export function claimsBeside(
  outcome: LiteralFigure,
  targets: Figures,
  claims: Figures,
): readonly PairedClaim[] {
  return claimsFrom(choiceOf(outcome), presentOf(...claims), presentOf(...targets))
}

/** The same of what stands in a cell already. */
export function claimsFrom(choice: PresentChoice, claims: Held, targets: Held = []): readonly PairedClaim[] {
  const column = columnOf(choice.observation)
  const pairs = pairTargets(column, [choice], { targets })
  return pairClaims(column, [choice], { claims }, pairs).get(choice) ?? []
}

/** What the only claim should have been, and whether it agrees. */
export function verdict(outcome: LiteralFigure, target: LiteralFigure, claim: LiteralFigure) {
  const [only] = claimsBeside(outcome, [target], [claim])
  return [only?.recomputed, only?.agrees]
}
