// Which sign marks thousands and which decimals: decided for a column from all its cells, never cell by cell.
// What a number is worth under a convention, read-plain-number.ts says.

/** VI: 1.234.567,89. EN: 1,234,567.89. A space may mark thousands in both. */
export type NumberConvention = 'VI' | 'EN'

type NumbersProblem = 'NUMBERS_AMBIGUOUS' | 'NUMBERS_CONTRADICTORY' | 'NUMBERS_LOST_THOUSANDS'

/** A convention with the cell that shows it (null: whole numbers only, either does), or the finding that says why there is none. */
export type NumbersDecision =
  | { readonly convention: NumberConvention; readonly evidence: string | null }
  | {
      readonly convention: null
      readonly problem: NumbersProblem
      readonly params: Readonly<Record<string, string | readonly string[]>>
    }

/** Watches the cells of a column as they pass, in constant memory. */
export interface NumbersWatch {
  see(cell: string): void
  decide(): NumbersDecision
  /** Cells that show a lost thousands dot; null when none is to be suspected. */
  lostThousands(): readonly string[] | null
}

/**
 * The convention of a column from the texts of all its cells. Pass texts only: what a spreadsheet stored as a number has no
 * convention, though it may have lost its thousands dot (`watchNumbers().lostThousands()`).
 *
 * @example decideNumbers(['49.072,01', '570'])
 * // { convention: 'VI', evidence: '49.072,01' }
 *
 * @example decideNumbers(['1.387', '987'])
 * // { convention: null, problem: 'NUMBERS_AMBIGUOUS', params: { cells: ['1.387'] } }
 */
export function decideNumbers(cells: Iterable<string>): NumbersDecision {
  return watched(cells).decide()
}

/**
 * The same for the columns of one table. Where one column has lost its thousands dot, those beside it that look alike
 * (English decimals, most of three digits) are not believed either.
 *
 * @example decideTableNumbers([['1.58', '1.387', '905.0'], ['4.673', '4.249', '3.17']])[1]
 * // { convention: null, problem: 'NUMBERS_LOST_THOUSANDS', params: { cells: ['4.673'] } }
 */
export function decideTableNumbers(columns: readonly (readonly string[])[]): NumbersDecision[] {
  const watches = columns.map(watched)
  const decisions = watches.map((watch) => watch.decide())
  if (!decisions.some((each) => each.convention === null && each.problem === 'NUMBERS_LOST_THOUSANDS'))
    return decisions
  return decisions.map((decision, index) => {
    const alike = watches[index]?.alike() ?? null
    return decision.convention === 'EN' && alike !== null ? lost([alike]) : decision
  })
}

/** Starts watching a column. */
export function watchNumbers(): NumbersWatch {
  return startWatch()
}

interface TableWatch extends NumbersWatch {
  /** A cell with three decimals, when most dotted cells have three; null otherwise. */
  alike(): string | null
}

function watched(cells: Iterable<string>): TableWatch {
  const watch = startWatch()
  for (const cell of cells) watch.see(cell)
  return watch
}

/** Cells that a finding shows. */
const SHOWN = 5

function startWatch(): TableWatch {
  const evidence: { VI: string | null; EN: string | null } = { VI: null, EN: null }
  const ambiguous: string[] = []
  const dots = { all: 0, ofThree: 0, first: '', whole: '', areDecimals: false }

  const see = (cell: string) => {
    if (WHOLE.test(cell)) {
      if (cell.length === 3) dots.whole ||= cell
      return
    }
    if (HUNDREDS.test(cell)) dots.whole ||= cell
    else if (DOTTED.test(cell)) {
      dots.all += 1
      if (/\.\d{3}$/.test(cell)) {
        dots.ofThree += 1
        dots.first ||= cell
      }
    }
    for (const [number] of cell.matchAll(NUMBER)) {
      const shown = evidenceOf(number)
      if (shown === 'AMBIGUOUS') {
        if (ambiguous.length < SHOWN) ambiguous.push(cell)
      } else if (shown !== null) {
        evidence[shown] ??= cell
        // a lost dot leaves neither 0.707 nor 85118.7 behind: these are decimals, and so are their neighbours
        dots.areDecimals ||= shown === 'EN' && !HUNDREDS.test(cell) && !DOTTED.test(cell)
      }
    }
  }
  const alike = () =>
    !dots.areDecimals && dots.ofThree > 0 && dots.ofThree * 2 >= dots.all ? dots.first : null
  const lostThousands = () => (alike() !== null && dots.whole !== '' ? [dots.first, dots.whole] : null)
  const decide = (): NumbersDecision => {
    const { VI: vi, EN: en } = evidence
    if (vi !== null && en !== null)
      return { convention: null, problem: 'NUMBERS_CONTRADICTORY', params: { vi, en } }
    if (vi !== null) return { convention: 'VI', evidence: vi }
    if (en !== null) {
      const cells = lostThousands()
      return cells ? lost(cells) : { convention: 'EN', evidence: en }
    }
    if (ambiguous.length > 0)
      return { convention: null, problem: 'NUMBERS_AMBIGUOUS', params: { cells: ambiguous } }
    return { convention: 'VI', evidence: null }
  }
  return { see, decide, lostThousands, alike }
}

function lost(cells: readonly string[]): NumbersDecision {
  return { convention: null, problem: 'NUMBERS_LOST_THOUSANDS', params: { cells } }
}

const WHOLE = /^[1-9]\d*$/
/** Where Excel took 1.387 for a fraction, 987 beside it stayed right and may be shown as 987.0. */
const HUNDREDS = /^-?[1-9]\d\d(?:\.0+)?$/
const DOTTED = /^-?[1-9]\d{0,2}\.\d{1,3}$/
/** A number inside a cell, whatever its signs; a space belongs to it when three digits follow. */
const NUMBER = /\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}(?!\d))*/g

/**
 * What one number shows. A dot or comma before exactly three digits may mean either; before any other count it marks decimals,
 * and so it does behind 0 ("0.707"), behind four digits ("1234.567") and behind thousands marked by spaces.
 */
function evidenceOf(number: string): NumberConvention | 'AMBIGUOUS' | null {
  const signs = number.match(/[.,]/g) ?? []
  const [first] = signs
  if (first === undefined) return null
  if (new Set(signs).size === 2) return mixedEvidence(number)
  if (signs.length > 1) return grouped(number, first)
  const [before = '', after = ''] = number.split(first)
  if (after.length === 3 && /^[1-9]\d{0,2}$/.test(before)) return 'AMBIGUOUS'
  return first === ',' ? 'VI' : 'EN'
}

function mixedEvidence(number: string): NumberConvention | null {
  if (/^[1-9]\d{0,2}(?:\.\d{3})+,\d+$/.test(number)) return 'VI'
  if (/^[1-9]\d{0,2}(?:,\d{3})+\.\d+$/.test(number)) return 'EN'
  return null
}

function grouped(number: string, sign: string): NumberConvention | null {
  if (!/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(number)) return null
  return sign === '.' ? 'VI' : 'EN'
}
