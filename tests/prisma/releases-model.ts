// What releases must answer, said in the simplest way: a map of everything that is held, one per release. For releases-model.test.ts.
import type { DiffCounts, DiffRow } from '#prisma/read-diff.ts'
import type { CoverageRow } from '#prisma/stored.ts'
import { canonicalJson } from '#schema/canonical-json.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { TableRelease } from '#schema/series-table.ts'

/** A figure and the release that said it. */
export interface Held {
  readonly figure: NewObservation
  readonly release: number
}

/** By a text that sorts as series and periods do. */
export type State = ReadonlyMap<string, Held>

/** A release, or (not published yet) a draft that is ready, with all that is held as of it. */
export interface Kept {
  readonly number: number
  readonly publishedAt: string | null
  readonly note: string | null
  readonly counts: { readonly added: number; readonly unchanged: number; readonly withdrawn: number }
  readonly state: State
}

/** A figure as a file says it, or (isTaken) takes it back. */
export interface Change {
  readonly figure: NewObservation
  readonly isTaken: boolean
}

export const NOTHING: State = new Map()

export function seriesOf({ key }: NewObservation): string {
  return `${key.area} ${Object.keys(key.breakdown).length === 0 ? '' : canonicalJson(key.breakdown)}`
}

export function placeOf(figure: NewObservation): string {
  return `${seriesOf(figure)} ${figure.period.end ?? 'not stated'}`
}

export function importInto(before: State, number: number, changes: readonly Change[]): Omit<Kept, 'note'> {
  const state = new Map(before)
  const counts = { added: 0, unchanged: 0, withdrawn: 0 }
  for (const { figure, isTaken } of changes) {
    const held = before.get(placeOf(figure))
    if (isTaken) counts.withdrawn += state.delete(placeOf(figure)) ? 1 : 0
    else if (held && said(held) === said({ figure })) counts.unchanged += 1
    else {
      state.set(placeOf(figure), { figure, release: number })
      counts.added += 1
    }
  }
  return { number, publishedAt: null, counts, state }
}

/** Everything as the past had it; what says the same to the last cell still stands as it does. */
export function rollBackTo(past: State, present: State, number: number): Omit<Kept, 'note'> {
  const counts = { added: 0, unchanged: 0, withdrawn: 0 }
  const state = new Map<string, Held>()
  for (const [place, { figure }] of past) {
    const held = present.get(place)
    const isSame = held !== undefined && JSON.stringify(held.figure) === JSON.stringify(figure)
    state.set(place, isSame ? held : { figure, release: number })
    counts.added += isSame ? 0 : 1
  }
  for (const place of present.keys()) counts.withdrawn += past.has(place) ? 0 : 1
  return { number, publishedAt: null, counts, state }
}

function said({ figure }: Pick<Held, 'figure'>): string {
  const { value, low, high, qualifier, decimals, multiplier, status, access, absence, note, inferred } =
    figure
  return JSON.stringify([
    ...[value, low, high, qualifier, decimals, multiplier],
    ...[status, access, absence, note, inferred],
  ])
}

export function heldIn(state: State, access: 'PUBLIC' | 'ALL'): Held[] {
  const places = [...state].sort(([one], [other]) => (one < other ? -1 : 1))
  return places.flatMap(([, held]) => (access === 'ALL' || held.figure.access === 'PUBLIC' ? held : []))
}

export function areasOf(state: State): string[] {
  return [...new Set(figuresOf(state).map(({ figure }) => figure.key.area))]
}

function figuresOf(state: State): Held[] {
  return heldIn(state, 'PUBLIC').filter(({ figure }) => figure.absence === null)
}

/** A slice of everything, without the ids of its series. */
export function sliceOf(kept: readonly Kept[], { state, ...release }: Kept): object {
  const series = Map.groupBy(heldIn(state, 'PUBLIC'), ({ figure }) => seriesOf(figure))
  return {
    release: toRelease(release),
    areasHeld: areasOf(state),
    areasMatched: areasOf(state),
    series: [...series.values()].map((held) => ({
      key: held[0]?.figure.key,
      unit: held[0]?.figure.unit,
      observations: held.map(({ figure: { key: _key, unit: _unit, ...figure }, release: number }) => ({
        ...figure,
        release: kept.filter((one) => one.number === number).map(toRelease)[0],
      })),
    })),
  }
}

export function toRelease({ number, publishedAt, note }: Omit<Kept, 'state' | 'counts'>): TableRelease {
  return { number, publishedAt: publishedAt ?? '', note }
}

export function coverageOf(state: State): CoverageRow[] {
  const areas = Map.groupBy(figuresOf(state), ({ figure }) => figure.key.area)
  return [...areas].map(([area, held]) => {
    const byEnd = new Map(held.map(({ figure: { period } }) => [period.end ?? 'not stated', period]))
    const periods = [...byEnd.keys()].sort().flatMap((end) => byEnd.get(end) ?? [])
    return {
      indicator: 'POOR_HH_RATE',
      area,
      kind: 'ACTUAL',
      statistic: 'SHARE',
      periods,
      observations: held.length,
    }
  })
}

/** The rows by place, because a comparison has them in an order of its own. */
export function diffOf(from: State, to: State): { counts: DiffCounts; rows: DiffRow[] } {
  const rows = [...new Set([...from.keys(), ...to.keys()])].sort().flatMap((place) => {
    const [before, after] = [from.get(place), to.get(place)]
    const { figure } = before ?? after ?? {}
    if (!figure || (before && after && said(before) === said(after))) return []
    return { key: figure.key, unit: figure.unit, before: stateOf(before), after: stateOf(after) }
  })
  const counts = { added: 0, changed: 0, withdrawn: 0 }
  for (const { before, after } of rows)
    counts[before === null ? 'added' : after === null ? 'withdrawn' : 'changed'] += 1
  return { counts, rows }
}

function stateOf(held: Held | undefined): DiffRow['before'] {
  if (!held) return null
  const { key: _key, unit: _unit, source, ...figure } = held.figure
  return { ...figure, source: source.id, release: held.release }
}
