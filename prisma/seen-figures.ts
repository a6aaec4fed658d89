// The figures that one import has brought so far. A second row for one of them is refused even when it, or the first, says nothing new and
// is not written: which of the two the office means, nobody can know.

export interface SeenFigures {
  /** False when this figure was brought before. */
  add(seriesId: number, period: string): boolean
}

/** By period, because there are few: a set of small numbers takes a fifth of the memory that a set of texts does. */
export function createSeenFigures(): SeenFigures {
  const seriesOf = new Map<string, Set<number>>()
  return {
    add(seriesId, period) {
      const series = seriesOf.get(period) ?? new Set()
      if (series.has(seriesId)) return false
      seriesOf.set(period, series.add(seriesId))
      return true
    },
  }
}
