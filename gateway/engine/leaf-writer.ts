// Writing a leaf of an answer: a scalar or an enum's value, if it is one.
import { type GraphQLLeafType, isEnumType } from 'graphql'

type WriteLeaf = (value: unknown) => string | null

const BUILT_IN: Readonly<Record<string, WriteLeaf>> = {
  String: (value) => (typeof value === 'string' ? JSON.stringify(value) : null),
  ID: (value) => (typeof value === 'string' || Number.isInteger(value) ? JSON.stringify(value) : null),
  Int: (value) => (Number.isInteger(value) ? String(value) : null),
  Float: (value) => (Number.isFinite(value) ? String(value) : null),
  Boolean: (value) => (typeof value === 'boolean' ? String(value) : null),
}

/** The writer of a leaf type; null of what is no value of it. What the contract's own scalars may be, their readers know. */
export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  if (!isEnumType(type)) return BUILT_IN[type.name] ?? ((value) => JSON.stringify(value))
  const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]))
  return (value) => (typeof value === 'string' ? (texts.get(value) ?? null) : null)
}
