// Each figure by itself: its digits, bounds, absence and period. What a reader of figures relies on without looking.

import { ABSENCES, type Absence, QUALIFIERS, type Qualifier } from '#schema/codes.ts'
import { compareDecimals } from '#schema/decimal.ts'
import { readFigure } from '#schema/figure.ts'
import { type Audit, type Figure, NOTHING_PUBLISHED, type Subject } from '../subject.ts'
import { AuditEnd, noneOf, notApplicable, type Verdict } from '../verdict.ts'
import { keyOf, type Leaf, nameOf, type WireObservation, type WirePeriod } from '../wire-series.ts'

const DIGITS = /^-?\d{1,30}(\.\d{1,20})?$/
const DAY = /^\d{4}-\d\d-\d\d$/
const MISSING = ['M', 'O', 'Q', 'L']

export const FIGURE_AUDITS: readonly Audit[] = [
  {
    id: 'DEC-01',
    run: (subject) =>
      ofFigures(subject, 'số không viết thành văn bản', 'numbers that are not text', ({ observation }) =>
        numbersOf(observation).every((number) => typeof number === 'string'),
      ),
  },
  {
    id: 'DEC-02',
    run: (subject) =>
      ofFigures(subject, 'số viết khác dạng', 'decimals in another form', ({ observation }) =>
        numbersOf(observation).every((number) => DIGITS.test(String(number))),
      ),
  },
  {
    id: 'DEC-03',
    run: (subject) =>
      ofFigures(
        subject,
        'số không khớp mức chính xác (qualifier)',
        'numbers that its qualifier does not speak of',
        ({ observation }) =>
          observation.absence !== null ||
          !isReadable(observation) ||
          !isInOrder(observation) ||
          readOf(observation) !== null,
      ),
  },
  {
    id: 'DEC-04',
    run: async (subject) => {
      const figures = await subject.figures()
      if (figures.every(({ observation: { low, high } }) => low === null && high === null))
        return notApplicable('không có số liệu nào có cận', 'no figure has bounds')
      return ofFigures(subject, 'cận dưới lớn hơn cận trên', 'low above high', ({ observation }) =>
        isInOrder(observation),
      )
    },
  },
  {
    id: 'DEC-05',
    run: (subject) =>
      ofFigures(
        subject,
        'decimals hoặc multiplier ngoài giới hạn',
        'decimals or multiplier out of range',
        (figure) => {
          const { decimals, multiplier } = figure.observation
          return isWhole(decimals, 20) && isWhole(multiplier, 15)
        },
      ),
  },
  {
    id: 'ABS-01',
    run: (subject) =>
      ofAbsent(
        subject,
        'vắng mặt mà vẫn có số',
        'an absence with a number beside it',
        (one) => numbersOf(one).length === 0,
      ),
  },
  {
    id: 'ABS-02',
    run: (subject) =>
      ofFigures(
        subject,
        'không có số mà cũng không có lý do',
        'neither a number nor a reason',
        ({ observation }) => observation.absence !== null || numbersOf(observation).length > 0,
      ),
  },
  {
    id: 'ABS-03',
    run: (subject) =>
      ofAbsent(
        subject,
        'lý do vắng mặt không phải của tỉnh',
        'a reason that is not a province’s to give',
        ({ absence }) =>
          ABSENCES.includes(absence as Absence) && absence !== 'UNREACHABLE' && absence !== 'NOT_JOINED',
      ),
  },
  {
    id: 'ABS-04',
    run: (subject) =>
      ofFigures(
        subject,
        'có số mà tình trạng là thiếu',
        'a figure whose status says that it is missing',
        ({ observation }) => observation.absence !== null || !MISSING.includes(observation.status),
      ),
  },
  {
    id: 'PER-01',
    run: (subject) =>
      ofFigures(subject, 'kỳ không đúng dạng', 'periods that are none', ({ observation }) =>
        isPeriod(observation.period),
      ),
  },
  {
    id: 'PER-02',
    run: async (subject) => {
      const { series } = await subject.sample()
      if (series.length === 0) throw new AuditEnd(NOTHING_PUBLISHED)
      const disordered = series.filter(({ periods }) =>
        periods.some((one, at) => at > 0 && isAfter(periods[at - 1], one)),
      )
      return noneOf(disordered.map(keyOf), 'kỳ không tăng dần', 'periods that do not ascend')
    },
  },
  {
    id: 'PER-03',
    run: async (subject) => {
      const { series } = await subject.sample()
      if (series.length === 0) throw new AuditEnd(NOTHING_PUBLISHED)
      const twice = series.filter(({ observations }) => {
        const periods = observations.map(({ period }) => `${period.start}/${period.end}`)
        return new Set(periods).size < periods.length
      })
      return noneOf(twice.map(keyOf), 'một kỳ hai lần trong chuỗi', 'one period twice in')
    },
  },
]

async function ofFigures(
  subject: Subject,
  vi: string,
  en: string,
  holds: (figure: Figure) => boolean,
): Promise<Verdict> {
  const offending = (await subject.figures()).filter((figure) => !holds(figure))
  return noneOf(
    offending.map(({ series, observation }) => nameOf(series, observation)),
    vi,
    en,
  )
}

async function ofAbsent(
  subject: Subject,
  vi: string,
  en: string,
  holds: (observation: WireObservation) => boolean,
): Promise<Verdict> {
  const figures = await subject.figures()
  if (figures.every(({ observation }) => observation.absence === null))
    return notApplicable('tỉnh không có chỗ vắng mặt nào', 'the province has no absence')
  return ofFigures(subject, vi, en, ({ observation }) => observation.absence === null || holds(observation))
}

function numbersOf({ value, low, high }: WireObservation): Exclude<Leaf, null>[] {
  return [value, low, high].filter((number) => number !== null)
}

/** Whether its form can be judged at all: what cannot is DEC-02's to say. */
function isReadable(observation: WireObservation): boolean {
  return numbersOf(observation).every((number) => DIGITS.test(String(number)))
}

function isInOrder(observation: WireObservation): boolean {
  const { low, high } = observation
  return (
    low === null ||
    high === null ||
    !isReadable(observation) ||
    compareDecimals(String(low), String(high)) <= 0
  )
}

function readOf({ value, low, high, qualifier, decimals, multiplier }: WireObservation) {
  if (!QUALIFIERS.includes(qualifier as Qualifier)) return null
  const text = (number: Leaf) => (number === null ? null : String(number))
  return readFigure({
    ...{ value: text(value), low: text(low), high: text(high), decimals, multiplier },
    qualifier: qualifier as Qualifier,
    absence: null,
  })
}

function isWhole(number: number, most: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= most
}

function isPeriod({ start, end, stated }: WirePeriod): boolean {
  if (start === null || end === null) return start === end && !stated
  return stated && isDay(start) && isDay(end) && String(start) <= String(end)
}

function isDay(text: Leaf): boolean {
  return (
    typeof text === 'string' &&
    DAY.test(text) &&
    new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true
  )
}

/** Whether `a` stands wrongly before `b`: it ends later, or is not stated where `b` is. */
function isAfter(a: WirePeriod | undefined, b: WirePeriod): boolean {
  if (!a || !b.stated) return false
  return !a.stated || String(a.end) > String(b.end)
}
