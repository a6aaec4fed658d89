// Canonical JSON: one text for one value, so that an id made of it is equal for equal questions.

/**
 * Writes a value as JSON with sorted object keys and without undefined members. Arrays keep their order:
 * whoever means a set sorts it first.
 *
 * @example canonicalJson({ b: 1, a: [2, 1], c: undefined })
 * // '{"a":[2,1],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
