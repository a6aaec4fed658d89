// From what the provinces hold to what can stand in cells: figures on the boundaries asked for, figures derived on request, and what a
// breakdown leaves unallocated. What is reported is never replaced.
import { isLater } from '../period.ts'
import type { Held } from './companions.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import { deriveFigures } from './derive.ts'
import type { HeldObservation } from './observations.ts'
import { residuals } from './parts.ts'
import { fitsPeriod } from './read-observations.ts'
import { recast } from './recast/recast.ts'
import { slicePeriod } from './slices-of.ts'
import type { World } from './world.ts'

/** What is held, with the figures that the question asks to be computed. */
export function completeFigures(question: ComparisonQuestion, held: Held, world: World): Held {
  const onBoundaries = recastAll(question, held, world)
  const { figures, related } = onBoundaries
  const { derive = [], indicators, breakdown } = question
  const derived = derive.length > 0 ? deriveFigures(derive, indicators, figures, related) : []
  const rest = residuals(breakdown, figures, world.catalogue)
  if (derived.length + rest.length === 0) return onBoundaries
  return { ...onBoundaries, figures: [...figures, ...ofPeriodsAsked(question, derived, figures), ...rest] }
}

function recastAll({ boundaries }: ComparisonQuestion, held: Held, world: World): Held {
  if (!boundaries) return held
  const parts = [...held.related, ...held.figures]
  const onto = (observations: readonly HeldObservation[]) => recast(observations, parts, boundaries, world)
  return {
    figures: onto(held.figures),
    related: onto(held.related),
    history: onto(held.history),
    targets: onto(held.targets),
    claims: onto(held.claims),
  }
}

/** Inputs may lie in other periods than those asked for; and where the latest was asked for, an older figure is no answer to it. */
function ofPeriodsAsked(
  question: ComparisonQuestion,
  derived: readonly HeldObservation[],
  figures: readonly HeldObservation[],
): HeldObservation[] {
  const { notStated } = question
  const asked = { period: slicePeriod(question), ...(notStated && { notStated }) }
  const inPeriod = derived.filter(({ period }) => fitsPeriod(asked, period))
  if (question.period.pick !== 'EACH') return inPeriod
  const all = [...figures, ...inPeriod]
  return inPeriod.filter(
    (one) => !all.some((other) => isSameCell(one, other) && isLater(other.period, one.period)),
  )
}

function isSameCell({ series: a }: HeldObservation, { series: b }: HeldObservation): boolean {
  return a.area === b.area && a.indicator === b.indicator && a.statistic === b.statistic
}
