// A sheet as cells, whatever file it came from: what a person would see, and what is known of how it got there.
// Files are opened by workbook/; what the cells mean is decided behind it.

/** Where something stands in a file, counted from 1 as spreadsheets do. */
export interface Place {
  readonly file: string
  /** Null for a file that has no sheets. */
  readonly sheet: string | null
  /** Null when the whole file or sheet is meant. */
  readonly row: number | null
  /** Null when the whole row is meant. */
  readonly column: number | null
}

/** What makes a spreadsheet's cell untrustworthy: it may not be what was typed. */
export type CellTrap =
  /** A number that is formatted as a date: `1-2` typed into Excel. */
  | 'BECAME_DATE'
  /** An error such as #REF!. */
  | 'ERROR_VALUE'
  /** A formula without a stored result. */
  | 'FORMULA_WITHOUT_RESULT'
  /** More digits are stored than shown. */
  | 'SHOWN_ROUNDED'
  /** Stored as a fraction, shown as a percentage. */
  | 'PERCENT_FORMAT'
  /** Text that looks like a number. */
  | 'NUMBER_AS_TEXT'

export interface GridCell {
  /** As shown, in composed Unicode (NFC), without space around; '' when empty. */
  readonly text: string
  /** The stored number as exact plain decimal text (`1387`, `49.3`), never in scientific form; null for text. */
  readonly number: string | null
  readonly traps: readonly CellTrap[]
}

/** Rows and columns from 1, both included. */
export interface MergedRange {
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

export interface Grid {
  readonly file: string
  readonly sheet: string | null
  /** Row 1 first; rows may be shorter than the widest. */
  readonly rows: readonly (readonly GridCell[])[]
  readonly merges: readonly MergedRange[]
  /** Hidden or filtered out, from 1. */
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
}
