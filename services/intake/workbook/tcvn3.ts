// TCVN3 (ABC), the encoding of the .Vn fonts: one byte a letter, which every program shows as Western letters ("Tµi chÝnh").
// Turning it into Vietnamese is all; whether a text is TCVN3 is judged in vietnamese-text.ts.
import iconv from 'iconv-lite'

/**
 * Decodes a text that was read as Windows-1252. Letters stand from 0xA1 on; below, 0x80–0x9F are Windows' own quotation marks and
 * dashes, which iconv's `tcvn` (that is TCVN 5712 VN1, with capitals there) would turn into letters nobody typed.
 *
 * @example decodeTcvn3('Bé Tµi chÝnh, tr­ëng')
 * // 'Bộ Tài chính, trưởng'
 */
export function decodeTcvn3(western: string): string {
  const letters = upperHalf()
  return western
    .replace(/[\u00a1-\u00ff]/g, (letter) => letters[letter.charCodeAt(0) - 0xa0] ?? letter)
    .normalize('NFC')
}

let letters: string | null = null

function upperHalf(): string {
  letters ??= iconv.decode(Buffer.from(Array.from({ length: 96 }, (_, at) => 0xa0 + at)), 'tcvn')
  return letters
}
