// What a comparison answers, in the words of the contract (Comparison, Column, Cell … of ministry.graphql): same names, same nullability.
// `messages` holds both languages where the contract has `message(lang)`.
import type { Indicator } from '../catalogue/catalogue.ts'
import type {
  Absence,
  AnswerState,
  AreaScheme,
  Attainment,
  ClaimKind,
  DataKind,
  Derivation,
  Direction,
  Lang,
  ObservationStatus,
  Qualifier,
  Statistic,
  SummaryMethod,
  SummaryRefusal,
  SummaryScope,
  TimeBasis,
  Unit,
} from '../codes.ts'
import type { Area, Province } from '../registry/registry.ts'
import type { TableRelease, TableSource } from '../series-table.ts'
import type { IssueCode, Severity } from './issue-rules.ts'
import type { Spread } from './spread.ts'

export type Messages = Readonly<Record<Lang, string>>

export interface ComparisonResult {
  readonly columns: readonly Column[]
  readonly rows: readonly ComparisonRow[]
  /** In the order of columns. */
  readonly summary: readonly ColumnSummary[]
  readonly page: ComparisonPage
  readonly comparability: Comparability
  readonly answers: readonly ProvinceAnswer[]
}

export interface Column {
  readonly id: string
  readonly indicator: Indicator
  readonly statistic: Statistic | null
  readonly kind: DataKind
  readonly breakdown: readonly BreakdownItem[]
  readonly period: PeriodView | null
  readonly unit: Unit
  readonly direction: Direction
  readonly rankBlockedBy: readonly IssueCode[]
}

export interface BreakdownItem {
  readonly dimension: string
  readonly code: string
}

export interface PeriodView {
  readonly start: string | null
  readonly end: string | null
  readonly label: string
  readonly stated: boolean
}

export interface ComparisonRow {
  readonly area: Area
  readonly province: Province
  /** In the order of columns. */
  readonly cells: readonly Cell[]
}

export interface Cell {
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: Qualifier | null
  readonly status: ObservationStatus | null
  readonly kind: DataKind
  readonly statistic: Statistic | null
  readonly standard: string | null
  readonly concept: string | null
  readonly timeBasis: TimeBasis | null
  readonly period: PeriodView | null
  readonly unit: Unit
  readonly decimals: number | null
  readonly multiplier: number | null
  readonly rank: number | null
  readonly rankBest: number | null
  readonly rankWorst: number | null
  readonly rankedOf: RankedOf | null
  readonly ties: number | null
  readonly boundaries: AreaScheme
  readonly change: Change | null
  readonly gapToBest: string | null
  readonly ratioToBest: string | null
  readonly gapToMedian: string | null
  readonly gapToNational: string | null
  readonly gapUnit: Unit
  readonly share: string | null
  readonly perDenominator: PerDenominator | null
  readonly target: CellTarget | null
  readonly distanceToLow: string | null
  readonly distanceToHigh: string | null
  readonly attainment: Attainment | null
  readonly attainmentPercent: string | null
  readonly exceededPercent: string | null
  readonly claims: readonly Claim[]
  readonly derivation: Derivation | null
  readonly formula: Messages | null
  readonly inputs: readonly CellInput[]
  /** Area ids. */
  readonly missing: readonly string[]
  /** Written when asked for: most cells are never explained. */
  readonly explain: () => Messages
  readonly absence: Absence | null
  readonly alternatives: readonly Alternative[]
  readonly inferred: readonly string[]
  readonly note: string | null
  readonly observationId: string | null
  readonly source: SourceView | null
  readonly release: TableRelease | null
  readonly answeredAt: string | null
  readonly issues: readonly IssueCode[]
}

export interface SourceView extends TableSource {
  readonly place: string | null
}

/** AlternativeFigure of the contract. */
export interface Alternative {
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: Qualifier
  readonly status: ObservationStatus
  readonly standard: string | null
  readonly concept: string | null
  readonly timeBasis: TimeBasis
  readonly period: PeriodView
  readonly observationId: string
}

export interface Change {
  readonly points: string | null
  readonly low: string | null
  readonly high: string | null
  readonly unit: Unit
  readonly relativePercent: string | null
  readonly from: PeriodView
}

export interface PerDenominator {
  readonly value: string
  readonly indicator: Indicator
  readonly denominator: string
}

export interface CellTarget {
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: Qualifier
  readonly statistic: Statistic
  readonly standard: string | null
  readonly concept: string | null
  readonly period: PeriodView
  readonly observationId: string
  readonly source: SourceView | null
  readonly release: TableRelease | null
}

export interface Claim {
  readonly kind: ClaimKind
  readonly value: string
  readonly recomputed: string | null
  readonly agrees: boolean | null
  readonly observationId: string
  readonly source: SourceView | null
}

export interface CellInput {
  /** Area id. */
  readonly area: string
  /** Code. */
  readonly indicator: string
  readonly statistic: Statistic
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly qualifier: Qualifier
  readonly period: PeriodView
  readonly observationId: string
  readonly source: SourceView | null
  readonly release: TableRelease | null
}

export interface ColumnSummary extends Spread {
  readonly column: string
  readonly scope: SummaryScope
  readonly method: SummaryMethod | null
  readonly total: string | null
  readonly partialTotal: string | null
  readonly unit: Unit
  readonly coverage: SummaryCoverage
  readonly refusal: SummaryRefusal | null
  readonly refusalMessages: Messages | null
  readonly published: PublishedNational | null
}

export interface SummaryCoverage {
  readonly answered: number
  readonly expected: number
  readonly weightPercent: string | null
}

export interface PublishedNational {
  readonly value: string
  readonly unit: Unit
  readonly period: PeriodView
  readonly difference: string | null
  readonly title: string
  readonly publisher: string
  readonly verified: boolean
}

export interface ComparisonPage {
  readonly totalRows: number
  readonly hasNextPage: boolean
  readonly endCursor: string | null
}

export interface RankedOf {
  readonly ranked: number
  readonly expected: number
}

export interface Comparability {
  readonly comparable: boolean
  readonly issues: readonly Issue[]
}

export interface Issue {
  readonly code: IssueCode
  readonly severity: Severity
  readonly acceptable: boolean
  readonly accepted: boolean
  readonly messages: Messages
  readonly cells: readonly CellRef[]
}

export interface CellRef {
  readonly area: string
  readonly column: string
}

export interface ProvinceAnswer {
  readonly province: Province
  readonly state: AnswerState
  readonly ageSeconds: number | null
  readonly release: TableRelease | null
  readonly answeredAt: string | null
  readonly messages: Messages
}
