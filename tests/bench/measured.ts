// What a measurement says.

/** One line of the result: a figure of this machine, and what it is as a multiple of the line it is compared with. */
export interface Measured {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | 'µs' | 'bytes' | '/s'
  readonly ratio?: number
  readonly comparedWith?: string
}
