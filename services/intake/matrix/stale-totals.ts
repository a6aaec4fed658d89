// Totals that are not the sum of their parts: rows of the country, of regions and of groups beside the rows of their provinces.
// Only for what adds up, and only where all parts stand in the table; rounding of each part is allowed for.

import {
  compareDecimals,
  halfUnit,
  multiplyDecimals,
  printedDecimals,
  subtractDecimals,
  sumDecimals,
} from '#schema/decimal.ts'
import { fold } from '#schema/fold.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { Report } from '../finding.ts'
import type { NumberConvention } from '../words/number-convention.ts'
import { readArea } from '../words/read-area.ts'
import { readPlainNumber } from '../words/read-plain-number.ts'
import { placeOf, type Table } from './cells.ts'
import type { RowLabel } from './row-labels.ts'
import type { SetAsideReason } from './row-standing.ts'

interface TotalsQuestion {
  readonly table: Table
  readonly registry: Registry
  /** Rows that were set aside, with the reason. */
  readonly aggregates: ReadonlyMap<number, SetAsideReason>
  readonly columns: readonly number[]
  readonly conventions: ReadonlyMap<number, NumberConvention | null>
  /** Null: not known. A column of which nothing is known counts as adding up when one of its totals does. */
  readonly isAdditive: (column: number) => boolean | null
}

/** A row with the rows that it must be the sum of. */
interface Total {
  readonly label: RowLabel
  readonly parts: readonly RowLabel[]
}

/** Only of totals with a part that is read: what is wrong with other provinces' is theirs. */
export function reportStaleTotals(question: TotalsQuestion, report: Report): void {
  const totals = totalsOf(question).filter(({ parts }) =>
    parts.some(({ row }) => !question.aggregates.has(row)),
  )
  for (const column of question.columns) {
    const additive = question.isAdditive(column)
    if (additive === false) continue
    const checked = totals.flatMap((total) => check(total, column, question) ?? [])
    if (additive === null && !checked.some(({ isRight }) => isRight)) continue
    for (const { total, said, sum, count, isRight } of checked) {
      if (isRight) continue
      report({
        code: 'TOTAL_STALE',
        place: placeOf(question.table.sheet.grid, total.label.row, column),
        value: said,
        params: { label: total.label.name, count, sum },
      })
    }
  }
}

/** All 34 or 63 units, or nearly: a table of a few of them does not add up to the country. */
const MOST_UNITS = 34

function totalsOf(question: TotalsQuestion): Total[] {
  const { table, aggregates } = question
  const units = table.rows.filter((label) => isUnit(label, question))
  return table.rows.flatMap((label, index) => {
    const why = aggregates.get(label.row)
    if (why === 'COUNTRY' && units.length >= MOST_UNITS) return [{ label, parts: units }]
    const parts =
      why === 'REGION' || why === 'GROUP' ? partsBelow(label, table.rows.slice(index + 1), question) : []
    return parts.length > 1 ? [{ label, parts }] : []
  })
}

/** A province that the mapping leaves out is a part nevertheless; Hà Tây was. */
function isUnit({ row, name, parts }: RowLabel, { aggregates, registry }: TotalsQuestion): boolean {
  if (name === '' || parts.length > 0) return false
  const why = aggregates.get(row)
  if (why !== 'MAPPING') return why === undefined || why === 'OTHER_PROVINCE'
  const reading = readArea(name, { registry, scheme: 'VN63' })
  return 'area' in reading || ('problem' in reading && reading.problem === 'AREA_ABOLISHED')
}

/** The rows below a region as long as they are its members; below a numbered group as long as no other begins. */
function partsBelow(label: RowLabel, below: readonly RowLabel[], question: TotalsQuestion): RowLabel[] {
  const { registry } = question
  const members = registry.areas.find(
    ({ kind, nameVi, nameEn }) => kind === 'REGION' && [nameVi, nameEn].map(fold).includes(fold(label.name)),
  )?.members
  if (!members && !label.isGroup) return []
  const parts: RowLabel[] = []
  for (const each of below) {
    if (each.name === '') continue
    if (each.isGroup || !isUnit(each, question)) break
    if (members && !label.isGroup && !isMember(each.name, members, registry)) break
    parts.push(each)
  }
  return members && !label.isGroup && parts.length < members.length ? [] : parts
}

/** A province that is no more was a member of the region of its neighbours. */
function isMember(name: string, members: readonly string[], registry: Registry): boolean {
  const scheme = members[0]?.startsWith('VN34') ? 'VN34' : 'VN63'
  const reading = readArea(name, { registry, scheme })
  if ('area' in reading) return members.includes(reading.area.id)
  return 'problem' in reading && reading.problem === 'AREA_ABOLISHED'
}

interface Checked {
  readonly total: Total
  readonly said: string
  readonly sum: string
  /** Parts that have a number. */
  readonly count: number
  readonly isRight: boolean
}

/** Null where the total or a part is no plain number; a part that is empty or missing counts as nothing. */
function check(total: Total, column: number, question: TotalsQuestion): Checked | null {
  const said = numberAt(total.label.row, column, question)
  if (said === null || said === '') return null
  const parts = total.parts.map(({ row }) => numberAt(row, column, question))
  const numbers = parts.flatMap((part) => part || [])
  if (parts.includes(null) || numbers.length < 2) return null
  const sum = sumDecimals(numbers)
  const difference = subtractDecimals(sum, said).replace('-', '')
  const decimals = Math.min(printedDecimals(said), ...numbers.map(printedDecimals))
  const allowed = multiplyDecimals(halfUnit(decimals, 0), String(numbers.length + 1))
  return { total, said, sum, count: numbers.length, isRight: compareDecimals(difference, allowed) <= 0 }
}

/** The number of a cell; '' for an empty one or a mark of absence; null for anything else. */
function numberAt(row: number, column: number, { table, conventions }: TotalsQuestion): string | null {
  const { number, text, traps } = table.sheet.cellAt(row, column)
  if (number !== null) return traps.includes('BECAME_DATE') ? null : number
  if (text === '' || /^(?:[-–—…]|\.{2,3})$/.test(text)) return traps.length > 0 ? null : ''
  const convention = conventions.get(column)
  return convention ? (readPlainNumber(text, convention)?.value ?? null) : null
}
