// What separates the cells of a text: tab, semicolon or comma, found from its first lines. Quoted cells are passed over.

export const DELIMITERS = ['\t', ';', ','] as const
export type Delimiter = (typeof DELIMITERS)[number]

/**
 * The delimiter that stands equally often in most lines: titles and notes have some other number of it, and so have decimal commas.
 * Where two do equally well the first of tab, semicolon, comma is it, because a comma also stands inside figures. A first
 * line `sep=;`, which Excel obeys, is obeyed.
 *
 * @example [findDelimiter('Tỉnh;2020\nAn Giang;1,5\n'), findDelimiter('"a;b",c\n1,2\n')]
 * // [';', ',']
 */
export function findDelimiter(beginning: string): Delimiter {
  const said = /^sep=([\t;,])/.exec(beginning)?.[1]
  const lines = cutQuotes(beginning)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
  const told = DELIMITERS.find((delimiter) => delimiter === said)
  if (told) return told
  const steadiness = DELIMITERS.map((delimiter) => linesAlike(lines, delimiter))
  const steadiest = Math.max(...steadiness)
  return steadiest === 0 ? ',' : (DELIMITERS[steadiness.indexOf(steadiest)] ?? ',')
}

/** Quoted cells say nothing about what stands between cells. One that the beginning cuts off goes too. */
function cutQuotes(text: string): string {
  return text.replace(/"(?:[^"]|"")*(?:"|$)/g, '')
}

/** In how many lines the delimiter stands as often as it does most frequently; lines without it do not count. */
function linesAlike(lines: readonly string[], delimiter: string): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const count = line.split(delimiter).length - 1
    if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}
