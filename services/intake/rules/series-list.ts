// The series of a file, numbered. A series is a base (everything of the key but the breakdown; a file has few) and a breakdown (many
// bases share them), so that the part, the whole and the sister of a series are found by two numbers.
import { hasStandards } from '#schema/catalogue/standards.ts'
import type { SeriesKey } from '#schema/series-table.ts'
import { hasConcepts } from './indicator-facts.ts'
import { PairIndex } from './pair-index.ts'

/** A series' key without its breakdown. */
export type SeriesBase = Omit<SeriesKey, 'breakdown'>

/** How the base of another series of the same area, kind, standard and concept differs. */
export type OtherBase = Partial<Pick<SeriesBase, 'indicator' | 'statistic' | 'timeBasis'>>

/** The breakdown of a total: none. */
export const WHOLE = 0

export class SeriesList {
  readonly bases: SeriesBase[] = []
  /** Dimension and code, ordered by dimension; the first has none. */
  readonly breakdowns: (readonly (readonly [dimension: string, code: string])[])[] = [[]]
  readonly #baseIds = new Map<string, number>()
  /** The base met last of an area and an indicator, which is mostly the next one's as well: no text is made to find it. */
  readonly #latest = new Map<string, Map<string, number>>()
  /** Of one dimension: by dimension and code. */
  readonly #singleIds = new Map<string, Map<string, number>>()
  /** Of several: by their text. */
  readonly #severalIds = new Map<string, number>()
  readonly #pairs = new PairIndex()
  /** The breakdown met last: figures without one, and parts beside one another, share its object. */
  #last: { readonly breakdown: SeriesKey['breakdown'] | null; readonly id: number } = {
    breakdown: null,
    id: WHOLE,
  }

  get size(): number {
    return this.#pairs.size
  }

  baseOf(series: number): number {
    return this.#pairs.firstOf(series)
  }

  breakdownOf(series: number): number {
    return this.#pairs.secondOf(series)
  }

  /** The number of a series, a new one when it was never met. */
  add(key: SeriesKey): number {
    return this.#pairs.add(this.#addBase(key), this.#addBreakdownOf(key))
  }

  /** The number of a base with a breakdown, even where the file has no figure of it. */
  addPair(base: number, breakdown: number): number {
    return this.#pairs.add(base, breakdown)
  }

  /** −1 when the file has none. */
  find(base: number, breakdown: number): number {
    return this.#pairs.find(base, breakdown)
  }

  keyOf(series: number): SeriesKey {
    const base = this.bases[this.baseOf(series)]
    if (!base) throw new RangeError(`Cannot tell the key of series ${series}: there are ${this.size}.`)
    return { ...base, breakdown: Object.fromEntries(this.breakdowns[this.breakdownOf(series)] ?? []) }
  }

  /** The base that differs so, with the standard and the concept if it is one that has them; −1 when the file has none. */
  otherBase(base: number, other: OtherBase): number {
    const own = this.bases[base]
    if (!own) return -1
    const indicator = other.indicator ?? own.indicator
    const standard = hasStandards(indicator) ? own.standard : null
    const concept = hasConcepts(indicator) ? own.concept : null
    return this.#baseIds.get(textOf({ ...own, ...other, standard, concept })) ?? -1
  }

  /** The breakdown without a dimension: what its figures are a part of. */
  without(breakdown: number, dimension: string): number {
    const entries = this.breakdowns[breakdown] ?? []
    if (!entries.some(([id]) => id === dimension)) return breakdown
    return entries.length === 1 ? WHOLE : this.addBreakdown(entries.filter(([id]) => id !== dimension))
  }

  /** The number of a breakdown, whatever the order of its dimensions. */
  addBreakdown(entries: readonly (readonly [string, string])[]): number {
    const [first, second] = entries
    if (first === undefined) return WHOLE
    // most have one dimension: no text is made for them
    if (second === undefined) return this.#addSingle(first[0], first[1])
    const ordered = [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
    const text = JSON.stringify(ordered)
    const known = this.#severalIds.get(text)
    if (known !== undefined) return known
    this.#severalIds.set(text, this.breakdowns.length)
    return this.breakdowns.push(ordered) - 1
  }

  #addBreakdownOf({ breakdown }: SeriesKey): number {
    if (breakdown !== this.#last.breakdown)
      this.#last = { breakdown, id: this.addBreakdown(Object.entries(breakdown)) }
    return this.#last.id
  }

  #addSingle(dimension: string, code: string): number {
    const ids = this.#singleIds.get(dimension) ?? new Map<string, number>()
    if (ids.size === 0) this.#singleIds.set(dimension, ids)
    const known = ids.get(code)
    if (known !== undefined) return known
    ids.set(code, this.breakdowns.length)
    return this.breakdowns.push([[dimension, code]]) - 1
  }

  #addBase(key: SeriesBase): number {
    const { indicator, area } = key
    const latest = this.#latest.get(area) ?? new Map<string, number>()
    const last = latest.get(indicator) ?? -1
    if (isSame(key, this.bases[last])) return last
    const base = this.#baseIds.get(textOf(key)) ?? this.#pushBase(key)
    this.#latest.set(area, latest.set(indicator, base))
    return base
  }

  #pushBase(key: SeriesBase): number {
    const { indicator, area, kind, statistic, timeBasis, standard, concept } = key
    this.#baseIds.set(textOf(key), this.bases.length)
    return this.bases.push({ indicator, area, kind, statistic, timeBasis, standard, concept }) - 1
  }
}

/** Whether two keys of one area and one indicator are the same but for the breakdown. */
function isSame(key: SeriesBase, other: SeriesBase | undefined): boolean {
  return (
    key.kind === other?.kind &&
    key.statistic === other.statistic &&
    key.timeBasis === other.timeBasis &&
    key.standard === other.standard &&
    key.concept === other.concept
  )
}

/** One text per base: no code has a line break, and none is the tabulator that stands for "not stated". */
function textOf({ indicator, area, kind, statistic, timeBasis, standard, concept }: SeriesBase): string {
  return `${indicator}\n${area}\n${kind}\n${statistic}\n${timeBasis}\n${standard ?? '\t'}\n${concept ?? '\t'}`
}
