// Figures in a few words and in a few signs, for tables of sums and quotients.
import type { Figure } from '#schema/figure.ts'
import { figure } from './figures.ts'

export const value = (text: string) => figure({ value: text })
export const about = (text: string) => figure({ value: text, qualifier: 'APPROX' })
export const lessThan = (high: string) => figure({ high, qualifier: 'LESS_THAN' })
export const atMost = (high: string) => figure({ high, qualifier: 'AT_MOST' })
export const greaterThan = (low: string) => figure({ low, qualifier: 'GREATER_THAN' })
export const atLeast = (low: string) => figure({ low, qualifier: 'AT_LEAST' })
export const range = (low: string, high: string) => figure({ low, high, qualifier: 'RANGE' })

/** A figure in a few signs: 70, ~70, <4, ≤4, >4, ≥4, 1.5–2. */
export function written(result: Figure | null): string | null {
  if (result === null) return null
  if (result.form === 'NEARLY') return `nearly ${result.high}`
  switch (result.qualifier) {
    case 'EXACT':
      return result.value
    case 'APPROX':
      return `~${result.value}`
    case 'LESS_THAN':
      return `<${result.high}`
    case 'AT_MOST':
      return `≤${result.high}`
    case 'GREATER_THAN':
      return `>${result.low}`
    case 'AT_LEAST':
      return `≥${result.low}`
    case 'RANGE':
      return `${result.low}–${result.high}`
  }
}
