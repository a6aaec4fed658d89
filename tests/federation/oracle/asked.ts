// A question as it is made up: what is selected, with which arguments, and what stands in the variables each time it is asked.
// How it is drawn is any-selection.ts and any-argument.ts; how it is written is write-question.ts.

/** How often one document is asked, each time with other variables. */
export const TIMES = 5

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A value of a type, written into the document, or given by a variable: then there is one for each time, none where it is left out. */
export type Given =
  | { readonly as: 'LITERAL'; readonly type: string; readonly value: Json }
  | { readonly as: 'OBJECT'; readonly fields: Readonly<Record<string, Given>> }
  | { readonly as: 'VARIABLE'; readonly type: string; readonly values: readonly (Json | undefined)[] }

export interface Condition {
  readonly directive: 'skip' | 'include'
  readonly given: Given
}

export type Selection = AskedField | AskedFragment

export interface AskedField {
  readonly kind: 'FIELD'
  readonly name: string
  readonly alias: string | undefined
  readonly given: Readonly<Record<string, Given>>
  readonly condition: Condition | undefined
  /** Empty for a leaf. */
  readonly selections: readonly Selection[]
}

export interface AskedFragment {
  readonly kind: 'FRAGMENT'
  /** Inline, or by name. */
  readonly named: boolean
  /** Null only inline. */
  readonly on: string | null
  readonly condition: Condition | undefined
  readonly selections: readonly Selection[]
}
