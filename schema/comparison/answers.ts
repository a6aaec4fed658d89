// What came back: each thing received is paired with its slice by position and read as an answer of that province, or refused.
// A province may send anything. A wrong table is REFUSED and nothing at all means DOWN; never is one province's table taken for another's.
import type { AnswerState } from '../codes.ts'
import { fail } from '../errors.ts'
import type { Province } from '../registry/registry.ts'
import { type AnsweredTable, readSeriesTable, type SeriesTable } from '../series-table.ts'
import { formatSliceId } from '../slice.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { Messages, ProvinceAnswer } from './comparison-result.ts'
import type { HeldObservation } from './observations.ts'
import { type PeriodReader, periodReader, readObservations } from './read-observations.ts'
import { type Role, type RoledSlice, slicesOf } from './slices-of.ts'
import type { World } from './world.ts'

/** A province's answer with its figures; none where it gave none that can be used. */
export interface GatheredAnswer extends ProvinceAnswer {
  /** What it answered to the slice that fills the cells. */
  readonly table: AnsweredTable | null
  /** Every slice that it answered, that one too; empty without `table`. */
  readonly read: readonly ReadSlice[]
}

/** A slice with the table that answers it, and what of the table fits the question. */
export interface ReadSlice {
  readonly role: Role
  readonly table: AnsweredTable
  readonly observations: readonly HeldObservation[]
}

/**
 * The answers of the provinces asked, in the order of the question. `received` is the `data` of each slice, by position: null and `{}`
 * are DOWN, and what is not the answer of this province to this slice is REFUSED. A province is taken at its word whole or not at
 * all: where one of its slices cannot be used, none is. Throws BAD_COMPARISON when the question names a province that the
 * registry does not have.
 */
export function readAnswers(
  question: ComparisonQuestion,
  received: readonly unknown[],
  world: World,
): GatheredAnswer[] {
  const positioned = slicesOf(question, world).map((slice, position) => ({ slice, data: received[position] }))
  const byProvince = Map.groupBy(positioned, ({ slice }) => slice.province)
  const readers = periodReaders()
  return [...byProvince].map(([id, own]) => {
    const province = world.registry.findProvince(id)
    if (!province) throw fail('BAD_COMPARISON')
    return readAnswer(province, own, readers, question.maxAge)
  })
}

interface Received {
  readonly slice: RoledSlice
  readonly data: unknown
}

function readAnswer(
  province: Province,
  received: readonly Received[],
  readerOf: (slice: RoledSlice) => PeriodReader,
  maxAge: number | undefined,
): GatheredAnswer {
  const read: ReadSlice[] = []
  for (const { slice, data } of received) {
    if (isNothing(data)) return withoutTable(province, 'DOWN')
    const table = readSeriesTable(data, formatSliceId(slice))
    if (!table || !isOf(table, province)) return withoutTable(province, 'REFUSED')
    if (table.state === 'NOTHING_PUBLISHED') {
      const { ageSeconds, answeredAt } = table
      return { ...withoutTable(province, 'NOTHING_PUBLISHED'), ageSeconds, answeredAt }
    }
    if (!('series' in table)) return withoutTable(province, table.state)
    const observations = readObservations(slice.question, table, province, readerOf(slice))
    read.push({ role: slice.role, table, observations })
  }
  const table = read.find(({ role }) => role === 'FIGURES')?.table
  if (!table) return withoutTable(province, 'DOWN')
  const { release, answeredAt } = table
  // half of one release beside half of another would compare what was never published together
  if (read.some((other) => other.table.release.number !== release.number))
    return withoutTable(province, 'REFUSED')
  const state = read.some((other) => other.table.state === 'STALE') ? 'STALE' : 'LIVE'
  const ageSeconds = Math.max(...read.map((other) => other.table.ageSeconds))
  if (state === 'STALE' && maxAge !== undefined && ageSeconds > maxAge) return withoutTable(province, 'DOWN')
  const messages = messagesOf(province, state, { number: release.number, age: ageSeconds })
  return { province, state, ageSeconds, release, answeredAt, messages, table, read }
}

/** All provinces are asked for the same periods in the same role. */
function periodReaders(): (slice: RoledSlice) => PeriodReader {
  const readers = new Map<Role, PeriodReader>()
  return ({ role, question }) => {
    const reader = readers.get(role) ?? periodReader(question)
    readers.set(role, reader)
    return reader
  }
}

/** Another engine gives `{}` for a slice that failed. */
function isNothing(data: unknown): boolean {
  return data === null || data === undefined || (typeof data === 'object' && Object.keys(data).length === 0)
}

/** Whether the table names this province and points nowhere outside itself. */
function isOf(table: SeriesTable, province: Province): boolean {
  if (!('province' in table)) return true
  if (table.province !== province.id) return false
  return table.state === 'NOTHING_PUBLISHED' || pointsInside(table)
}

function pointsInside({ series, sources, releases }: AnsweredTable): boolean {
  return series.every(
    (each) =>
      entriesOf(each.sources).every((source) => source < sources.length) &&
      entriesOf(each.releases).every((release) => release < releases.length),
  )
}

function entriesOf<T>(column: readonly T[] | { readonly all: T }): readonly T[] {
  return 'all' in column ? [column.all] : column
}

function withoutTable(province: Province, state: AnswerState): GatheredAnswer {
  return {
    province,
    state,
    ageSeconds: null,
    release: null,
    answeredAt: null,
    messages: messagesOf(province, state, {}),
    table: null,
    read: [],
  }
}

/** What the state of an answer means, without the province's name. */
export const STATE_WORDS: Readonly<Record<AnswerState, Messages>> = {
  LIVE: { VI: 'vừa trả lời', EN: 'has just answered' },
  STALE: {
    VI: 'hiện không liên lạc được, đây là câu trả lời gần nhất',
    EN: 'cannot be reached now, this is its last known answer',
  },
  TIMED_OUT: { VI: 'không trả lời kịp', EN: 'did not answer in time' },
  DOWN: { VI: 'không kết nối được', EN: 'cannot be reached' },
  REFUSED: {
    VI: 'câu trả lời không đúng hợp đồng nên không được dùng',
    EN: 'its answer breaks the contract and is not used',
  },
  NOT_JOINED: { VI: 'chưa tham gia liên tỉnh', EN: 'has not joined the federation' },
  NOTHING_PUBLISHED: { VI: 'chưa công bố gì', EN: 'has published nothing yet' },
}

function messagesOf(
  province: Province,
  state: AnswerState,
  { number, age }: { readonly number?: number; readonly age?: number },
): Messages {
  const release = {
    VI: number === undefined ? '' : `, lần công bố số ${number}`,
    EN: number === undefined ? '' : `, release ${number}`,
  }
  const old = {
    VI: age ? `, cũ ${age} giây` : '',
    EN: age ? `, ${age} seconds old` : '',
  }
  return {
    VI: `${province.nameVi}: ${STATE_WORDS[state].VI}${release.VI}${old.VI}.`,
    EN: `${province.nameEn}: ${STATE_WORDS[state].EN}${release.EN}${old.EN}.`,
  }
}
