// How Vietnamese a text reads: the measure by which encodings are told apart, since bytes do not say theirs.
// A syllable is an initial, a rhyme and one tone; a wrong encoding makes words that no mouth can say.

const INITIAL = 'ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvxw]|[kpbđcgm][rl]'
const RHYME =
  '(?:iê|yê|uô|ươ|oa|oă|oe|oo|uâ|uê|uyê|uya|uy|uơ|ia|ua|ưa|[aăâeêioôơuưy])(?:ch|nh|ng|[cmnptkiyou])?'
const SYLLABLE = new RegExp(`^(?:${INITIAL})?${RHYME}$`)
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * Whether a word reads as a Vietnamese syllable. Syllables that end in p, t, c, ch take two of the six tones.
 *
 * @example ['Hội', 'Héi', 'trưởng', 'Tµi', 'thật'].map(isSyllable)
 * // [true, true, true, false, true]
 */
export function isSyllable(word: string): boolean {
  const marked = word.toLowerCase().normalize('NFD')
  const tones = marked.match(TONES) ?? []
  if (tones.length > 1) return false
  const base = marked.replace(TONES, '').normalize('NFC')
  if (!SYLLABLE.test(base)) return false
  return !/(?:[ptc]|ch)$/.test(base) || tones[0] === '\u0301' || tones[0] === '\u0323'
}

/**
 * Whether a run of text with at least one letter outside ASCII is Vietnamese in all its parts; null when it has no such letter,
 * because "2016–2020" and "Cao Minh" speak for no encoding, and neither does an abbreviation ("NĐ-CP").
 */
export function readsVietnamese(run: string): boolean | null {
  const parts = run
    .normalize('NFC')
    .replace(SIGNS, ' ')
    .split(' ')
    .filter((part) => NOT_ASCII.test(part) && !ABBREVIATION.test(part))
  return parts.length === 0 ? null : parts.every(isSyllable)
}

/** What stands between words in any encoding: ASCII signs, Windows' quotation marks and dashes, and signs of measure. */
const SIGNS =
  /[\u0020-\u0040\u005b-\u0060\u007b-\u007e\s\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ab\u00b0\u00b2\u00b3\u00ab\u00bb\u00d7]+/gu
const NOT_ASCII = /[^\x20-\x7e]/
const ABBREVIATION = /^[B-DF-HJ-NP-TV-ZĐ]+$/
