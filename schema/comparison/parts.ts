// Parts and wholes: what a source allocates to no part, the share of each part in the whole that the source states, and small cells.
// Which breakdowns divide a whole is catalogue/breakdowns.ts. Shares are taken of the stated whole, never of the sum of the parts.
import {
  type Breakdown,
  findExhaustive,
  isSmallCount,
  RESIDUAL_RULE,
  TOLERANCE_PER_SHARE,
  UNALLOCATED,
} from '../catalogue/breakdowns.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Statistic } from '../codes.ts'
import { compareDecimals, halfUnit, signOf, subtractDecimals, sumDecimals } from '../decimal.ts'
import type { Figure } from '../figure.ts'
import { dividedBy, minus, singleValueOf, totalOf } from '../figure-arithmetic.ts'
import type { Choice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { BreakdownItem } from './comparison-result.ts'
import {
  circumstancesOf,
  derivedId,
  equation,
  periodKey,
  shareSeries,
  suppressed,
  termsOf,
} from './derived-observations.ts'
import { figureWords } from './figure-words.ts'
import { type HeldObservation, isPresent, type PresentObservation } from './observations.ts'

/** Statistics whose parts add up to a whole. */
const ADDITIVE: readonly Statistic[] = ['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE']

/**
 * What the parts of an exhaustive breakdown leave of the stated total, under the code UNALLOCATED; where one dimension is asked whole.
 * Nothing where they sum to it, exceed it, or are not all known as exact values: an absent part would be told by what is left.
 */
export function residuals(
  breakdown: ComparisonQuestion['breakdown'],
  observations: readonly HeldObservation[],
  { findIndicator }: Catalogue,
): HeldObservation[] {
  const [asked, ...others] = breakdown ?? []
  if (!asked || asked.codes || others.length > 0) return []
  const { dimension } = asked
  const additive = observations.filter(
    ({ series }) =>
      findIndicator(series.indicator)?.aggregation === 'SUM' && ADDITIVE.includes(series.statistic),
  )
  const found = [...Map.groupBy(additive, wholeKey).values()].flatMap((group) =>
    residualOf(group, dimension, findIndicator),
  )
  return shareSeries(found, observations)
}

function residualOf(
  group: readonly HeldObservation[],
  dimension: string,
  findIndicator: Catalogue['findIndicator'],
): HeldObservation[] {
  const [total, ...otherTotals] = group.filter(({ series }) => series.breakdown.length === 0)
  const parts = group.filter(({ series }) => series.breakdown.length > 0)
  if (parts.some(({ series }) => isUnallocated(series.breakdown))) return []
  if (!total || otherTotals.length > 0 || !isPresent(total) || !parts.every(isPresent)) return []
  const rule = findExhaustive(total.series.indicator, dimension)
  if (rule?.sumsTo !== 'TOTAL' || signOf(gapOf(rule, total, parts) ?? '0') <= 0) return []

  const figures = parts.map(({ figure }) => figure)
  const sum = totalOf(figures)
  const figure = sum && minus(total.figure, sum)
  const value = figure && singleValueOf(figure)
  const unit = findIndicator(total.series.indicator)?.unit
  if (!figure || !value || !unit) return []
  const inputs = [total, ...parts]
  const series = { ...total.series, breakdown: [{ dimension, code: UNALLOCATED }] }
  const where = { series, id: derivedId(UNALLOCATED, inputs), period: total.period }
  // No second cell has to be suppressed with it: the source itself has published the total and every part, so whoever wants to can
  // subtract. What the system does not do is to write down a count of so few persons that nobody has published.
  if (isSmallCount(unit, value)) return [suppressed(where, inputs)]
  const [whole, taken] = [figureWords(total.figure), termsOf(figures, '+')]
  const terms = { VI: `${whole.VI} − (${taken.VI})`, EN: `${whole.EN} − (${taken.EN})` }
  const formula = equation(terms, figure, true)
  const derivation = { how: 'DERIVED' as const, formula, rule: RESIDUAL_RULE, inputs }
  return [{ ...where, figure, derivation, ...circumstancesOf(inputs) }]
}

/** A column with its cells. */
export interface ChosenColumn {
  readonly plan: ColumnPlan
  /** One per row. */
  readonly choices: readonly Choice[]
}

/** What parts are of their wholes, and whether they sum to them; by index of column and row. */
export interface Shares {
  /** Percent of the stated whole, two decimals. Null for the whole itself, where no whole is held, and where the parts exceed it. */
  readonly shareAt: (column: number, position: number) => string | null
  /** Whether the parts sum to less than the whole: of the whole and of what is left, or of the parts where the whole is 100. */
  readonly deficit: (column: number, position: number) => boolean
  /** Whether they sum to more: of the whole and every part, because one of these figures is wrong. */
  readonly surplus: (column: number, position: number) => boolean
}

/** Shares and sums over the columns of a comparison. A part and its whole differ in nothing but the breakdown. */
export function sharesOf(columns: readonly ChosenColumn[]): Shares {
  const marks: Marks = { shares: new Map(), deficits: new Map(), surpluses: new Map() }
  const cells = columns.map(({ plan, choices }, column) => ({ plan, choices, column }))
  for (const slot of Map.groupBy(cells, ({ plan }) => slotKey(plan)).values()) markSlot(marks, slot)
  return {
    shareAt: (column, position) => marks.shares.get(column)?.get(position) ?? null,
    deficit: (column, position) => marks.deficits.get(column)?.has(position) ?? false,
    surplus: (column, position) => marks.surpluses.get(column)?.has(position) ?? false,
  }
}

/** By index of the column, then of the row; most columns have none. */
interface Marks {
  readonly shares: Map<number, Map<number, string>>
  readonly deficits: Map<number, Set<number>>
  readonly surpluses: Map<number, Set<number>>
}

interface PlacedColumn extends ChosenColumn {
  readonly column: number
}

function markSlot(marks: Marks, slot: readonly PlacedColumn[]): void {
  const whole = slot.find(({ plan }) => plan.breakdown.length === 0)
  const parts = slot.filter(({ plan }) => plan.breakdown.length > 0)
  const dimensions = Map.groupBy(parts, ({ plan }) => plan.breakdown.map(({ dimension }) => dimension).join())
  const rows = slot[0]?.choices.length ?? 0
  for (const [dimension, columns] of dimensions) {
    for (let position = 0; position < rows; position += 1) {
      const gap = gapAt(dimension, whole, columns, position)
      const sign = signOf(gap ?? '0')
      const group = [...(whole ? [whole] : []), ...columns].filter((each) => isFilled(each, position))
      if (sign > 0) mark(marks.deficits, incompleteOf(group), position)
      if (sign < 0) mark(marks.surpluses, group, position)
      if (sign >= 0) setShares(marks.shares, whole, columns, position)
    }
  }
}

function mark(marks: Map<number, Set<number>>, columns: readonly PlacedColumn[], position: number): void {
  for (const { column } of columns) marks.set(column, (marks.get(column) ?? new Set()).add(position))
}

/** The whole and what is left of it; the parts where the whole is 100. */
function incompleteOf(group: readonly PlacedColumn[]): readonly PlacedColumn[] {
  const [first, ...parts] = group
  if (first === undefined || first.plan.breakdown.length > 0) return group
  return [first, ...parts.filter(({ plan }) => isUnallocated(plan.breakdown))]
}

function setShares(
  shares: Marks['shares'],
  whole: PlacedColumn | undefined,
  parts: readonly PlacedColumn[],
  position: number,
): void {
  const total = whole?.choices[position]?.observation
  if (!whole || !total || !isAdditive(whole.plan)) return
  for (const { choices, column } of parts) {
    const part = choices[position]?.observation
    const share = part && wholeKey(part) === wholeKey(total) ? shareOf(part.figure, total.figure) : null
    if (share !== null) shares.set(column, (shares.get(column) ?? new Map()).set(position, share))
  }
}

function shareOf(part: Figure, whole: Figure): string | null {
  const [value, total] = [singleValueOf(part), singleValueOf(whole)]
  if (value === null || total === null || signOf(value) < 0 || compareDecimals(value, total) > 0) return null
  const share = dividedBy(part, whole, { factor: '100', decimals: 2 })
  return share && singleValueOf(share)
}

/** Null when it cannot be judged: parts that are absent for a reason, are of another period or standard, or are no division. */
function gapAt(
  dimension: string,
  whole: PlacedColumn | undefined,
  columns: readonly PlacedColumn[],
  position: number,
): string | null {
  const [first] = columns
  const rule = first && findExhaustive(first.plan.indicator.code, dimension)
  if (!rule) return null
  const reported = columns.filter(
    ({ plan, choices }) =>
      !isUnallocated(plan.breakdown) || choices[position]?.observation?.derivation === null,
  )
  if (reported.some((each) => !isFilled(each, position) && isExplained(each, position))) return null
  const parts = reported.flatMap(({ choices }) => choices[position]?.observation ?? [])
  if (rule.sumsTo === 'HUNDRED') return parts.every(isLike(parts[0])) ? gapOf(rule, null, parts) : null
  const total = whole?.choices[position]?.observation
  if (!total || !isAdditive(first.plan) || !parts.every(isLike(total))) return null
  return gapOf(rule, total, parts)
}

/**
 * The whole less the sum of its parts; '0' where rounding explains it. Counts printed to the unit are exact. Null when something is
 * not known as an exact value, or the parts are not known to be a division of the whole.
 */
function gapOf(
  { sumsTo, leastParts, overlapping }: Breakdown,
  total: PresentObservation | null,
  parts: readonly PresentObservation[],
): string | null {
  const codes = new Set(parts.map(({ series }) => series.breakdown[0]?.code))
  const isDivision =
    codes.size === parts.length &&
    parts.length >= leastParts &&
    !overlapping.some(([a, b]) => codes.has(a) && codes.has(b))
  const values = parts.map(exactValue).filter((value) => value !== null)
  const whole = sumsTo === 'HUNDRED' ? '100' : total && exactValue(total)
  if (!isDivision || whole === null || values.length < parts.length) return null
  const gap = subtractDecimals(whole, sumDecimals(values))
  const tolerances = [...(total ? [total] : []), ...parts].map((each) => toleranceOf(each, sumsTo))
  return compareDecimals(gap.replace('-', ''), sumDecimals(tolerances)) > 0 ? gap : '0'
}

/** "About 3000" is not known well enough to say what its parts leave. */
function exactValue({ figure }: PresentObservation): string | null {
  const value = figure.form === 'VALUE' && figure.qualifier === 'EXACT' ? figure.value : null
  return value !== null && signOf(value) >= 0 ? value : null
}

function toleranceOf({ figure, series }: PresentObservation, sumsTo: Breakdown['sumsTo']): string {
  const { decimals, multiplier } = figure
  const half = halfUnit(decimals, multiplier)
  if (sumsTo === 'HUNDRED') return compareDecimals(half, TOLERANCE_PER_SHARE) > 0 ? half : TOLERANCE_PER_SHARE
  const isRounded = multiplier > decimals || series.statistic === 'ANNUAL_AVERAGE'
  return isRounded ? half : '0'
}

/**
 * Whether a cell counts so few persons that they can be recognised: one or two of a breakdown. Where the source document published
 * the count itself it is shown, and says so; a computed one is suppressed before it gets here.
 */
export function isSmallCell({
  observation,
  plan,
}: {
  readonly observation: PresentObservation | null
  readonly plan: Pick<ColumnPlan, 'unit' | 'breakdown'>
}): boolean {
  const value = observation && singleValueOf(observation.figure)
  return value !== null && plan.breakdown.length > 0 && isSmallCount(plan.unit, value)
}

/** A source may name its own remainder: then it is a part like the others. */
function isUnallocated([item]: readonly BreakdownItem[]): boolean {
  return item?.code === UNALLOCATED
}

function isAdditive({ indicator, statistic }: ColumnPlan): boolean {
  return indicator.aggregation === 'SUM' && statistic !== null && ADDITIVE.includes(statistic)
}

function isFilled({ choices }: PlacedColumn, position: number): boolean {
  return choices[position]?.observation !== null
}

/** A part that the province itself speaks of without a figure is not known to be nothing. */
function isExplained({ plan, choices }: PlacedColumn, position: number): boolean {
  const area = choices[position]?.row.area.id
  return area !== undefined && (plan.candidates.get(area)?.length ?? 0) > 0
}

function isLike(whole: PresentObservation | undefined): (part: PresentObservation) => boolean {
  const key = whole && wholeKey(whole)
  return (part) => wholeKey(part) === key
}

/** What a part and its whole share: everything but the breakdown. */
function wholeKey({ series, period }: HeldObservation): string {
  const { area, indicator, kind, statistic, standard, concept, timeBasis } = series
  return [area, indicator, kind, statistic, periodKey(period), standard, concept, timeBasis].join(' ')
}

function slotKey({ indicator, statistic, kind, period }: ColumnPlan): string {
  return [indicator.code, statistic, kind, period?.stated, period?.start, period?.end, period?.label].join(
    ' ',
  )
}
