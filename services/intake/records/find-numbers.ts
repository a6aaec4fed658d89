// How the numbers of a records file are written, decided only when a cell asks for it: a whole number is the same in both ways, so a
// file of nothing else is never looked through. What one cell shows is words/number-convention.ts.
// A lost thousands dot is not looked for: rates and counts stand in one column here, and a count with decimals is stopped by its rule.
import { type NumberConvention, type NumbersDecision, watchNumbers } from '../words/number-convention.ts'
import type { RecordHeader } from './find-columns.ts'
import type { RecordRow, RowPieces } from './row-cells.ts'

/** Where the columns stand that hold numbers as people write them, from 0. */
export function numberColumns({ columns }: RecordHeader): number[] {
  return (['value', 'low', 'high'] as const)
    .map((code) => columns.get(code))
    .filter((index) => index !== undefined)
}

/**
 * The convention that the rest of a file shows, or why none. Reads rows until one is certain, which mostly is one of the first; where
 * the office's own column of decimals says what "1.387" is, that is certain too.
 */
export function findNumbers(header: RecordHeader, pieces: RowPieces): NumbersDecision {
  const watch = watchNumbers()
  const indexes = numberColumns(header)
  const decimalsAt = header.columns.get('decimals') ?? -1
  const decide = ({ cells, grid }: RecordRow): NumbersDecision | null => {
    for (const index of indexes) {
      const cell = cells[index] ?? ''
      if (cell === '' || isWhole(cell) || (grid?.[index]?.number ?? null) !== null) continue
      const said = saidByDecimals(cell, cells[decimalsAt] ?? '')
      if (said) return { convention: said, evidence: cell }
      watch.see(cell)
      const decision = watch.decide()
      if (decision.convention !== null && decision.evidence !== null) return decision
      if (decision.convention === null && decision.problem === 'NUMBERS_LOST_THOUSANDS')
        return { convention: 'EN', evidence: cell }
    }
    return null
  }
  for (const piece of pieces)
    for (const row of piece) {
      const decision = row.row > header.row ? decide(row) : null
      if (decision) return decision
    }
  return watch.decide()
}

/**
 * Whether a number is the same however thousands and decimals are marked.
 *
 * @example [isWhole('1387'), isWhole('-5'), isWhole('1.387')]
 * // [true, true, false]
 */
export function isWhole(cell: string): boolean {
  return /^-?\d+$/.test(cell)
}

/** "1.387" with three decimals is a decimal, with none a count in thousands; with any other number it is neither. */
function saidByDecimals(cell: string, decimals: string): NumberConvention | null {
  const [, sign] = /^-?[1-9]\d{0,2}([.,])\d{3}$/.exec(cell) ?? []
  if (sign === undefined || (decimals !== '3' && decimals !== '0')) return null
  const isDecimal = decimals === '3'
  return (sign === '.') === isDecimal ? 'EN' : 'VI'
}
