// CompareInput of the contract, as GraphQL delivers it: a field may be missing or null.
import type { Boundaries, CompareOrderKey, DataKind, DerivedFigure, LatestMode, Statistic } from '../codes.ts'
import type { IssueCode } from './issue-rules.ts'

type Given<T> = T | null | undefined

export interface CompareInput {
  readonly indicators?: Given<readonly string[]>
  readonly derive?: Given<readonly DerivedFigure[]>
  readonly provinces?: Given<readonly string[]>
  readonly regions?: Given<readonly string[]>
  readonly areas?: Given<readonly string[]>
  readonly boundaries?: Given<Boundaries>
  readonly period?: Given<PeriodSelectionInput>
  readonly kind?: Given<DataKind>
  readonly statistic?: Given<Statistic>
  readonly breakdown?: Given<readonly BreakdownFilterInput[]>
  readonly standard?: Given<string>
  readonly concept?: Given<string>
  readonly asOf?: Given<AsOfInput>
  readonly citation?: Given<string>
  readonly maxAge?: Given<number>
  readonly accept?: Given<readonly IssueCode[]>
  readonly orderBy?: Given<CompareOrderInput>
  readonly first?: Given<number>
  readonly after?: Given<string>
}

export interface CompareOrderInput {
  readonly by: CompareOrderKey
  readonly column?: Given<string>
  readonly descending?: Given<boolean>
}

export interface PeriodSelectionInput {
  readonly at?: Given<string>
  readonly from?: Given<string>
  readonly to?: Given<string>
  readonly overlapping?: Given<string>
  readonly latest?: Given<LatestMode>
  readonly includeNotStated?: Given<boolean>
}

export interface BreakdownFilterInput {
  readonly dimension: string
  readonly codes?: Given<readonly string[]>
  readonly all?: Given<boolean>
}

export interface AsOfInput {
  readonly release?: Given<number>
  readonly time?: Given<string | Date>
}
