// Folding: one text for every way a Vietnamese name is typed, so that search and matching need no diacritics.
// What is searched, and what counts as a match, is search.ts.

/**
 * Folds a text to plain lower-case words: diacritics go (and with them the quarrel over Hoà and Hòa, and composed or decomposed
 * Unicode), every kind of Đ becomes d, and anything that is no letter or digit is one space.
 *
 * @example [fold('Tỷ lệ hộ nghèo'), fold('Ðắk Lắk'), fold('Bà Rịa – Vũng Tàu'), fold('TP.HCM')]
 * // ['ty le ho ngheo', 'dak lak', 'ba ria vung tau', 'tp hcm']
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(STRUCK_D, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** đ and Đ have no decomposition; Ð (U+00D0) and Ɖ (U+0189) are other letters that look like Đ and stand for it in real files. */
const STRUCK_D = /[đĐðÐɖƉ]/g
