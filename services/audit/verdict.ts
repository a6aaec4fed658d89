// What one audit finds, in both languages, and the three ways in which it ends. Which audits there are is audits/.

/** Something said in both languages, Vietnamese first. */
export type Words = readonly [vi: string, en: string]

export const OUTCOMES = ['OK', 'BREACH', 'NOT_APPLICABLE', 'NOT_REACHED'] as const
/** NOT_APPLICABLE: the endpoint gives no occasion to see it. NOT_REACHED: it could not be asked, or what it rests on is in breach. */
export type Outcome = (typeof OUTCOMES)[number]

export interface Verdict {
  readonly outcome: Outcome
  /** What was found; null when all is well. */
  readonly found: Words | null
}

export const OK: Verdict = { outcome: 'OK', found: null }

export function breach(vi: string, en: string): Verdict {
  return { outcome: 'BREACH', found: [vi, en] }
}

export function notApplicable(vi: string, en: string): Verdict {
  return { outcome: 'NOT_APPLICABLE', found: [vi, en] }
}

/** How many examples of one breach are shown. */
const SHOWN = 3

/**
 * OK when nothing offends; otherwise a breach that names the first of what does.
 *
 * @example noneOf(['a', 'b'], 'thừa', 'too many').found
 * // ['thừa: a; b', 'too many: a; b']
 */
export function noneOf(offending: readonly string[], vi: string, en: string): Verdict {
  if (offending.length === 0) return OK
  const rest = offending.length - SHOWN
  const list = `${offending.slice(0, SHOWN).join('; ')}${rest > 0 ? ` (+${rest})` : ''}`
  return breach(`${vi}: ${list}`, `${en}: ${list}`)
}

/** Where `holds` is false, a breach. */
export function demand(holds: boolean, vi: string, en: string): Verdict {
  return holds ? OK : breach(vi, en)
}

/** The first that is not OK. */
export function allOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find(({ outcome }) => outcome !== 'OK') ?? OK
}

/** Ends an audit from anywhere below it. */
export class AuditEnd extends Error {
  override readonly name = 'AuditEnd'
  readonly verdict: Verdict

  constructor(verdict: Verdict) {
    super(verdict.found?.[1] ?? verdict.outcome)
    this.verdict = verdict
  }
}

/** To throw: the answer is so wrong that the audit has nothing to read. */
export function unusable(vi: string, en: string): AuditEnd {
  return new AuditEnd(breach(vi, en))
}

/** To throw: what this audit rests on is in breach already, and said there. */
export function restsOn(id: string): AuditEnd {
  const found: Words = [`chưa xét được vì ${id} chưa đạt`, `cannot be seen while ${id} is in breach`]
  return new AuditEnd({ outcome: 'NOT_REACHED', found })
}
