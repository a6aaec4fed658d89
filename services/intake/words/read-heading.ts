// A heading says several things at once: "Ước 6 tháng đầu năm 2023", "Prel. 2016", "Lũy kế đến 31/12/2021 (KH)".
import type { DataKind, ObservationStatus } from '#schema/codes.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import { takeMarks } from './footnote-marks.ts'
import { findPeriod } from './read-period.ts'
import { readStatusWords } from './read-status.ts'
import { tidy } from './word-pattern.ts'

export type HeadingReading =
  | {
      /** Null: the heading names no period, or more than one. */
      readonly period: TablePeriod | null
      /** "lũy kế". */
      readonly cumulative: boolean
      /** "đến 31/12/2021", "cuối năm 2020". */
      readonly asOf: boolean
      readonly inferred: readonly 'period'[]
      readonly status: ObservationStatus | null
      readonly kind: DataKind | null
      /** Footnote marks behind it, without brackets. */
      readonly marks: readonly string[]
      /** What none of these words say. */
      readonly rest: string
    }
  | { readonly problem: 'STATUS_UNREADABLE'; readonly params: { readonly value: string } }

/**
 * Reads status, kind and period out of a heading; what is not said is null. The texts of several header rows may be joined by a
 * space, outermost first. A heading whose `rest` still has digits may speak of a second period: such a heading has no period.
 *
 * @example readHeading('Prel. 2016')
 * // { period: { start: '2016-01-01', end: '2016-12-31', label: '2016' }, cumulative: false, asOf: false, inferred: [],
 * //   status: 'P', kind: null, marks: [], rest: '' }
 */
export function readHeading(text: string): HeadingReading {
  const { text: heading, marks } = takeMarks(tidy(text))
  const stated = readStatusWords(heading)
  if ('problem' in stated) return stated
  const { status, kind } = stated
  const found = findPeriod(stated.rest)
  if (found === null) {
    return {
      period: null,
      cumulative: false,
      asOf: false,
      inferred: [],
      status,
      kind,
      marks,
      rest: stated.rest,
    }
  }
  const { period, cumulative, asOf, inferred, rest } = found
  return { period, cumulative, asOf, inferred, status, kind, marks, rest }
}
