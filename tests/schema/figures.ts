// Figures as tests write them, and any figure an office could print.
import fc from 'fast-check'
import { type Figure, type FlatFigure, readFigure } from '#schema/figure.ts'

/** A flat figure with only what matters; decimals are those of the text. */
export function flat(parts: Partial<FlatFigure>): FlatFigure {
  const printed = parts.value ?? parts.high ?? parts.low ?? ''
  const decimals = printed.split('.')[1]?.length ?? 0
  const nothing = { value: null, low: null, high: null, absence: null }
  return { ...nothing, qualifier: 'EXACT', decimals, multiplier: 0, ...parts }
}

/** A figure as `flat` writes it. */
export function figure(parts: Partial<FlatFigure>): Figure {
  const read = readFigure(flat(parts))
  if (read === null || read.form === 'ABSENT') throw new TypeError(`no figure: ${JSON.stringify(parts)}`)
  return read
}

/** "gần 70" */
export function nearly(printed: string, parts: Partial<FlatFigure> = {}): Figure {
  return figure({ value: printed, high: printed, qualifier: 'NEARLY', ...parts })
}

// Few distinct values, so that ties and touching ends are frequent.
const number = fc.integer({ min: -30, max: 30 })
const decimals = fc.integer({ min: 0, max: 1 })
const print = (tenths: number, places: number) =>
  places === 1 ? (tenths / 10).toFixed(1) : String(Math.trunc(tenths / 10))

const value = fc
  .tuple(number, decimals, fc.constantFrom('EXACT', 'APPROX'))
  .map(([tenths, places, qualifier]) => figure({ value: print(tenths, places), decimals: places, qualifier }))
const justBelow = fc.tuple(number, decimals).map(([tenths, places]) => nearly(print(tenths, places)))
const below = fc
  .tuple(number, decimals, fc.constantFrom('LESS_THAN', 'AT_MOST'))
  .map(([tenths, places, qualifier]) => figure({ high: print(tenths, places), qualifier }))
const above = fc
  .tuple(number, decimals, fc.constantFrom('GREATER_THAN', 'AT_LEAST'))
  .map(([tenths, places, qualifier]) => figure({ low: print(tenths, places), qualifier }))
const range = fc
  .tuple(number, fc.integer({ min: 0, max: 20 }))
  .map(([tenths, width]) =>
    figure({ low: print(tenths, 1), high: print(tenths + width, 1), qualifier: 'RANGE' }),
  )

export const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  { arbitrary: value, weight: 5 },
  justBelow,
  below,
  above,
  range,
)
