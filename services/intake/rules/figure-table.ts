// The figures of a file as the rules between figures need them: found by series and period, and nothing of them kept that no rule asks
// for. A million figures take some fifty megabytes. How a figure is packed is figure-columns.ts, how series are numbered series-list.ts.
import type { ObservationStatus } from '#schema/codes.ts'
import type { Figure } from '#schema/figure.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { DayRange } from '#schema/period.ts'
import type { Place } from '../grid.ts'
import type { ReadFigure } from '../read-figure.ts'
import { FigureColumns } from './figure-columns.ts'
import { PairIndex } from './pair-index.ts'
import { SeriesList } from './series-list.ts'

/** The period that is not stated: figures of it are never compared. */
export const NOT_STATED = 0

export class FigureTable {
  readonly series = new SeriesList()
  /** First and last day by number; null for the one that is not stated. */
  readonly periods: (DayRange | null)[] = [null]
  /** By first and by last day. */
  readonly #periodIds = new Map<string, Map<string, number>>()
  /** A figure is a series and a period: a file has one of each. */
  readonly #figures = new PairIndex()
  readonly #columns = new FigureColumns()

  /** Figures are numbered 0 to size − 1. */
  get size(): number {
    return this.#figures.size
  }

  /** Adds a figure. Where there is one of its series and period already, nothing is added and that one's number is the answer; else −1. */
  add({ observation, place, withdraws }: ReadFigure, series: number, period: number): number {
    const index = this.#figures.add(series, period)
    if (index < this.#columns.size) return index
    this.#columns.push(withdraws ? null : observation, place)
    return -1
  }

  addPeriod({ start, end }: NewObservation['period']): number {
    if (start === null || end === null) return NOT_STATED
    const ids = this.#periodIds.get(start) ?? new Map<string, number>()
    const known = ids.get(end)
    if (known !== undefined) return known
    this.#periodIds.set(start, ids.set(end, this.periods.length))
    return this.periods.push({ start, end }) - 1
  }

  /** The number of a period; −1 when the file has no figure of it. */
  findPeriod({ start, end }: DayRange): number {
    return this.#periodIds.get(start)?.get(end) ?? -1
  }

  /** The number of the figure of a base, a breakdown and a period; −1 where the file has none, or says that there is none. */
  find(base: number, breakdown: number, period: number): number {
    const series = this.series.find(base, breakdown)
    const index = series < 0 ? -1 : this.#figures.find(series, period)
    return index < 0 || this.#columns.isAbsent(index) ? -1 : index
  }

  seriesOf(index: number): number {
    return this.#figures.firstOf(index)
  }

  baseOf(index: number): number {
    return this.series.baseOf(this.seriesOf(index))
  }

  breakdownOf(index: number): number {
    return this.series.breakdownOf(this.seriesOf(index))
  }

  periodOf(index: number): number {
    return this.#figures.secondOf(index)
  }

  isAbsent(index: number): boolean {
    return this.#columns.isAbsent(index)
  }

  statusOf(index: number): ObservationStatus {
    return this.#columns.statusOf(index)
  }

  /** The figure, as exact as it was added; null for an absence. */
  figureAt(index: number): Figure | null {
    return this.#columns.figureAt(index)
  }

  /** About how much a single value is; null for an absence, for "nearly" and for bounds. */
  magnitudeAt(index: number): number | null {
    return this.#columns.magnitudeAt(index)
  }

  placeOf(index: number): Place {
    return this.#columns.placeOf(index)
  }

  /** The numbers of all figures, series by series: those of series n stand from `starts[n]` to before `starts[n + 1]`. */
  bySeries(): { readonly order: Int32Array; readonly starts: Int32Array } {
    const starts = new Int32Array(this.series.size + 1)
    for (let index = 0; index < this.size; index += 1) raise(starts, this.seriesOf(index) + 1, 1)
    for (let series = 0; series < this.series.size; series += 1)
      raise(starts, series + 1, starts[series] ?? 0)
    const next = starts.slice()
    const order = new Int32Array(this.size)
    for (let index = 0; index < this.size; index += 1) {
      order[next[this.seriesOf(index)] ?? 0] = index
      raise(next, this.seriesOf(index), 1)
    }
    return { order, starts }
  }
}

function raise(counts: Int32Array, at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) + by
}
