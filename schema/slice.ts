// A slice: one question to one province. The slice's id *is* the question, encoded canonically, so that equal
// questions have equal ids whoever asks: `<province id>~<base64url of canonical JSON>`.
// What a province answers is series-table.ts; which slices a comparison needs is decided in comparison/.
import { z } from 'zod'
import { calendarDay, calendarInstant } from './calendar.ts'
import { canonicalJson } from './canonical-json.ts'
import { DATA_KINDS, STATISTICS } from './codes.ts'
import { fail } from './errors.ts'

/** The longest slice id, in characters; a longer question has to be split. */
export const SLICE_ID_LIMIT = 4096

const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/)
const areaId = z.string().regex(/^VN(63|34)-[A-Z0-9]{2,3}$/)
const dimension = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/)
const day = calendarDay
const sortedSet = <T extends z.ZodType<string>>(item: T, max: number) =>
  z.array(item).min(1).max(max).refine(isSortedSet, 'must be sorted and without duplicates')

/** Which periods: those inside a range, the latest of each series (inside a window, if given; `count` of them), or all that are held. */
const slicePeriod = z.discriminatedUnion('pick', [
  z.strictObject({ pick: z.literal('EQUAL'), from: day, to: day }),
  z.strictObject({ pick: z.literal('WITHIN'), from: day, to: day }),
  z.strictObject({ pick: z.literal('OVERLAPPING'), from: day, to: day }),
  z.strictObject({
    pick: z.literal('LATEST'),
    from: day.optional(),
    to: day.optional(),
    count: z.int().min(2).max(10).optional(),
  }),
  z.strictObject({ pick: z.literal('ALL'), from: day.optional(), to: day.optional() }),
])
export type SlicePeriod = z.infer<typeof slicePeriod>

/** One dimension: the codes wanted, or (no codes) every code of it. */
const sliceBreakdown = z.strictObject({
  dimension,
  codes: sortedSet(z.string().regex(/^[^\p{Cc}]{1,64}$/u), 200).optional(),
})

/**
 * The question of a slice. What is left out takes its default: every area held, outcomes only, every statistic,
 * totals only (no breakdown), any standard and concept, stated periods only, the newest release.
 */
export const sliceQuestion = z.strictObject({
  indicators: sortedSet(code, 60),
  areas: sortedSet(areaId, 100).optional(),
  period: slicePeriod,
  notStated: z.literal(true).optional(),
  kinds: z.array(z.enum(DATA_KINDS)).min(1).refine(isSortedSet).optional(),
  statistics: z.array(z.enum(STATISTICS)).min(1).refine(isSortedSet).optional(),
  breakdown: z
    .array(sliceBreakdown)
    .min(1)
    .max(5)
    .refine((items) => isSortedSet(items.map((item) => item.dimension)))
    .optional(),
  standard: code.optional(),
  concept: code.optional(),
  asOf: z
    .union([z.strictObject({ release: z.int().min(1) }), z.strictObject({ time: calendarInstant })])
    .optional(),
})
export type SliceQuestion = z.infer<typeof sliceQuestion>

/** A slice of one province: who is asked, and what. */
export interface Slice {
  readonly province: string
  readonly question: SliceQuestion
}

/**
 * Writes a slice as its id. Throws SLICE_TOO_LARGE when the id would be longer than 4,096 characters.
 *
 * @example formatSliceId({ province: 'VN34-25', question: { indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } } })
 * // 'VN34-25~eyJpbmRpY2F0b3JzIjpbIlBPT1JfSEhfUkFURSJdLCJwZXJpb2QiOnsicGljayI6IkxBVEVTVCJ9fQ'
 */
export function formatSliceId({ province, question }: Slice): string {
  const id = `${province}~${Buffer.from(canonicalJson(question)).toString('base64url')}`
  if (id.length > SLICE_ID_LIMIT) throw fail('SLICE_TOO_LARGE', { length: id.length, limit: SLICE_ID_LIMIT })
  return id
}

/**
 * Reads a slice id. Null when it is not one: too long, not canonical, or not a valid question; a caller may have sent anything.
 *
 * @example parseSliceId('VN34-25~eyJpbmRpY2F0b3JzIjpbIlBPT1JfSEhfUkFURSJdLCJwZXJpb2QiOnsicGljayI6IkxBVEVTVCJ9fQ')?.province
 * // 'VN34-25'
 */
export function parseSliceId(id: string): Slice | null {
  if (id.length > SLICE_ID_LIMIT) return null
  const at = id.indexOf('~')
  const province = id.slice(0, at)
  if (!/^VN34-\d{2}$/.test(province)) return null
  const question = sliceQuestion.safeParse(readJson(id.slice(at + 1)))
  if (!question.success) return null
  return formatSliceId({ province, question: question.data }) === id
    ? { province, question: question.data }
    : null
}

function readJson(base64url: string): unknown {
  try {
    return JSON.parse(Buffer.from(base64url, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

function isSortedSet(items: readonly string[]): boolean {
  return items.every((item, i) => i === 0 || (items[i - 1] ?? '') < item)
}
