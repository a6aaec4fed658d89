// Order statistics of a few timings.

/** The median. */
export function median(times: readonly number[]): number {
  return quantile(times, 0.5)
}

/** The value below which the share `q` of the timings lies. */
export function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}
