// Figures and their parts in words that fit into an issue's sentence, in both languages.
import type {
  Absence,
  AreaScheme,
  Attainment,
  Direction,
  ObservationStatus,
  Statistic,
  TimeBasis,
  Unit,
} from '../codes.ts'
import type { BoundsFigure, Figure, Precision } from '../figure.ts'
import { formatPeriod, type Period } from '../period.ts'
import type { Messages } from './comparison-result.ts'

export const STATISTIC_WORDS: Readonly<Record<Statistic, Messages>> = {
  LEVEL: { VI: 'mức', EN: 'level' },
  SHARE: { VI: 'tỷ lệ', EN: 'share' },
  CHANGE: { VI: 'mức thay đổi', EN: 'change' },
  CUMULATIVE: { VI: 'lũy kế', EN: 'cumulative' },
  ANNUAL_AVERAGE: { VI: 'bình quân năm', EN: 'annual average' },
}

export const STATUS_WORDS: Readonly<Record<ObservationStatus, Messages>> = {
  A: { VI: 'chính thức', EN: 'official' },
  P: { VI: 'sơ bộ', EN: 'provisional' },
  E: { VI: 'ước tính', EN: 'estimate' },
  F: { VI: 'dự báo', EN: 'forecast' },
  B: { VI: 'đứt chuỗi', EN: 'series break' },
  M: { VI: 'không thể có', EN: 'cannot exist' },
  Q: { VI: 'không công bố', EN: 'withheld' },
  L: { VI: 'không thu thập', EN: 'not collected' },
  O: { VI: 'thiếu', EN: 'missing' },
}

export const UNIT_WORDS: Readonly<Record<Unit, Messages>> = {
  PERSONS: { VI: 'người', EN: 'persons' },
  HOUSEHOLDS: { VI: 'hộ', EN: 'households' },
  PERCENT: { VI: '%', EN: '%' },
  PERCENTAGE_POINTS: { VI: 'điểm phần trăm', EN: 'percentage points' },
  COUNT: { VI: '', EN: '' },
  VND: { VI: 'đồng', EN: 'VND' },
  YEARS: { VI: 'năm', EN: 'years' },
  DOSSIERS: { VI: 'hồ sơ', EN: 'dossiers' },
  TURNS: { VI: 'lượt', EN: 'turns' },
}

export const DIRECTION_WORDS: Readonly<Record<Direction, Messages>> = {
  BETTER: { VI: 'cao hơn là tốt hơn', EN: 'higher is better' },
  WORSE: { VI: 'thấp hơn là tốt hơn', EN: 'lower is better' },
  NEUTRAL: { VI: 'không có chiều tốt xấu', EN: 'neither way is better' },
}

export const ATTAINMENT_WORDS: Readonly<Record<Attainment, Messages>> = {
  MET: { VI: 'đạt', EN: 'met' },
  MET_AT_LOWER_BOUND: {
    VI: 'đạt ở mức thấp nhất của khoảng mục tiêu',
    EN: 'met at the least end of the target range',
  },
  NOT_MET: { VI: 'không đạt', EN: 'not met' },
  UNDETERMINED: { VI: 'chưa thể kết luận', EN: 'undetermined' },
}

export const TIME_BASIS_WORDS: Readonly<Record<TimeBasis, Messages>> = {
  END_OF_PERIOD: { VI: 'cuối kỳ', EN: 'end of period' },
  DURING_PERIOD: { VI: 'trong kỳ', EN: 'during the period' },
  AS_OF: { VI: 'tại một ngày', EN: 'as of a day' },
}

export const BOUNDARY_WORDS: Readonly<Record<AreaScheme | 'UNCHANGED', Messages>> = {
  VN63: { VI: 'địa giới 63 tỉnh', EN: 'the 63 units' },
  VN34: { VI: 'địa giới 34 tỉnh', EN: 'the 34 units' },
  UNCHANGED: { VI: 'địa giới không đổi', EN: 'unchanged' },
}

export const ABSENCE_WORDS: Readonly<Record<Absence, Messages>> = {
  NOT_REPORTED: { VI: 'không báo cáo', EN: 'not reported' },
  NOT_APPLICABLE: { VI: 'không áp dụng', EN: 'not applicable' },
  NOT_PUBLISHED: { VI: 'chưa công bố', EN: 'not published' },
  SUPPRESSED: { VI: 'ẩn để bảo mật', EN: 'suppressed' },
  FORBIDDEN: { VI: 'không có quyền xem', EN: 'not allowed to be seen' },
  UNREACHABLE: { VI: 'không liên lạc được', EN: 'not reachable' },
  NOT_JOINED: { VI: 'chưa tham gia', EN: 'not joined' },
}

const KEY_PART_WORDS: Readonly<Record<string, Messages>> = {
  standard: { VI: 'chuẩn', EN: 'standard' },
  period: { VI: 'kỳ', EN: 'period' },
  status: { VI: 'trạng thái', EN: 'status' },
  concept: { VI: 'khái niệm', EN: 'concept' },
}

/** A part of a series' key by name. */
export function keyPartWords(part: string): Messages {
  return KEY_PART_WORDS[part] ?? inBoth(part)
}

export function periodWords(period: Period): Messages {
  return { VI: formatPeriod(period), EN: formatPeriod(period, 'EN') }
}

/**
 * A figure as its source puts it.
 *
 * @example figureWords({ form: 'BOUNDS', qualifier: 'RANGE', low: '1.5', high: '2', decimals: 1, multiplier: 0 })
 * // { VI: 'từ 1,5 đến 2', EN: 'from 1.5 to 2' }
 */
export function figureWords(figure: Figure): Messages {
  switch (figure.form) {
    case 'VALUE':
      return figure.qualifier === 'EXACT'
        ? numberWords(figure.value)
        : around('khoảng', 'about', figure.value)
    case 'NEARLY':
      return around('gần', 'nearly', figure.high)
    case 'BOUNDS':
      return boundsWords(figure)
  }
}

/**
 * To what unit a figure is printed.
 *
 * @example precisionWords({ decimals: 0, multiplier: 3 })
 * // { VI: 'in đến 1000', EN: 'printed to 1000' }
 */
export function precisionWords({ decimals, multiplier }: Precision): Messages {
  const exponent = multiplier - decimals
  const unit = exponent < 0 ? `0.${'1'.padStart(-exponent, '0')}` : '1'.padEnd(exponent + 1, '0')
  return around('in đến', 'printed to', unit)
}

/** The same in both languages: a code, a name. */
export function inBoth(text: string): Messages {
  return { VI: text, EN: text }
}

function boundsWords(figure: BoundsFigure): Messages {
  switch (figure.qualifier) {
    case 'LESS_THAN':
      return around('dưới', 'below', figure.high)
    case 'AT_MOST':
      return around('không quá', 'at most', figure.high)
    case 'GREATER_THAN':
      return around('trên', 'above', figure.low)
    case 'AT_LEAST':
      return around('ít nhất', 'at least', figure.low)
    case 'RANGE': {
      const { low, high } = figure
      return { VI: `từ ${numberWords(low).VI} đến ${numberWords(high).VI}`, EN: `from ${low} to ${high}` }
    }
  }
}

function around(vi: string, en: string, decimal: string): Messages {
  return { VI: `${vi} ${numberWords(decimal).VI}`, EN: `${en} ${decimal}` }
}

/** A decimal as it is written: Vietnamese has a decimal comma. */
export function numberWords(decimal: string): Messages {
  return { VI: decimal.replace('.', ','), EN: decimal }
}

/** One behind the other, with commas. */
export function joined(words: readonly Messages[]): Messages {
  return { VI: words.map(({ VI }) => VI).join(', '), EN: words.map(({ EN }) => EN).join(', ') }
}
