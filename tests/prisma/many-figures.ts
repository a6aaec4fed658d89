// Many figures of one value: forty years of as many areas as that takes.
import type { NewObservation } from '#schema/new-observation.ts'
import { figure } from './figures.ts'

const YEARS = 40
const BATCH = 500

/** Batches of figures, all of different series and years. */
export function* manyFigures(count: number, value: string): Generator<NewObservation[]> {
  for (let start = 0; start < count; start += BATCH)
    yield Array.from({ length: Math.min(BATCH, count - start) }, (_, index) => {
      const row = start + index
      return figure({ key: { area: `VN63-${Math.floor(row / YEARS)}` }, year: 1980 + (row % YEARS), value })
    })
}
