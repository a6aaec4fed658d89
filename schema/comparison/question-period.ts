// When: which periods are compared, and as published when.
import { z } from 'zod'
import { parsePeriod, type StatedPeriod } from '../period.ts'
import type { AsOfInput, PeriodSelectionInput } from './compare-input.ts'
import type { ComparisonQuestion, QuestionPeriod } from './comparison-question.ts'
import type { Problems } from './problems.ts'

const instant = z.iso.datetime({ offset: true })

/** The periods selected, in exactly one way; a window may go with `latest` only. */
export function resolvePeriod(
  selection: PeriodSelectionInput,
  problems: Problems,
): Pick<ComparisonQuestion, 'period' | 'notStated'> {
  return {
    period: readSelection(selection, problems) ?? { pick: 'EACH' },
    ...(selection.includeNotStated ? { notStated: true as const } : {}),
  }
}

/** What was published then: a release number of each province, or an instant. */
export function resolveAsOf(
  asOf: AsOfInput | null | undefined,
  problems: Problems,
): ComparisonQuestion['asOf'] {
  if (!asOf) return undefined
  const { release } = asOf
  const time = asOf.time instanceof Date ? isoOf(asOf.time) : asOf.time
  const hasRelease = typeof release === 'number' && Number.isInteger(release) && release >= 1
  const hasTime = typeof time === 'string' && instant.safeParse(time).success
  if (hasRelease && !time) return { release }
  if (hasTime && (release === null || release === undefined)) return { time: isoOf(new Date(time)) }
  problems.add('asOf', 'BAD_AS_OF')
  return undefined
}

/** Seconds that a stale answer may have. */
export function resolveMaxAge(maxAge: number | null | undefined, problems: Problems): number | undefined {
  if (maxAge === null || maxAge === undefined) return undefined
  if (maxAge < 0) problems.add('maxAge', 'BAD_MAX_AGE', { maxAge })
  return maxAge
}

/** Undefined once a problem was found. */
function readSelection(selection: PeriodSelectionInput, problems: Problems): QuestionPeriod | undefined {
  const [at, overlapping] = [selection.at, selection.overlapping].map((text) => text ?? undefined)
  const hasWindow = isGiven(selection.from) || isGiven(selection.to)
  const ways = [isGiven(at), isGiven(overlapping), isGiven(selection.latest) || hasWindow]
  const isHalfWindow = hasWindow && !selection.latest && !(isGiven(selection.from) && isGiven(selection.to))
  if (ways.filter(Boolean).length !== 1 || isHalfWindow) {
    problems.add('period', 'BAD_PERIOD_SELECTION')
    return undefined
  }
  const read = (field: 'at' | 'from' | 'to' | 'overlapping') => readPeriod(selection[field], field, problems)
  if (isGiven(at)) return withDays('AT', read('at'))
  if (isGiven(overlapping)) return withDays('OVERLAPPING', read('overlapping'))
  return readWindow(selection, read('from'), read('to'), problems)
}

function readWindow(
  { latest, from: fromText, to: toText }: PeriodSelectionInput,
  first: StatedPeriod | undefined,
  last: StatedPeriod | undefined,
  problems: Problems,
): QuestionPeriod | undefined {
  const [from, to] = [first?.start, last?.end]
  if (from && to && to < from) {
    problems.add('period.to', 'BAD_PERIOD', {
      text: `${fromText} … ${toText}`,
      reasonVi: `cuối khoảng ${to} trước đầu khoảng ${from}`,
      reasonEn: `the range ends ${to}, before it starts ${from}`,
    })
    return undefined
  }
  if (latest) return { pick: latest, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  return from && to ? { pick: 'WITHIN', from, to } : undefined
}

function readPeriod(
  text: string | null | undefined,
  field: string,
  problems: Problems,
): StatedPeriod | undefined {
  return isGiven(text) ? problems.attempt(`period.${field}`, () => parsePeriod(text)) : undefined
}

function withDays(pick: 'AT' | 'OVERLAPPING', period: StatedPeriod | undefined): QuestionPeriod | undefined {
  return period && { pick, from: period.start, to: period.end }
}

function isoOf(time: Date): string {
  return Number.isNaN(time.getTime()) ? '' : time.toISOString()
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
