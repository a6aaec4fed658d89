// What else the provinces hold that a judgement needs, beside the figures that were asked for: none of it stands in a cell of its own
// unless a rule derives a figure from it.
import type { GatheredAnswer } from './answers.ts'
import type { HeldObservation } from './observations.ts'
import type { Role } from './slices-of.ts'

export interface Companions {
  /** Numerators, denominators and the inputs of derived figures. */
  readonly related: readonly HeldObservation[]
  /** Earlier periods of what was asked. */
  readonly history: readonly HeldObservation[]
  /** Targets of the indicators asked, of every period. */
  readonly targets: readonly HeldObservation[]
  /** What sources say of attainment: TARGET_ACHIEVEMENT_PCT and TARGET_EXCEEDANCE_PCT, by `of_indicator`. */
  readonly claims: readonly HeldObservation[]
}

/** What the provinces hold: the figures asked for, and what stands beside them. */
export interface Held extends Companions {
  readonly figures: readonly HeldObservation[]
}

/** Every observation of the answers, by what it was asked for. */
export function readHeld(answers: readonly GatheredAnswer[]): Held {
  const slices = Object.groupBy(
    answers.flatMap(({ read }) => read),
    ({ role }) => role,
  )
  const ofRole = (role: Role) => (slices[role] ?? []).flatMap(({ observations }) => observations)
  return {
    figures: ofRole('FIGURES'),
    related: ofRole('RELATED'),
    history: ofRole('HISTORY'),
    targets: ofRole('TARGETS'),
    claims: ofRole('CLAIMS'),
  }
}
