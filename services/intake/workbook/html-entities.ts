// Letters that a page writes as entities, as Excel does with every Vietnamese one: SheetJS leaves them as they stand.
// Marks of the page itself (&lt; &amp; and their like) are left to SheetJS, or text would become tags; so is its blank.
import { decodeHTMLStrict } from 'entities/decode'

/** What Vietnamese pages mean by the Icelandic letter, which looks the same. */
const MEANT: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ' }

/**
 * Puts letters in the place of their entities, by number or by name.
 *
 * @example decodeEntities('N&#7919; &amp; t&#x1ED5;ng s&acirc;n')
 * // 'Nữ &amp; tổng sân'
 */
export function decodeEntities(html: string): string {
  return html.replace(/&#?\w+;/g, (entity) => {
    const letter = decodeHTMLStrict(entity)
    return letter < '\u0080' || entity === '&nbsp;' ? entity : (MEANT[letter] ?? letter)
  })
}
