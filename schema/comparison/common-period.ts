// The latest common period: the newest that all areas hold which hold any, for the same standard. Computed from what they hold: an area
// that holds nothing has no say and is named by MISSING_DATA; one that cannot be asked may hold another period, so that while it
// cannot, what the others share is shown and unsure. No silent fallback.
import { byNewestStandard } from '../catalogue/standards.ts'
import type { AnswerState } from '../codes.ts'
import { isLater, isStated, type Period, type StatedPeriod } from '../period.ts'
import { type HeldObservation, isPresent } from './observations.ts'
import type { RowPlan } from './rows.ts'

export interface CommonPeriod {
  readonly period: StatedPeriod
  readonly standard: string | null
}

export interface CommonSearch {
  /** Null when no period is common to the areas below. */
  readonly found: CommonPeriod | null
  /** The areas that had a say: those with a figure of a stated period. */
  readonly areas: ReadonlySet<string>
  /** The areas of which nobody knows what they hold. */
  readonly unknown: ReadonlySet<string>
  /** Whether a period is shared by all and only the standards differ. */
  readonly differsInStandard: boolean
}

/** A province that has not joined is asked for nothing: it is as good as empty. */
const UNKNOWN: readonly AnswerState[] = ['TIMED_OUT', 'DOWN', 'REFUSED']

/** The newest period and standard of which every area that has any has a figure. `held` is what is held for one column, by area. */
export function searchCommonPeriod(
  held: ReadonlyMap<string, readonly HeldObservation[]>,
  rows: readonly RowPlan[],
): CommonSearch {
  const areas = new Map<string, CommonPeriod[]>()
  for (const [area, observations] of held) {
    const own = observations.filter(isPresent).flatMap(({ period, series }) => {
      return isStated(period) ? { period, standard: series.standard } : []
    })
    if (own.length > 0) areas.set(area, own)
  }
  const periodsOf = [...areas.values()]
  const shared = sharedBy(periodsOf, (days, { standard }) => `${days}|${standard ?? ''}`)
  const [newest] = shared.sort(byNewest)
  return {
    found: newest ?? null,
    areas: new Set(areas.keys()),
    unknown: new Set(rows.filter(({ answer }) => UNKNOWN.includes(answer.state)).map(({ area }) => area.id)),
    differsInStandard: !newest && sharedBy(periodsOf, (days) => days).length > 0,
  }
}

/** What every area holds, by a key. */
function sharedBy(
  periodsOf: readonly (readonly CommonPeriod[])[],
  keyOf: (days: string, held: CommonPeriod) => string,
): CommonPeriod[] {
  const known = new Map<string, { readonly held: CommonPeriod; areas: number }>()
  for (const periods of periodsOf) {
    const own = new Map(periods.map((each) => [keyOf(`${each.period.start}/${each.period.end}`, each), each]))
    for (const [key, held] of own) {
      const entry = known.get(key)
      if (entry) entry.areas += 1
      else known.set(key, { held, areas: 1 })
    }
  }
  return [...known.values()].filter(({ areas }) => areas === periodsOf.length).map(({ held }) => held)
}

function byNewest(a: CommonPeriod, b: CommonPeriod): number {
  return newestFirst(a.period, b.period) || byNewestStandard(a.standard, b.standard)
}

/** Orders periods for a choice: the latest first, not stated last. */
export function newestFirst(a: Period, b: Period): number {
  return Number(isLater(b, a)) - Number(isLater(a, b))
}
