// Which of the members' holdings may serve as weights, and which of them is nearest in time to the figures that are to be weighted.
import type { Statistic } from '../../codes.ts'
import { signOf } from '../../decimal.ts'
import { singleValueOf } from '../../figure-arithmetic.ts'
import { isStated, type Period } from '../../period.ts'
import type { PresentObservation } from '../observations.ts'
import { completeFiguresOf, figuresOf, type MemberHoldings, seriesCode } from './member-holdings.ts'

/** A weight of one period that every member has. */
interface Weighing {
  readonly holdings: MemberHoldings
  readonly weights: readonly PresentObservation[]
  readonly days: Days
}

/** What a list of candidates offers. */
interface Weighings {
  /** Those that may serve as weights. */
  readonly sound: readonly Weighing[]
  /** Ids of the members that have it in any period. */
  readonly areas: ReadonlySet<string>
}

export type WeighingReader = (candidates: readonly MemberHoldings[]) => Weighings

/** First and last day as numbers. */
interface Days {
  readonly start: number
  readonly end: number
}

/** Each list of candidates is read once: every period of a rate asks for the same. */
export function weighingReader(): WeighingReader {
  const known = new Map<readonly MemberHoldings[], Weighings>()
  return (candidates) => {
    const seen = known.get(candidates)
    if (seen) return seen
    const weighings = {
      sound: [...candidates].sort(bySeries).flatMap((holdings) => weighingOf(holdings) ?? []),
      areas: new Set(candidates.flatMap((each) => figuresOf(each).map(({ series }) => series.area))),
    }
    known.set(candidates, weighings)
    return weighings
  }
}

/** The nearest by last day, then by first day; of two equally near, the earlier. Undefined when there is none. */
export function nearestTo(period: Period, weighings: readonly Weighing[]): Weighing | undefined {
  const days = daysOf(period)
  if (!days) return undefined
  return weighings.reduce<Weighing | undefined>(
    (best, each) => (best && compareDistance(days, best.days, each.days) <= 0 ? best : each),
    undefined,
  )
}

const WEIGHING: readonly Statistic[] = ['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE']

/** Null unless every member has it as a single number, not all of them zero. */
function weighingOf(holdings: MemberHoldings): Weighing | null {
  const days = daysOf(holdings.period)
  const weights = completeFiguresOf(holdings)
  if (!days || !weights || !WEIGHING.includes(holdings.series.statistic)) return null
  const values = weights.map(({ figure }) => singleValueOf(figure))
  const isSound = values.every((value) => value !== null && signOf(value) >= 0)
  const isPositive = values.some((value) => value !== null && signOf(value) > 0)
  return isSound && isPositive ? { holdings, weights, days } : null
}

function daysOf(period: Period): Days | null {
  return isStated(period) ? { start: dayNumber(period.start), end: dayNumber(period.end) } : null
}

function dayNumber(day: string): number {
  return Date.parse(day) / 86_400_000
}

function compareDistance(from: Days, a: Days, b: Days): number {
  return (
    Math.abs(a.end - from.end) - Math.abs(b.end - from.end) ||
    Math.abs(a.start - from.start) - Math.abs(b.start - from.start) ||
    a.end - b.end ||
    a.start - b.start
  )
}

/** Independent of the order in which observations arrived. */
function bySeries(a: MemberHoldings, b: MemberHoldings): number {
  return seriesCode(a.series) < seriesCode(b.series) ? -1 : 1
}
