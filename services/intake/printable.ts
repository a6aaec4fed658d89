// Texts of a file on their way to a terminal or a page: whoever wrote the file must not be able to steer what shows it.

/** Characters shown of a text from a file; what is wrong with a longer one is not told by its end. */
const MOST_SHOWN = 200

/**
 * A text in one line, without control characters and marks of direction, and not longer than a reader wants.
 *
 * @example printable('12\u001b[31m345')
 * // '12�[31m345'
 */
export function printable(text: string): string {
  const line = text
    .slice(0, MOST_SHOWN + 1)
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD')
  return line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line
}
