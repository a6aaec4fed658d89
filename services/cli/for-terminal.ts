// Texts on their way to a terminal. Names of files, notes of releases, words of an endpoint are written by others, and whoever wrote
// them must not be able to steer what shows them.

/** The colours that we write ourselves: bold, red, yellow, and their ends. */
const OURS = '\\u001b\\[(?:1|22|31|33|39)m'
const OBEYED = new RegExp(`(${OURS})|[\\p{Cc}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]`, 'gu')

/**
 * The same text, in which nothing but colours, tabs and line ends is obeyed.
 *
 * @example forTerminal('a\u001b[2Jb') // 'a�[2Jb'
 */
export function forTerminal(text: string): string {
  return text.replace(OBEYED, (sign, ours) => (ours || sign === '\n' || sign === '\t' ? sign : '\uFFFD'))
}

/** JSON as it may be shown: what JSON itself leaves as it is, and a terminal obeys, is escaped. */
export function jsonForTerminal(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
