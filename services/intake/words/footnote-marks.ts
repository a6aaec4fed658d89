// Footnote marks behind a name, a heading or a number: "Hà Nội(*)", "2022¹", "12(1)".
// Behind a number only what cannot be part of it is taken for a mark.

export interface Marked {
  readonly text: string
  /** As printed, without brackets: ['1'], ['*']. */
  readonly marks: readonly string[]
}

/** More marks than this nobody sets; a text of nothing but marks is no reason to work. */
const MOST = 5

const SUPERSCRIPTS = '¹²³⁰⁴⁵⁶⁷⁸⁹'
const DIGITS = '1230456789'

/**
 * Takes the marks off the end of a name or a heading.
 *
 * @example takeMarks('Hà Tây (1)(*)')
 * // { text: 'Hà Tây', marks: ['1', '*'] }
 */
export function takeMarks(text: string): Marked {
  return taken(text, /\s*(?:[([]\s*([\d*]{1,2}|[a-z])\s*[)\]]|(\*{1,3})|([¹²³⁰⁴⁵⁶⁷⁸⁹]{1,2}))$/u)
}

/**
 * Takes the marks off the end of a number: asterisks, a superscript, or one digit or letter in brackets that touches it.
 * "12 (1)" may be a number and a part of it, "10²" a power: there nothing is taken, and the text is no number.
 *
 * @example [takeNumberMarks('12(1)'), takeNumberMarks('12 (1)')]
 * // [{ text: '12', marks: ['1'] }, { text: '12 (1)', marks: [] }]
 */
export function takeNumberMarks(text: string): Marked {
  if (/(?<!\d)10[¹²³⁰⁴⁵⁶⁷⁸⁹]+$/u.test(text)) return { text, marks: [] }
  return taken(
    text,
    /(?:(?<=[\d%])[([]([\da-z])[)\]]|\s*[([](\*{1,3})[)\]]|\s*(\*{1,3})|(?<=[\d%])([¹²³⁰⁴⁵⁶⁷⁸⁹]))$/u,
  )
}

function taken(text: string, mark: RegExp): Marked {
  const marks: string[] = []
  let rest = text
  for (let found = mark.exec(rest); found !== null && marks.length < MOST; found = mark.exec(rest)) {
    const printed = found.slice(1).find((part) => part !== undefined) ?? ''
    marks.unshift(printed.replace(/[¹²³⁰⁴⁵⁶⁷⁸⁹]/gu, (sign) => DIGITS[SUPERSCRIPTS.indexOf(sign)] ?? ''))
    rest = rest.slice(0, found.index)
  }
  return { text: rest, marks }
}
