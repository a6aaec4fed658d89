// Whether a sheet's texts are Unicode, as every workbook says, or stand in the TCVN3 of the .Vn fonts all the same.
// The fonts' names are not to be had, so the words decide, sheet by sheet: offices keep a converted copy beside the old sheet.
import type { Finding } from '../finding.ts'
import type { TextEncoding } from './encodings.ts'
import { shareOfVietnamese, uncertainEncoding } from './find-encoding.ts'
import { decodeTcvn3 } from './tcvn3.ts'
import { readsVietnamese } from './vietnamese-text.ts'

export interface SheetEncoding {
  readonly tcvn3: boolean
  readonly decode: (text: string) => string
  /** ENCODING_UNCERTAIN when the words read neither way, as those of VNI fonts do; they are left as they stand. */
  readonly finding: Finding | null
}

/** A forced encoding is believed: TCVN3, or any other for Unicode. */
export function findSheetEncoding(
  texts: Iterable<string>,
  place: { readonly file: string; readonly sheet: string },
  forced?: TextEncoding,
): SheetEncoding {
  if (forced) return forced === 'TCVN3' ? TCVN3 : UNICODE
  const { western, beyond } = listWords(texts)
  const asUnicode = shareOfVietnamese(western)
  const asTcvn3 = shareOfVietnamese(western.map(decodeTcvn3))
  if (western.length === 0 || asUnicode >= MOST) return UNICODE
  if (asTcvn3 >= NEARLY_ALL && asTcvn3 - asUnicode >= FAR_MORE) return TCVN3
  const strange = western.filter((word) => readsVietnamese(word) === false)
  if (strange.length <= Math.max(FEW, beyond)) return UNICODE // foreign names among Vietnamese ones
  return { ...UNICODE, finding: uncertainEncoding(place.file, place.sheet, strange, ['TCVN3', 'UTF-8']) }
}

const MOST = 0.8
const NEARLY_ALL = 0.9
const FAR_MORE = 0.3
const FEW = 2

const UNICODE: SheetEncoding = { tcvn3: false, decode: (text) => text, finding: null }
const TCVN3: SheetEncoding = {
  tcvn3: true,
  decode: (text) => (isWestern(text) ? decodeTcvn3(text) : text),
  finding: null,
}

const MOST_WORDS = 20_000
const BETWEEN_WORDS = /[\s!-@[-`{-~]+/

/** Different words with letters beyond ASCII: those of Western letters only, and how many have others. */
function listWords(texts: Iterable<string>): { western: string[]; beyond: number } {
  const words = new Set<string>()
  for (const text of texts) {
    if (words.size > MOST_WORDS) break
    for (const word of text.split(BETWEEN_WORDS))
      if (/[^\x20-\x7e]/.test(word)) words.add(word.normalize('NFC'))
  }
  const western = [...words].filter(isWestern)
  return { western, beyond: words.size - western.length }
}

/** Nothing that Windows-1252 lacks: Vietnamese in Unicode nearly always has some such letter. */
function isWestern(text: string): boolean {
  return !/[^\0-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/.test(
    text,
  )
}
