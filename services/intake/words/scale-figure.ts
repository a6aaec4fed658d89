// Moving the decimal point: "Nghìn người" above a column makes 49072.01 into 49072010. By text, so that no digit is lost.
import type { FlatFigure } from '#schema/figure.ts'

/**
 * The figure in units, when the file prints it in this power of ten. A figure whose own words already say a power
 * ("16 ngàn") is the caller's to leave alone. `decimals` stay as printed.
 *
 * @example scaleFigure({ value: '1.5', low: null, high: null, qualifier: 'EXACT', absence: null, decimals: 1, multiplier: 0 }, 3)
 * // { value: '1500', low: null, high: null, qualifier: 'EXACT', absence: null, decimals: 1, multiplier: 3 }
 */
export function scaleFigure(figure: FlatFigure, power: number): FlatFigure {
  if (power === 0) return figure
  const { value, low, high } = figure
  return {
    ...figure,
    value: value && shiftPoint(value, power),
    low: low && shiftPoint(low, power),
    high: high && shiftPoint(high, power),
    multiplier: figure.multiplier + power,
  }
}

/**
 * A decimal times a power of ten, digit by digit.
 *
 * @example [shiftPoint('1.2345', 3), shiftPoint('-0.5', 6), shiftPoint('0', 3)]
 * // ['1234.5', '-500000', '0']
 */
export function shiftPoint(decimal: string, power: number): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  const shifted = `${whole}${fraction.slice(0, power).padEnd(power, '0')}`.replace(/^0+(?=\d)/, '')
  const rest = fraction.slice(power)
  return `${sign}${shifted}${rest === '' ? '' : `.${rest}`}`
}
