// A stored number as exact decimal text. Spreadsheets keep binary fractions; what was typed is their first fifteen digits.

/**
 * The number to 15 significant digits, as Excel shows and compares them, without exponent and without zeros at the end.
 * Null when it is not finite.
 *
 * @example [plainDecimal(49.300000000000004), plainDecimal(1e21), plainDecimal(-1.5e-7)]
 * // ['49.3', '1000000000000000000000', '-0.00000015']
 */
export function plainDecimal(stored: number): string | null {
  if (!Number.isFinite(stored)) return null
  if (Number.isInteger(stored) && Math.abs(stored) < 1e15) return String(stored === 0 ? 0 : stored)
  const [, sign = '', digits = '', exponent = '0'] =
    /^(-?)([\d.]+)e([+-]\d+)$/.exec(stored.toExponential(14)) ?? []
  return sign + placePoint(digits.replace('.', '').replace(/0+$/, ''), Number(exponent) + 1)
}

/** Digits with a point after the first `whole` of them. */
function placePoint(digits: string, whole: number): string {
  if (whole <= 0) return `0.${'0'.repeat(-whole)}${digits}`
  if (digits.length <= whole) return digits.padEnd(whole, '0')
  return `${digits.slice(0, whole)}.${digits.slice(whole)}`
}
