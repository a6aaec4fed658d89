// Letters that a page writes as entities, as Excel does with every Vietnamese one: SheetJS leaves them as they stand.
// Marks of the page itself (&lt; &amp; and their like) are left to SheetJS, or text would become tags.

/**
 * Puts letters in the place of their entities, by number or by name.
 *
 * @example decodeEntities('N&#7919; &amp; t&#x1ED5;ng s&acirc;n')
 * // 'Nữ &amp; tổng sân'
 */
export function decodeEntities(html: string): string {
  return html
    .replace(/&#(?:(\d{1,7})|x([\da-f]{1,6}));/gi, (entity, decimal, hexadecimal) =>
      letterOf(entity, decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16)),
    )
    .replace(
      /&([aeiouy])(grave|acute|tilde|circ);/gi,
      (_, letter, mark) => letter + MARKS[mark.toLowerCase()],
    )
    .replace(/&(ETH|eth);/g, (_, name) => (name === 'ETH' ? 'Đ' : 'đ'))
}

const MARKS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  tilde: '\u0303',
  circ: '\u0302',
}

function letterOf(entity: string, code: number): string {
  return code < 0x80 || code > 0x10ffff ? entity : String.fromCodePoint(code)
}
