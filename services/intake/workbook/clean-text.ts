// The text of a cell as the rest of intake may rely on it. No word is changed that a reader could tell apart on paper.

/**
 * Composed Unicode, one kind of Đ, no space around. Ð (U+00D0, Icelandic) and Ɖ (U+0189, African) look the same as Đ and stand for
 * it in real files, because old keyboards and converters wrote them; left alone, "Ðắk Lắk" would be another name than "Đắk Lắk".
 *
 * @example cleanText('  Ðắk Lắk\u00a0')
 * // 'Đắk Lắk'
 */
export function cleanText(text: string): string {
  return composeText(text).trim()
}

/** The same without trimming, for text that is not cut into cells yet. */
export function composeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is pure ASCII, which most figures are, needs no work
  if (/^[\x00-\x7f]*$/.test(text)) return text
  return text.normalize('NFC').replace(/[\u00d0\u0189]/g, 'Đ')
}
