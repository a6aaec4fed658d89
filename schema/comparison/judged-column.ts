// A column on its way through the pipeline: with its figures and their ranks, then with everything that is computed from several cells.
import type { Changes } from './changes.ts'
import type { AbsentChoice, Choice, PresentChoice } from './choices.ts'
import type { PairedClaim } from './claims.ts'
import type { ColumnPlan } from './columns.ts'
import type { ColumnSummary } from './comparison-result.ts'
import type { Differences } from './differences.ts'
import type { Gaps } from './gaps.ts'
import type { Shares } from './parts.ts'
import type { ColumnRanks } from './ranks.ts'
import type { TargetPair } from './targets.ts'

/** A column with its figures and their ranks. */
export interface RankedColumn extends ColumnRanks {
  readonly plan: ColumnPlan
  /** One per row. */
  readonly choices: readonly Choice[]
  readonly present: readonly PresentChoice[]
  readonly absent: readonly AbsentChoice[]
  /** Those present of which something may be said by themselves: what is plain carries no mark. */
  readonly remarkable: readonly PresentChoice[]
  /** In what those present differ. */
  readonly differences: Differences
}

/** A column with everything an issue may be about. */
export interface JudgedColumn extends RankedColumn {
  readonly summary: ColumnSummary
  /** Figures that are shown, and are no part of the summary. */
  readonly leftOut: readonly PresentChoice[]
  /** Cells of merged units whose former units stand in another column. */
  readonly ofNewTerritory: readonly PresentChoice[]
  readonly gapsOf: (choice: PresentChoice) => Gaps
  readonly changes: Changes
  readonly targets: ReadonlyMap<Choice, TargetPair>
  readonly claims: ReadonlyMap<Choice, readonly PairedClaim[]>
  /** Of all columns; this one is at `index`. */
  readonly shares: Shares
  readonly index: number
  /** Whether the earlier figure of a change is shown in a column of the answer, too. */
  readonly showsHistory: boolean
}
