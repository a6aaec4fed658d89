// Indicators that are parts of another: who is certified was trained, who is poor or near-poor is multidimensionally poor, and every
// one of them is a household. Breakdowns of one indicator are part-rules.ts.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import type { SeriesBase } from './series-list.ts'
import { isAbove, sumOf } from './span.ts'
import {
  type FigureCheck,
  haveOneStatus,
  isMore,
  reportAt,
  saidAt,
  spanAt,
  type TableContext,
  titleAt,
} from './table-rule.ts'

interface Family {
  readonly whole: string
  readonly parts: readonly string[]
  /** True: the parts are the whole, so that less than it is a finding as well. */
  readonly divides: boolean
  /** Whether a part above the whole is told by itself, as certified above trained. */
  readonly isTraining: boolean
}

/** By the catalogue's definitions; the first two and the trained are its recipes for derived figures as well. */
const FAMILIES: readonly Family[] = [
  {
    whole: 'MD_POOR_HH_COUNT',
    parts: ['POOR_HH_COUNT', 'NEAR_POOR_HH_COUNT'],
    divides: true,
    isTraining: false,
  },
  {
    whole: 'MD_POVERTY_RATE',
    parts: ['POOR_HH_RATE', 'NEAR_POOR_HH_RATE'],
    divides: true,
    isTraining: false,
  },
  { whole: 'HH_TOTAL', parts: ['POOR_HH_COUNT', 'NEAR_POOR_HH_COUNT'], divides: false, isTraining: false },
  { whole: 'LABOUR_FORCE', parts: ['EMPLOYED', 'UNEMPLOYED'], divides: true, isTraining: false },
  { whole: 'TRAINED_LABOUR', parts: ['TRAINED_LABOUR_CERT'], divides: false, isTraining: true },
  {
    whole: 'TRAINED_LABOUR_RATE',
    parts: ['TRAINED_LABOUR_CERT_RATE', 'TRAINED_LABOUR_UNCERTIFIED_RATE'],
    divides: true,
    isTraining: true,
  },
]

/** Checks the families that a base is a part of. A whole that has no standard is asked by parts that have one. */
export function sisterRule(context: TableContext) {
  return (base: number, { statistic }: SeriesBase, { code }: Indicator): FigureCheck | null => {
    if (statistic === 'CHANGE') return null
    const { series } = context.table
    const checks = FAMILIES.filter(({ parts }) => parts.includes(code)).flatMap((family) => {
      const whole = series.otherBase(base, { indicator: family.whole })
      const parts = family.parts.map((indicator) => series.otherBase(base, { indicator }))
      const held: HeldFamily = { ...family, bases: { whole, parts } }
      return whole < 0 ? [] : [(index: number) => checkFamily(context, held, index)]
    })
    if (checks.length === 0) return null
    return (index) => {
      for (const check of checks) check(index)
    }
  }
}

interface HeldFamily extends Family {
  /** Numbers of the bases of the whole and of each part; −1 where the file has none. */
  readonly bases: { readonly whole: number; readonly parts: readonly number[] }
}

function checkFamily(context: TableContext, family: HeldFamily, index: number): void {
  const { table } = context
  const [breakdown, period] = [table.breakdownOf(index), table.periodOf(index)]
  const whole = table.find(family.bases.whole, breakdown, period)
  if (whole < 0) return
  const parts: number[] = []
  for (const base of family.bases.parts) {
    const part = table.find(base, breakdown, period)
    if (part < 0 || !haveOneStatus(context, [whole, part])) continue
    if (parts.length === 0 && part !== index) return // the first part that is held speaks for all
    parts.push(part)
  }
  const told = family.isTraining ? parts.filter((part) => tellAbove(context, part, whole)) : []
  if (told.length > 0 || parts.length < 2) return
  const [sum, all] = [sumOf(parts.map((part) => spanAt(context, part))), spanAt(context, whole)]
  const isComplete = family.divides && parts.length === family.parts.length
  if (isAbove(sum, all)) reportParts(context, 'PARTS_EXCEED_TOTAL', whole, parts)
  else if (isComplete && isAbove(all, sum)) reportParts(context, 'PARTS_NOT_TOTAL', whole, parts)
}

function tellAbove(context: TableContext, part: number, whole: number): boolean {
  if (!isMore(context, part, whole)) return false
  reportAt(context, part, 'CERTIFIED_ABOVE_TRAINED', { whole: saidAt(context, whole) })
  return true
}

function reportParts(
  context: TableContext,
  code: 'PARTS_EXCEED_TOTAL' | 'PARTS_NOT_TOTAL',
  whole: number,
  parts: readonly number[],
): void {
  const words = parts.map((part) => ({ title: titleAt(context, part), said: saidAt(context, part) }))
  const sum = (lang: 'VI' | 'EN') =>
    words.map(({ title, said }) => `${said[lang]} (${title[lang]})`).join(' + ')
  const total = saidAt(context, whole)
  reportAt(context, whole, code, { total, parts: { VI: sum('VI'), EN: sum('EN') } })
}
