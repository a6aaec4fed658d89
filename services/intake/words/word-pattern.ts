// How a cell's words are compared: in one Unicode form, with one kind of space, and with all their diacritics or with none.
// Half of them is another word: "số bộ" is not "sơ bộ". Names of areas are folded instead, by schema/fold.ts.

/**
 * A text in composed Unicode, with every space plain and single, and the Đ-like letters of other alphabets as Đ.
 *
 * @example tidy('  Sơ\u00a0bộ  2022 ')
 * // 'Sơ bộ 2022'
 */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .replace(/[ÐƉ]/g, 'Đ')
    .replace(/ð/g, 'đ')
    .trim()
}

/**
 * The same text in lower case and without diacritics, its punctuation kept.
 *
 * @example bare('Điểm %')
 * // 'diem %'
 */
export function bare(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/**
 * The source of a pattern that finds any of these words, longest first, in either spelling. For the flags `iu`.
 *
 * @example words('gần', '~')
 * // '(?:(?<![\\p{L}\\p{N}])(?:gần|gan)(?![\\p{L}\\p{N}])|~)'
 */
export function words(...listed: readonly string[]): string {
  const both = [...new Set(listed.flatMap((word) => [word, bare(word)]))]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  const lettered = both.filter((word) => /^\p{L}/u.test(word))
  const signs = both.filter((word) => !/^\p{L}/u.test(word))
  const spelled =
    lettered.length > 0 ? [`(?<![\\p{L}\\p{N}])(?:${lettered.join('|')})(?![\\p{L}\\p{N}])`] : []
  return `(?:${[...spelled, ...signs].join('|')})`
}
