// What the province's database answers, in the words of the contract: series, observations, releases, coverage.
// How they lie in tables ('' for not stated, tombstones, periods as text) is known to the readers and writers of this room only.
import type { DataKind, Statistic, Unit } from '#schema/codes.ts'
import type { SeriesKey, TableFigure, TablePeriod, TableRelease } from '#schema/series-table.ts'
import type { SliceQuestion } from '#schema/slice.ts'

/** One figure, or the reason why there is none. Decimals are exact text with the scale that was written. */
export interface StoredObservation extends TableFigure {
  /** The release that published the figure. */
  readonly release: TableRelease
}

/** A series with the figures that fit a question: periods ascending, not stated last, never empty. */
export interface StoredSeries {
  /** Stable within the province's database. */
  readonly id: string
  readonly key: SeriesKey
  readonly unit: Unit
  readonly observations: readonly StoredObservation[]
}

/** The answer to one slice. */
export interface StoredSlice {
  /** The release answered from: the newest, or the one of `asOf`. */
  readonly release: TableRelease
  /** Every area with a public figure as of this release; the reason for an absence is no figure. */
  readonly areasHeld: readonly string[]
  /** Those of `areasHeld` with a figure that fits the question in any period. */
  readonly areasMatched: readonly string[]
  /** In the order of their keys. */
  readonly series: readonly StoredSeries[]
}

/** One page of series, in the order of their keys. */
export interface SeriesPage {
  readonly series: readonly StoredSeries[]
  /** Series that fit, on all pages. */
  readonly totalCount: number
  readonly hasNextPage: boolean
}

/** What is held of one indicator in one area. */
export interface CoverageRow {
  readonly indicator: string
  readonly area: string
  readonly kind: DataKind
  readonly statistic: Statistic
  /** Ascending, not stated last; never empty. */
  readonly periods: readonly TablePeriod[]
  /** Figures, those of breakdowns included; the reason for an absence is none. */
  readonly observations: number
}

/** Which series are asked for; what is left out does not narrow. */
export interface SeriesFilter {
  readonly indicators?: readonly string[]
  readonly areas?: readonly string[]
  /** Only figures of periods wholly inside [from, to]; not-stated periods are inside none. */
  readonly from?: string
  readonly to?: string
  readonly kinds?: readonly DataKind[]
  readonly breakdown?: readonly BreakdownAsked[]
  readonly standard?: string
  readonly asOf?: AsOf
  /** Only series whose public figures changed at or after this instant. */
  readonly updatedSince?: string
  readonly first: number
  /** Id of the last series of the page before. */
  readonly after?: string
}

/** One dimension with the codes wanted; without codes every code of it, and the totals beside them. */
export interface BreakdownAsked {
  readonly dimension: string
  readonly codes?: readonly string[] | undefined
}

/** What was published then: as of a release, or of an instant. */
export type AsOf = NonNullable<SliceQuestion['asOf']>
