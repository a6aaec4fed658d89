// Cells that hold one of a closed list: the code in any case, a Vietnamese word for it, or the code with its name behind it as our
// template's lists write it ("TARGET · Chỉ tiêu"). Status and unit have more to them and are read by words/.
import {
  ABSENCES,
  type Absence,
  ACCESSES,
  type Access,
  DATA_KINDS,
  type DataKind,
  QUALIFIERS,
  type Qualifier,
  STATISTICS,
  type Statistic,
  TIME_BASES,
  type TimeBasis,
} from '#schema/codes.ts'
import { fold } from '#schema/fold.ts'
import { suggestNamed } from '#schema/suggest.ts'
import { memoise } from './memoise.ts'

/** A closed list with the words that offices write for its codes. */
export interface CodeList<C extends string> {
  /** The code that a cell means; null when it means none. */
  find(text: string): C | null
  /** The nearest codes to a text that means none. */
  suggest(text: string): readonly string[]
}

export const KINDS = codeList<DataKind>(DATA_KINDS, {
  ACTUAL: ['thực hiện', 'kết quả', 'thực tế', 'kết quả thực hiện'],
  TARGET: ['chỉ tiêu', 'kế hoạch', 'mục tiêu', 'phấn đấu', 'chỉ tiêu kế hoạch'],
  FORECAST: ['dự báo', 'dự kiến'],
})

export const STATISTIC_CODES = codeList<Statistic>(STATISTICS, {
  LEVEL: ['mức', 'số tuyệt đối', 'quy mô'],
  SHARE: ['tỷ lệ', 'tỉ lệ', 'tỷ trọng', 'tỉ trọng'],
  CHANGE: ['thay đổi', 'mức thay đổi', 'tăng giảm', 'chênh lệch'],
  CUMULATIVE: ['lũy kế', 'cộng dồn'],
  ANNUAL_AVERAGE: ['bình quân năm', 'bình quân hằng năm', 'bình quân hàng năm', 'trung bình năm'],
})

export const TIME_BASIS_CODES = codeList<TimeBasis>(TIME_BASES, {
  END_OF_PERIOD: ['cuối kỳ', 'cuối năm'],
  DURING_PERIOD: ['trong kỳ', 'trong năm'],
  AS_OF: ['tại thời điểm', 'tính đến'],
})

export const QUALIFIER_CODES = codeList<Qualifier>(QUALIFIERS, {
  EXACT: ['chính xác', 'đúng'],
  APPROX: ['khoảng', 'ước chừng'],
  NEARLY: ['gần'],
  LESS_THAN: ['dưới', 'nhỏ hơn'],
  AT_MOST: ['tối đa', 'không quá', 'nhiều nhất'],
  GREATER_THAN: ['trên', 'lớn hơn', 'hơn'],
  AT_LEAST: ['ít nhất', 'tối thiểu', 'trở lên'],
  RANGE: ['từ đến', 'trong khoảng'],
})

export const ACCESS_CODES = codeList<Access>(ACCESSES, {
  PUBLIC: ['công khai', 'mọi người'],
  GOVERNMENT: ['cơ quan nhà nước', 'nhà nước'],
  INTERNAL: ['nội bộ'],
})

export const ABSENCE_CODES = codeList<Absence>(ABSENCES, {
  NOT_REPORTED: ['không có số liệu', 'không báo cáo', 'chưa có số liệu', 'chưa báo cáo'],
  NOT_APPLICABLE: ['không áp dụng', 'không thuộc đối tượng'],
  NOT_PUBLISHED: ['chưa công bố'],
  SUPPRESSED: ['không công bố', 'bảo mật'],
  FORBIDDEN: [],
  UNREACHABLE: [],
  NOT_JOINED: [],
})

/**
 * A cell without the name that our template's lists write behind a code.
 *
 * @example withoutName('VN63-89 · An Giang')
 * // 'VN63-89'
 */
export function withoutName(text: string): string {
  const dot = text.indexOf(' · ')
  return dot < 0 ? text : text.slice(0, dot)
}

function codeList<C extends string>(
  codes: readonly C[],
  words: Readonly<Record<C, readonly string[]>>,
): CodeList<C> {
  const byText = new Map<string, C>()
  for (const code of codes) for (const text of [code, ...words[code]]) byText.set(fold(text), code)
  return {
    find: memoise((text) => byText.get(fold(withoutName(text))) ?? null),
    suggest: (text) =>
      suggestNamed(
        withoutName(text),
        codes.map((code) => ({ candidate: code, names: [code, ...words[code]] })),
        3,
      ),
  }
}
