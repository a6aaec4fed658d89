// What our own data must have.

/** The thing itself; throws TypeError (a bug of ours) when there is none of this name. */
export function required<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new TypeError(`There is no ${name}.`)
  return found
}
