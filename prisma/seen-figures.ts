// The figures that one import has brought so far. A second row for one of them is refused even when it, or the first, says nothing new and
// is not written: which of the two the office means, nobody can know.

export interface SeenFigures {
  /** False when this figure was brought before. */
  add(seriesId: number, period: string): boolean
}

/** By period, because there are few, a bit for each series: their ids are counted up, and a set of numbers would take a hundred times the memory. */
export function createSeenFigures(): SeenFigures {
  const seriesOf = new Map<string, Uint8Array>()
  return {
    add(seriesId, period) {
      const [at, bit] = [seriesId >> 3, 1 << (seriesId & 7)]
      const series = withRoom(seriesOf.get(period), at)
      seriesOf.set(period, series)
      const bits = series[at] ?? 0
      series[at] = bits | bit
      return (bits & bit) === 0
    },
  }
}

const FIRST_ROOM = 1024

function withRoom(bits: Uint8Array | undefined, at: number): Uint8Array {
  if (bits && at < bits.length) return bits
  const wider = new Uint8Array(Math.max(FIRST_ROOM, 2 * at))
  if (bits) wider.set(bits)
  return wider
}
