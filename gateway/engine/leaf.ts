// A leaf of an answer: a scalar or an enum's value, if it is one, and how it is written.
import { type GraphQLLeafType, isEnumType } from 'graphql'

export interface Leaf {
  /** Whether a value is one of the type. */
  is(value: unknown): boolean
  /** In JSON, of a value that is one. */
  text(value: unknown): string
}

const isString = (value: unknown) => typeof value === 'string'

const BUILT_IN: Readonly<Record<string, Leaf['is']>> = {
  String: isString,
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
  Int: Number.isInteger,
  Float: Number.isFinite,
  Boolean: (value) => typeof value === 'boolean',
}

/** What the contract's own scalars may be, their readers know. */
export function leafOf(type: GraphQLLeafType): Leaf {
  if (!isEnumType(type)) return { is: BUILT_IN[type.name] ?? (() => true), text: JSON.stringify }
  const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, JSON.stringify(name)]))
  return { is: (value) => texts.has(value), text: (value) => texts.get(value) ?? 'null' }
}
