// Puts together what several subgraphs said of the same objects.

/** An object of an answer. A caller's alias may be any name, `__proto__` too. */
export type Data = Record<string, unknown>

/** Adds what is said of an object to what is known of it, in place; of the same field, the later word counts, object by object. */
export function mergeData(known: Data, said: Data): void {
  for (const name of Object.keys(said)) {
    const value = said[name]
    const before = Object.hasOwn(known, name) ? known[name] : undefined
    if (isData(before) && isData(value)) mergeData(before, value)
    else if (isListLike(before, value)) mergeLists(before, value as readonly unknown[])
    else setOwn(known, name, value)
  }
}

/** An object that was read from an answer, and nothing that only stands for one. */
export function isData(value: unknown): value is Data {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

export function setOwn(data: Data, name: string, value: unknown): void {
  if (name !== '__proto__') data[name] = value
  else Object.defineProperty(data, name, { value, enumerable: true, configurable: true, writable: true })
}

function isListLike(before: unknown, value: unknown): before is unknown[] {
  return Array.isArray(before) && Array.isArray(value) && before.length === value.length
}

function mergeLists(before: unknown[], said: readonly unknown[]): void {
  for (const [index, value] of said.entries()) {
    const item = before[index]
    if (isData(item) && isData(value)) mergeData(item, value)
    else before[index] = value
  }
}
