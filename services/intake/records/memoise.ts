// Remembering what a text was read as: most cells of a long file repeat those above them.

/** Texts remembered at once; a column with more different ones is not worth remembering, and must not fill the memory. */
const MOST = 20_000

/** The same function, asked once for each text as long as there are not too many of them. It must answer the same every time. */
export function memoise<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  let last: { readonly text: string; readonly answer: T } | undefined
  return (text) => {
    // to compare with the row above is several times faster than to look up a text that has just been parsed and has no hash yet
    if (last !== undefined && last.text === text) return last.answer
    const found = known.get(text)
    const answer = found === undefined ? read(text) : found
    if (found === undefined) {
      if (known.size >= MOST) known.clear()
      known.set(text, answer)
    }
    last = { text, answer }
    return answer
  }
}
