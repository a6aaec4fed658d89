// One figure as it was read from a file: the observation, where it stood, and whether it takes a published figure back.
import type { NewObservation } from '#schema/new-observation.ts'
import type { Place } from './grid.ts'

export interface ReadFigure {
  readonly observation: NewObservation
  readonly place: Place
  /** True: the row asks to take this figure back; its value does not count. */
  readonly withdraws: boolean
}
