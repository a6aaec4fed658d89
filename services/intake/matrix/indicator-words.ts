// Which indicator a title, a heading or a row speaks of. Titles deceive: "Tỷ lệ hộ nghèo" is a review's rate in one office and a
// survey's in another. Only a whole name that fits one indicator alone is certain; everything else gives candidates.
import type { Catalogue, Indicator } from '#schema/catalogue/catalogue.ts'
import { fold } from '#schema/fold.ts'
import { readUnitPhrase } from '../words/read-unit.ts'

export interface IndicatorReading {
  /** Null when no indicator, or more than one, is meant. */
  readonly indicator: Indicator | null
  /** Codes of those that are near, best first; empty when none is. */
  readonly candidates: readonly string[]
}

/**
 * Reads words that name an indicator: its whole name in either language, or its code. What a title adds ("Bảng 5.", "phân theo địa
 * phương", a year, the unit) does not count.
 *
 * @example readIndicator('Dân số trung bình phân theo địa phương', catalogue).indicator?.code
 * // 'POPULATION'
 *
 * @example readIndicator('Tỷ lệ hộ nghèo', catalogue).candidates.slice(0, 2)
 * // ['POOR_HH_RATE', 'POVERTY_RATE_VHLSS']
 */
export function readIndicator(text: string, catalogue: Catalogue): IndicatorReading {
  const named = catalogue.findIndicator(text.trim())
  if (named) return { indicator: named, candidates: [named.code] }
  return readBothLanguages(text, catalogue) ?? readName(text, catalogue)
}

/** "Số hộ nghèo - Poor households": both sides must name the same. */
function readBothLanguages(text: string, catalogue: Catalogue): IndicatorReading | null {
  const parts = text.split(/\s[-–/]\s/)
  if (parts.length !== 2) return null
  const [vietnamese, english] = parts.map((part) => readName(part, catalogue))
  return vietnamese?.indicator && vietnamese.indicator === english?.indicator ? vietnamese : null
}

function readName(text: string, catalogue: Catalogue): IndicatorReading {
  const wanted = [...new Set([fold(text), fold(coreOf(text))])].filter((name) => name !== '')
  const known = namesIn(catalogue)
  const whole = known.filter(({ names }) => names.some((name) => wanted.includes(name)))
  const alike = known.filter(({ bases }) => bases.some((base) => wanted.includes(base)))
  const [only] = whole
  // A name that another indicator has as well, but for the words in brackets, names neither unless the brackets are there.
  const isAlone = whole.length === 1 && alike.every((each) => each === only || hasBrackets(only, wanted))
  return {
    indicator: only && isAlone ? only.indicator : null,
    candidates: [...new Set([...whole, ...alike, ...nearest(wanted, known)])]
      .slice(0, MOST_CANDIDATES)
      .map(({ indicator }) => indicator.code),
  }
}

function hasBrackets(known: Known | undefined, wanted: readonly string[]): boolean {
  return known?.names.some((name) => wanted.includes(name) && !known.bases.includes(name)) ?? false
}

const MOST_CANDIDATES = 5

interface Known {
  readonly indicator: Indicator
  /** Folded. */
  readonly names: readonly string[]
  /** Folded, without what stands in brackets. */
  readonly bases: readonly string[]
  /** The words of each base. */
  readonly words: readonly ReadonlySet<string>[]
}

function knownBy(indicator: Indicator): Known {
  const names = [indicator.nameVi, indicator.nameEn]
  const bases = names.map((name) => fold(name.replace(/\([^)]*\)/g, ' ')))
  return { indicator, names: names.map(fold), bases, words: bases.map((base) => new Set(base.split(' '))) }
}

const knownOf = new WeakMap<Catalogue, readonly Known[]>()

function namesIn(catalogue: Catalogue): readonly Known[] {
  const known = knownOf.get(catalogue) ?? catalogue.indicators.map(knownBy)
  knownOf.set(catalogue, known)
  return known
}

/**
 * A title without what it adds to a name.
 *
 * @example coreOf('Bảng 5. Số hộ nghèo phân theo huyện năm 2022. Đơn vị tính: Hộ')
 * // 'Số hộ nghèo'
 */
export function coreOf(text: string): string {
  return TAILS.reduce(
    (rest, tail) => withoutUnit(rest).replace(tail, ''),
    text.trim().replace(NUMBERED, ''),
  ).trim()
}

/** Brackets behind a name are its unit or a footnote mark; others say which of two indicators it is. */
function withoutUnit(text: string): string {
  const [, name, inside = ''] = /^(.*\S)\s*\(([^()]{1,40})\)\s*$/su.exec(text) ?? []
  const isBeside = /^[\d*]{1,2}$/.test(inside) || readUnitPhrase(inside) !== null
  return name !== undefined && isBeside ? name : text
}

const NUMBERED =
  /^(?:(?:bảng|biểu|bieu|bang|table|phụ lục)\s*(?:số\s*)?[\p{L}\d.\-/]*\d[\p{L}\d.\-/]*\s*[.:–-]?\s+|[\divx]{1,4}[.)]\s+)/iu
const TAILS: readonly RegExp[] = [
  /[\s.,;(]*(?:đơn vị tính|đơn vị|đvt|unit)[\s:(].*$/iu,
  /[\s,]+(?:phân theo|chia theo|theo (?:địa phương|tỉnh|huyện|khu vực)|by)\s.*$/iu,
  /[\s,]+(?:năm|giai đoạn|quý|tháng|thời kỳ|in|of)?\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*$/iu,
  /[\s.,;:*]+$/u,
]

function nearest(wanted: readonly string[], known: readonly Known[]): Known[] {
  const asked = wanted.map((name) => new Set(name.split(' ')))
  const likenessOf = ({ words }: Known) =>
    Math.max(0, ...words.flatMap((own) => asked.map((each) => likeness(own, each))))
  return known
    .map((each) => ({ each, near: likenessOf(each) }))
    .filter(({ near }) => near >= LEAST_LIKENESS)
    .sort((a, b) => b.near - a.near)
    .map(({ each }) => each)
}

const LEAST_LIKENESS = 0.55

/** The share of words that two names have in common (Dice). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const word of a) if (b.has(word)) common += 1
  return (2 * common) / (a.size + b.size)
}

/** The file's name names nothing for certain, and is the best hint where no title stands above the table. */
export function nameOfFile(file: string): string {
  return file.replace(/\.\w{2,5}$/, '').replaceAll(/[_-]/g, ' ')
}
