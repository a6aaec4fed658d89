// Marks in place of a number. A dash is a zero in one office and a gap in the next: it means what the file's own legend says,
// or the mapping, and otherwise it is a finding.
import type { Absence } from '#schema/codes.ts'
import type { MarkMeaning } from '../mapping.ts'
import { tidy, words } from './word-pattern.ts'

/** What the two marks mean in this file; a mark that is not said has no meaning. */
export interface Legend {
  readonly dash?: MarkMeaning | undefined
  readonly dots?: MarkMeaning | undefined
}

/** A true zero, a reason for absence, or the finding that nobody said which. */
export type MissingReading =
  | { readonly zero: true; readonly said: string }
  | { readonly absent: Absence; readonly said: string }
  | { readonly problem: 'MISSING_MARK_UNCLEAR'; readonly params: { readonly value: string } }

/**
 * Reads a mark or words that stand in place of a number; null when the text is neither.
 *
 * @example [readMissing('-', { dash: 'ZERO' }), readMissing('không có số liệu')]
 * // [{ zero: true, said: '-' }, { absent: 'NOT_REPORTED', said: 'không có số liệu' }]
 */
export function readMissing(text: string, legend: Legend = {}): MissingReading | null {
  const said = tidy(text)
  if (DASH.test(said)) return asMeant(legend.dash, said)
  if (DOTS.test(said)) return asMeant(legend.dots, said)
  if (UNCLEAR.test(said)) return asMeant(undefined, said)
  for (const [pattern, meaning] of SPELLED) if (pattern.test(said)) return asMeant(meaning, said)
  return null
}

/**
 * What the lines of a file say about its marks: "- : không phát sinh", "(...) Có phát sinh nhưng không có số liệu".
 * A mark that two lines explain differently has no meaning.
 *
 * @example readLegend(['Ghi chú: (-) Không có hiện tượng phát sinh; “..” missing'])
 * // { dash: 'ZERO', dots: 'NOT_REPORTED' }
 */
export function readLegend(lines: readonly string[]): Legend {
  const said: Record<'dash' | 'dots', Set<MarkMeaning>> = { dash: new Set(), dots: new Set() }
  for (const piece of lines.flatMap((line) => tidy(line).split(/[;|]/))) {
    const [, mark, meant = ''] = EXPLAINED.exec(piece) ?? []
    const meaning = mark && meaningOf(meant)
    if (mark && meaning) said[DASH.test(mark) ? 'dash' : 'dots'].add(meaning)
  }
  return { ...only('dash', said.dash), ...only('dots', said.dots) }
}

const DASH = /^[-–—−]+$/
const DOTS = /^(?:\.{2,}|…+)$/
/** Signs that no two offices mean alike, and "không có", which may be "none" or "no data". */
const UNCLEAR = new RegExp(`^(?:x|\\*|n/a|na|\\?|${words('không có', 'không')})$`, 'iu')

const NO_DATA = [
  'không có số liệu',
  'chưa có số liệu',
  'không có dữ liệu',
  'chưa có dữ liệu',
  'không thu thập được số liệu',
  'chưa thu thập được số liệu',
  'không thu thập',
  'chưa thu thập',
  'không có thông tin',
  'chưa có thông tin',
  'không báo cáo',
  'chưa báo cáo',
  'missing',
  'not available',
  'data not available',
  'no data',
]
const NONE = [
  'không phát sinh',
  'không có phát sinh',
  'không có hiện tượng phát sinh',
  'hiện tượng không phát sinh',
  'nil',
]
const NOT_MEANT = ['không áp dụng', 'không thuộc đối tượng', 'not applicable']

const SPELLED: readonly (readonly [RegExp, MarkMeaning])[] = [
  [new RegExp(`^${words(...NO_DATA)}$`, 'iu'), 'NOT_REPORTED'],
  [new RegExp(`^${words(...NONE)}$`, 'iu'), 'ZERO'],
  [new RegExp(`^${words(...NOT_MEANT)}$`, 'iu'), 'NOT_APPLICABLE'],
]

/** A mark in brackets or quotes, or before a colon; three dots need neither. A bare dash at the start of a line is a bullet. */
const EXPLAINED = new RegExp(
  `^(?:${words('ghi chú', 'ký hiệu', 'kí hiệu', 'chú thích', 'quy ước', 'dấu', 'note', 'notes', 'symbols')}|[\\s:*])*` +
    `(?:[("“”'‘]\\s*(?=[^\\s]+\\s*[)"“”'’])|(?=[-–—−]+\\s*[:=])|(?=\\.\\.|…))` +
    `([-–—−]+|\\.{2,}|…+)\\s*[)"“”'’]*\\s*[:=]?\\s*(.+)$`,
  'iu',
)

function meaningOf(text: string): MarkMeaning | null {
  // "có phát sinh nhưng không có số liệu" speaks of both; "không có số liệu phát sinh" may mean either
  if (new RegExp(words('không có số liệu phát sinh'), 'iu').test(text)) return null
  const found = SPELLED.find(([pattern]) => new RegExp(pattern.source.slice(1, -1), 'iu').test(text))
  return found ? found[1] : null
}

function only(mark: 'dash' | 'dots', meanings: ReadonlySet<MarkMeaning>): Legend {
  const [meaning] = meanings
  return meaning && meanings.size === 1 ? { [mark]: meaning } : {}
}

function asMeant(meaning: MarkMeaning | undefined, said: string): MissingReading {
  if (meaning === undefined) return { problem: 'MISSING_MARK_UNCLEAR', params: { value: said } }
  return meaning === 'ZERO' ? { zero: true, said } : { absent: meaning, said }
}
