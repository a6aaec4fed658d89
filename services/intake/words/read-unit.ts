// Units as people write them: "Đơn vị tính: Nghìn người", "(%)", "Thousand persons". Which unit an indicator has, the catalogue says.
import type { Unit } from '#schema/codes.ts'
import { findPeriod } from './read-period.ts'
import { bare, tidy, words } from './word-pattern.ts'

export interface UnitReading {
  /** Null: the file says a unit, or only a power of ten, and the contract has none for it. */
  readonly unit: Unit | null
  /** Power of ten: 3 for "Nghìn người". */
  readonly multiplier: number
  /** The words of the unit, as printed. */
  readonly said: string
}

/**
 * Reads the unit in a heading or a title: behind "Đơn vị tính", in brackets, or as the whole text. Null when the text says none,
 * or says two. "Năm" is a unit only behind "Đơn vị tính": elsewhere it is a heading.
 *
 * @example readUnitWords('Dân số phân theo địa phương. Đơn vị tính: Nghìn người')
 * // { unit: 'PERSONS', multiplier: 3, said: 'Nghìn người' }
 *
 * @example readUnitWords('Mật độ dân số (Người/km²)')
 * // { unit: null, multiplier: 0, said: 'Người/km²' }
 */
export function readUnitWords(text: string): UnitReading | null {
  const line = tidy(text)
  if (line.length > LONGEST_TITLE) return null
  const announced = ANNOUNCED.exec(line)?.[1]?.replace(/[\s.]+$/, '')
  if (announced) return readUnitPhrase(announced) ?? { unit: null, multiplier: 0, said: announced }
  const bracketed = [...line.matchAll(/[([]([^()[\]]+)[)\]]/g)].map(([, inside = '']) => inside)
  const whole = HEADS_NAMES.test(line) ? null : readHeadingUnit(line)
  const read = [whole, ...bracketed.map(readHeadingUnit)].filter((unit) => unit !== null)
  const [first] = read
  return first && read.every((each) => isSame(each, first)) ? first : null
}

/**
 * Reads words that are nothing but a unit, as beside a number: "nghìn người", "tỷ đồng", "tỷ". Null when they are none.
 *
 * @example [readUnitPhrase('tỷ đồng'), readUnitPhrase('tỷ'), readUnitPhrase('tỷ lệ')]
 * // [{ unit: 'VND', multiplier: 9, said: 'tỷ đồng' }, { unit: null, multiplier: 9, said: 'tỷ' }, null]
 */
export function readUnitPhrase(text: string): UnitReading | null {
  const said = tidy(text).replace(/^[:\s-]+|[.:\s]+$/g, '')
  const known = cached.get(said)
  if (known !== undefined) return known
  const read = isForeign(said) ? { unit: null, multiplier: 0, said } : (oneUnit(said) ?? twoLanguages(said))
  if (cached.size < CACHED) cached.set(said, read)
  return read
}

/** No title is longer; what is, is a paragraph. */
const LONGEST_TITLE = 1000

/** A file has a handful of units and up to a million cells that name them. */
const CACHED = 1000
const cached = new Map<string, UnitReading | null>()

const ANNOUNCED = new RegExp(
  `(?:${words('đơn vị tính', 'ĐVT', 'đv tính')}\\s*[:.-]?|${words('đơn vị', 'unit')}\\s*:)\\s*([^;,()[\\]]+?)(?=\\.\\s|[;,()[\\]]|$)`,
  'iu',
)

/** Kinds of people: counted in persons. */
const PEOPLE = ['nhân khẩu', 'khẩu', 'lao động', 'học sinh', 'sinh viên', 'học viên', 'trẻ em']

const UNITS_BY_WORD: Readonly<Record<Unit, readonly string[]>> = {
  PERSONS: ['người', 'person', 'persons', 'people', 'pers', 'pers.', ...PEOPLE],
  HOUSEHOLDS: ['hộ', 'hộ gia đình', 'hộ dân', 'household', 'households', 'hhs'],
  PERCENT: ['%', 'phần trăm', 'percent', 'per cent'],
  PERCENTAGE_POINTS: ['điểm phần trăm', 'điểm %', '% điểm', 'percentage point', 'percentage points'],
  COUNT: [
    'cơ sở',
    'trường',
    'xã',
    'huyện',
    'thôn',
    'doanh nghiệp',
    'lớp',
    'cuộc',
    'vụ',
    'dự án',
    'mô hình',
    'chi bộ',
    'văn bản',
    'thủ tục',
    'chỉ tiêu',
  ],
  VND: ['đồng', 'đ', 'vnd', 'vnđ', 'dong', 'dongs', 'đồng việt nam'],
  YEARS: ['năm', 'year', 'years'],
  DOSSIERS: ['hồ sơ', 'dossier', 'dossiers'],
  TURNS: ['lượt', 'lượt người', 'turn', 'turns'],
}

const POWERS: Readonly<Record<number, readonly string[]>> = {
  3: ['nghìn', 'ngàn', '1000', '1.000', '1 000', '1,000', 'thousand', 'thousands', 'thous', 'thous.'],
  6: ['triệu', 'tr', 'tr.', 'million', 'millions', 'mill', 'mill.'],
  9: ['tỷ', 'tỉ', 'billion', 'billions', 'bill', 'bill.', 'nghìn triệu'],
  12: ['nghìn tỷ', 'ngàn tỷ', 'nghìn tỉ', 'ngàn tỉ'],
}

/** Without diacritics these are other words: "năm" would be "nam", which heads the column of men. */
const ONLY_ACCENTED = new Set(['năm', 'vụ', 'xã', 'lớp', 'đ'])

const UNIT_OF = new Map(
  Object.entries(UNITS_BY_WORD).flatMap(([unit, spelled]) =>
    spelled.flatMap((word) => spellings(word).map((each) => [each, unit as Unit] as const)),
  ),
)
const POWER_OF = new Map(
  Object.entries(POWERS).flatMap(([power, spelled]) =>
    spelled.flatMap((word) => spellings(word).map((each) => [each, Number(power)] as const)),
  ),
)

function spellings(word: string): string[] {
  return ONLY_ACCENTED.has(word) ? [word] : [word, bare(word)]
}

/** What a rate is of, and measures that the contract has no unit for. */
const FOREIGN =
  /^(?:(?:nghìn|triệu|tỷ|1000)\s+)?(?:km|km2|km²|ha|héc-?ta|m2|m²|m3|m³|tấn|tạ|kg|lít|kwh|mw|usd|đô la(?: mỹ)?|‰|phần nghìn|tuổi|age|ngày|giờ|tháng|lần|con|chiếc|cây|gb|điểm)$/iu

/** "Người/km²" has the form of "Quý II/2024" and "31/12/2022", which are periods. */
function isForeign(said: string): boolean {
  return FOREIGN.test(said) || (/^[^\s/]+(?: [^\s/]+)?\/[^\s/]/u.test(said) && findPeriod(said) === null)
}

function readHeadingUnit(text: string): UnitReading | null {
  const read = readUnitPhrase(text)
  return read?.unit === 'YEARS' ? null : read
}

/** A heading "Xã", "Học sinh", "Chỉ tiêu" says what is listed or counted, not in which unit. */
const HEADS_NAMES = new RegExp(
  `^${words(...UNITS_BY_WORD.COUNT, ...PEOPLE, 'hộ gia đình', 'hộ dân', 'hồ sơ')}$`,
  'iu',
)

function oneUnit(said: string): UnitReading | null {
  const phrase = said.toLowerCase().replace(/^in\s+/, '')
  const whole = UNIT_OF.get(phrase)
  if (whole) return { unit: whole, multiplier: 0, said }
  const powerAlone = POWER_OF.get(phrase)
  if (powerAlone) return { unit: null, multiplier: powerAlone, said }
  for (const [, scale = '', rest = ''] of splits(phrase)) {
    const [multiplier, unit] = [POWER_OF.get(scale), UNIT_OF.get(rest)]
    if (multiplier && unit && unit !== 'PERCENT') return { unit, multiplier, said }
  }
  return null
}

/** "tr.đồng" and "nghìn tỷ đồng": the scale is one word or two, or an abbreviation that touches. */
function splits(phrase: string): RegExpExecArray[] {
  return [/^(\S+)\s+(?:of\s+)?(.+)$/u, /^(\S+\s\S+)\s+(?:of\s+)?(.+)$/u, /^(tr\.?)\s*(đ|đồng|dong|vnđ|vnd)$/u]
    .map((pattern) => pattern.exec(phrase))
    .filter((match) => match !== null)
}

/** "Triệu đồng - In millions of dong" says the same thing twice. */
function twoLanguages(said: string): UnitReading | null {
  const [first, second, ...more] = said.split(/\s+[-–/]\s+/u)
  if (!first || !second || more.length > 0) return null
  const [a, b] = [oneUnit(first), oneUnit(second)]
  return a && b && isSame(a, b) ? { ...a, said } : null
}

function isSame(a: UnitReading, b: UnitReading): boolean {
  return a.unit === b.unit && a.multiplier === b.multiplier
}
