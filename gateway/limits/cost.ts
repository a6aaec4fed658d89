// What a question costs, and what it is over.
import { fail, type LienTinhError } from '#schema/errors.ts'
import { LIMITS, type Measure } from './limits.ts'
import type { Sizes } from './measure-document.ts'

/** Stands in `extensions.cost` of every answer to a question that could be read. */
export interface Cost extends Sizes {
  readonly tokens: number
  /** Null when the document is over another limit already: nobody counts on. */
  readonly repeats: number | null
  readonly planSteps: number | null
  readonly fetches: number | null
}

/** In the order in which they are told. */
const SIZES = ['introspectionDepth', 'depth', 'fields', 'aliases', 'rootFields'] as const

/** The refusals of a document by its sizes. */
export function excessOfSizes(sizes: Sizes): LienTinhError[] {
  return SIZES.flatMap((measure) => excess(measure, sizes[measure]))
}

/** The refusal of an amount that is over its limit. */
export function excess(measure: Measure, value: number | null): LienTinhError[] {
  const { value: limit, code } = LIMITS[measure]
  return value !== null && value > limit ? [fail(code, { measure, value, limit })] : []
}
