// Names for the statements of an embedded database, so that the engine parses and plans each of them once: that is three quarters of what
// a slice costs. Its one session is ours alone; on a server a connection pooler may stand between, which names would confuse.

/** How many statements are kept: a plan takes a third of a megabyte, and whoever asks chooses how many forms of question there are. */
const LIMIT = 64

/** The name of each statement, the same for the same text; '', which is none, for those that come when the names are given out. */
export function createStatementNames(): (statement: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    if (names.size === LIMIT) return ''
    const name = `s${names.size + 1}`
    names.set(sql, name)
    return name
  }
}
