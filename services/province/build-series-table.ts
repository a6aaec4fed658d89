// From what the database gives to the columns that travel: sources and releases stand once, constant columns too.
import type { StoredObservation, StoredSeries, StoredSlice } from '#prisma/stored.ts'
import {
  packColumn,
  SERIES_TABLE_VERSION,
  type SeriesTable,
  type TableRelease,
  type TableSeries,
  type TableSource,
} from '#schema/series-table.ts'

/** The answer to one slice, from what is stored (null when nothing is published). Pure. */
export function buildSeriesTable(answer: {
  readonly id: string
  readonly provinceId: string
  readonly stored: StoredSlice | null
  readonly answeredAt: Date
}): SeriesTable {
  const head = {
    v: SERIES_TABLE_VERSION,
    slice: answer.id,
    ageSeconds: 0,
    province: answer.provinceId,
    answeredAt: answer.answeredAt.toISOString(),
  } as const
  const { stored } = answer
  if (!stored) return { ...head, state: 'NOTHING_PUBLISHED' }
  const sources = new Index<TableSource>((source) => JSON.stringify(source))
  const releases = new Index<TableRelease>((release) => String(release.number))
  const series = stored.series.map((one) => tableSeries(one, sources, releases))
  return {
    ...head,
    state: 'LIVE',
    release: stored.release,
    areasHeld: [...stored.areasHeld],
    areasMatched: [...stored.areasMatched],
    sources: sources.items,
    releases: releases.items,
    series,
  }
}

function tableSeries(
  { key, observations }: StoredSeries,
  sources: Index<TableSource>,
  releases: Index<TableRelease>,
): TableSeries {
  const column = <T>(of: (observation: StoredObservation) => T) => packColumn(observations.map(of))
  return {
    key,
    ids: observations.map((observation) => observation.id),
    periods: observations.map((observation) => observation.period),
    values: column((observation) => observation.value),
    low: column((observation) => observation.low),
    high: column((observation) => observation.high),
    qualifiers: column((observation) => observation.qualifier),
    decimals: column((observation) => observation.decimals),
    multipliers: column((observation) => observation.multiplier),
    statuses: column((observation) => observation.status),
    access: column((observation) => observation.access),
    absences: column((observation) => observation.absence),
    inferred: column((observation) => [...observation.inferred]),
    notes: column((observation) => observation.note),
    sources: column((observation) => sources.of(observation.source)),
    places: column((observation) => observation.place),
    releases: column((observation) => releases.of(observation.release)),
  }
}

/** Items in the order first met, each once. */
class Index<T> {
  readonly items: T[] = []
  readonly #positions = new Map<string, number>()
  readonly #keyOf: (item: T) => string

  constructor(keyOf: (item: T) => string) {
    this.#keyOf = keyOf
  }

  of(item: T): number {
    const key = this.#keyOf(item)
    const known = this.#positions.get(key)
    if (known !== undefined) return known
    this.#positions.set(key, this.items.length)
    return this.items.push(item) - 1
  }
}
