// A resolved question: everything that is needed to ask the provinces and to compute from what they answer.
// It travels as the comparison's id, so what is read is checked as strictly as what is written.
import { z } from 'zod'
import { calendarDay } from '../calendar.ts'
import { COMPARE_ORDER_KEYS, DATA_KINDS, DERIVED_FIGURES, STATISTICS } from '../codes.ts'
import { sliceQuestion } from '../slice.ts'
import { ISSUE_CODES } from './issue-rules.ts'

const day = calendarDay

/** EACH: the latest of each area; COMMON: the latest that all areas hold; both inside a window, where one is given. */
const questionPeriod = z.discriminatedUnion('pick', [
  z.strictObject({ pick: z.literal('AT'), from: day, to: day }),
  z.strictObject({ pick: z.literal('WITHIN'), from: day, to: day }),
  z.strictObject({ pick: z.literal('OVERLAPPING'), from: day, to: day }),
  z.strictObject({ pick: z.literal('EACH'), from: day.optional(), to: day.optional() }),
  z.strictObject({ pick: z.literal('COMMON'), from: day.optional(), to: day.optional() }),
])
export type QuestionPeriod = Readonly<z.infer<typeof questionPeriod>>

/** Columns of one indicator that may be asked for by code: the product over the dimensions. */
export const COMBINATION_LIMIT = 200

/** The most indicators of one question. */
export const INDICATOR_LIMIT = 20

/** The longest id of a column, in characters. */
export const COLUMN_ID_LIMIT = 400

/** The most rows of one page. */
export const PAGE_LIMIT = 200

/** The longest cursor, in characters. */
export const CURSOR_LIMIT = 500

const { areas, notStated, breakdown, standard, concept, asOf } = sliceQuestion.shape

export const comparisonQuestion = z.strictObject({
  /** In the order asked: it is the order of columns. */
  indicators: z.array(z.string().max(64)).min(1).max(INDICATOR_LIMIT),
  provinces: z
    .array(z.string().regex(/^VN34-\d{2}$/))
    .min(1)
    .max(100),
  /** Only these areas are rows. Left out: every area for which the provinces hold the indicators. */
  areas,
  /** Computed figures to add, by rule. */
  derive: z.array(z.enum(DERIVED_FIGURES)).min(1).optional(),
  /** Recast to these boundaries. Left out: as reported. */
  boundaries: z.enum(['VN63', 'VN34']).optional(),
  period: questionPeriod,
  notStated,
  kind: z.enum(DATA_KINDS),
  statistic: z.enum(STATISTICS).optional(),
  breakdown: breakdown.refine((filters) => combinationsOf(filters ?? []) <= COMBINATION_LIMIT),
  standard,
  concept,
  asOf,
  /** Seconds; an older answer counts as none. */
  maxAge: z.int32().min(0).optional(),
  accept: z.array(z.enum(ISSUE_CODES)).min(1).optional(),
  /** Left out: provinces by code, then areas by id. */
  order: z
    .strictObject({
      by: z.enum(COMPARE_ORDER_KEYS),
      /** Id of a column; the first when left out. */
      column: z.string().max(COLUMN_ID_LIMIT).optional(),
      descending: z.literal(true).optional(),
    })
    .optional(),
  first: z.int().min(1).max(PAGE_LIMIT).optional(),
  after: z.string().max(CURSOR_LIMIT).optional(),
})
export type ComparisonQuestion = Readonly<z.infer<typeof comparisonQuestion>>
export type QuestionBreakdown = NonNullable<ComparisonQuestion['breakdown']>[number]

/** How many columns the codes of a breakdown make; a dimension asked whole makes those that are held. */
export function combinationsOf(
  filters: readonly { readonly codes?: readonly string[] | null | undefined }[],
): number {
  return filters.reduce((product, { codes }) => product * (codes?.length ?? 1), 1)
}
