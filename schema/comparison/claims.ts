// What sources say of attainment ("43.4% over target"), kept as printed beside what outcome and target give. A claim is never corrected
// and never stands in for a figure; the target itself is targets.ts.
import { CLAIM_KINDS, type ClaimKind } from '../codes.ts'
import { compareDecimals } from '../decimal.ts'
import type { Figure, ValueFigure } from '../figure.ts'
import { isStated, samePeriod } from '../period.ts'
import { attainmentPercent, exceededPercent } from './attainment.ts'
import type { PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { Companions } from './companions.ts'
import { type HeldObservation, type HeldSeries, isPresent, type PresentObservation } from './observations.ts'
import type { TargetPair } from './targets.ts'

/** A printed claim beside the recomputed figure. */
export interface PairedClaim {
  readonly kind: ClaimKind
  readonly observation: PresentObservation
  /** As printed. */
  readonly value: string
  /** To three decimals; null when outcome and target give no percent. */
  readonly recomputed: string | null
  /** Whether the exact figure, rounded as the claim is printed, is the claim. Null when it cannot be recomputed. */
  readonly agrees: boolean | null
}

/** The claims of a column's cells; a cell of which nothing is claimed is not there. */
export type ClaimsByChoice = ReadonlyMap<PresentChoice, readonly PairedClaim[]>

/** A claim is one printed number: "over 40%" cannot be held against a figure as printed. */
interface HeldClaim {
  readonly kind: ClaimKind
  readonly observation: PresentObservation
  readonly figure: ValueFigure
}

type Recompute = (outcome: Figure, target: Figure, decimals?: number) => string | null

const KIND_OF: ReadonlyMap<string, ClaimKind> = new Map([
  ['TARGET_ACHIEVEMENT_PCT', 'ACHIEVEMENT'],
  ['TARGET_EXCEEDANCE_PCT', 'EXCEEDANCE'],
])

const RECOMPUTE: Readonly<Record<ClaimKind, Recompute>> = {
  ACHIEVEMENT: attainmentPercent,
  EXCEEDANCE: exceededPercent,
}

/** Every claim of the cells' indicator, area and period, also beside cells without a target. Only a total of outcomes has claims. */
export function pairClaims(
  column: ColumnPlan,
  present: readonly PresentChoice[],
  { claims }: Pick<Companions, 'claims'>,
  targets: ReadonlyMap<PresentChoice, TargetPair>,
): ClaimsByChoice {
  const paired = new Map<PresentChoice, readonly PairedClaim[]>()
  if (column.kind !== 'ACTUAL' || column.breakdown.length > 0) return paired
  const byArea = Map.groupBy(
    claimsAbout(column.indicator.code, claims),
    ({ observation }) => observation.series.area,
  )
  if (byArea.size === 0) return paired
  for (const choice of present) {
    const own = (byArea.get(choice.row.area.id) ?? [])
      .filter(({ observation }) => isOfSamePeriod(observation, choice.observation))
      .map((claim) => pairedWith(choice, claim, targets.get(choice)))
    if (own.length > 0) paired.set(choice, own.sort(byKind))
  }
  return paired
}

/**
 * A source says once that a target was exceeded, without naming the statistic. Where the columns of an indicator hold a figure that the
 * claim can be checked by, it stands there alone; else beside all.
 */
export function onlyWhereChecked(columns: readonly ClaimsByChoice[]): ClaimsByChoice[] {
  const all = columns.flatMap((column) => [...column.values()].flat())
  const checked = new Set(all.filter(isChecked).map(({ observation }) => observation))
  const stays = (claim: PairedClaim) => isChecked(claim) || !checked.has(claim.observation)
  return columns.map((column) => {
    const kept = [...column].map(([choice, claims]) => [choice, claims.filter(stays)] as const)
    return new Map(kept.filter(([, claims]) => claims.length > 0))
  })
}

function isChecked({ recomputed }: PairedClaim): boolean {
  return recomputed !== null
}

function claimsAbout(indicator: string, claims: readonly HeldObservation[]): HeldClaim[] {
  return claims.filter(isPresent).flatMap((observation) => {
    const { figure, series } = observation
    const kind = KIND_OF.get(series.indicator)
    return kind && figure.form === 'VALUE' && isAbout(series, indicator)
      ? [{ kind, observation, figure }]
      : []
  })
}

function isAbout({ breakdown }: HeldSeries, indicator: string): boolean {
  const [only, ...others] = breakdown
  return only?.dimension === 'of_indicator' && only.code === indicator && others.length === 0
}

/** Two that state no period are of the same when one source gives them under one label. */
function isOfSamePeriod(claim: PresentObservation, outcome: PresentObservation): boolean {
  if (isStated(claim.period) || isStated(outcome.period)) return samePeriod(claim.period, outcome.period)
  return (
    claim.period.label === outcome.period.label &&
    claim.source !== null &&
    claim.source.id === outcome.source?.id
  )
}

function pairedWith(
  { observation: outcome }: PresentChoice,
  { kind, observation, figure }: HeldClaim,
  pair: TargetPair | undefined,
): PairedClaim {
  const recompute = (decimals?: number) =>
    pair ? RECOMPUTE[kind](outcome.figure, pair.target.figure, decimals) : null
  // Rounded from the exact ratio: the three decimals shown are rounded already, and 43.4496 is 43.4, while its 43.450 would become 43.5.
  const asPrinted = recompute(Math.max(0, figure.decimals - figure.multiplier))
  const agrees = asPrinted === null ? null : compareDecimals(asPrinted, figure.value) === 0
  return { kind, observation, value: figure.value, recomputed: recompute(), agrees }
}

function byKind(a: PairedClaim, b: PairedClaim): number {
  return (
    CLAIM_KINDS.indexOf(a.kind) - CLAIM_KINDS.indexOf(b.kind) ||
    (a.observation.id < b.observation.id ? -1 : 1)
  )
}
