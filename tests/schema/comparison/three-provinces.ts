// Three provinces asked for one year, with the figures a test gives them.
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { ask, type Held, type LiteralFigure } from './table-of.ts'

export const HANOI = 'VN63-01'
export const PHU_THO = 'VN63-25'
export const AN_GIANG = 'VN63-89'
export const trained: CompareInput = { indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } }

export function rate(
  area: string,
  value: string | undefined,
  more: Partial<LiteralFigure> = {},
): LiteralFigure {
  return { area, indicator: 'TRAINED_LABOUR_RATE', period: '2020', ...(value ? { value } : {}), ...more }
}

/** With the labour force of each area: a rate that can be combined, so that nothing is to be said of that. */
export function weighed(figures: readonly LiteralFigure[]): LiteralFigure[] {
  const places = new Map(figures.map(({ area, period }) => [`${area} ${period}`, { area, period }]))
  const force = [...places.values()].map(
    (place): LiteralFigure => ({ ...place, indicator: 'LABOUR_FORCE', statistic: 'LEVEL', value: '900000' }),
  )
  return [...figures, ...force]
}

/** Asks three provinces that hold these figures, in any order. */
export function compared(figures: readonly LiteralFigure[], input: Partial<CompareInput> = {}) {
  const of = (...areas: string[]) => figures.filter(({ area }) => areas.includes(area))
  const held: Held = {
    'VN34-01': of(HANOI, 'VN34-01'),
    'VN34-25': of(PHU_THO, 'VN34-25'),
    'VN34-91': of(AN_GIANG, 'VN34-91'),
  }
  return ask({ ...trained, provinces: Object.keys(held), ...input }, held)
}

export function ranksOf(result: ReturnType<typeof compared>) {
  return result.rows.map(({ cells }) => cells[0]?.rank)
}
