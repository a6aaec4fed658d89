// Slices: the question is the id, and the answer is a series table that names it. This is how every comparison reads a province.

import { type AnsweredTable, entryAt, readSeriesTable } from '#schema/series-table.ts'
import { formatSliceId, type SliceQuestion } from '#schema/slice.ts'
import { figuresOfSeries, figuresOfTable } from '../figure-lists.ts'
import { isObject } from '../is-object.ts'
import { type Audit, everything, type Subject } from '../subject.ts'
import { demand, noneOf, notApplicable } from '../verdict.ts'

export const SLICE_AUDITS: readonly Audit[] = [
  {
    id: 'SLC-01',
    run: async (subject) => {
      const id = subject.sliceId(ANY)
      const [data] = await subject.slices([id])
      // the echo has an audit of its own
      const table = isObject(data) ? readSeriesTable({ ...data, slice: id }, id) : null
      const isOwn = table !== null && ['LIVE', 'STALE', 'NOTHING_PUBLISHED'].includes(table.state)
      return demand(isOwn, 'không phải bảng chuỗi số liệu phiên bản 1', 'no series table of version 1')
    },
  },
  {
    id: 'SLC-02',
    run: async (subject) => {
      const ids = [subject.sliceId(ANY), subject.sliceId({ ...ANY, notStated: true })]
      const answered = (await subject.slices(ids)).map((data) => (isObject(data) ? data.slice : null))
      return noneOf(
        ids.filter((id, index) => answered[index] !== id),
        'câu trả lời mang mã của lát cắt khác; được hỏi',
        'the answer names another slice than',
      )
    },
  },
  {
    id: 'SLC-03',
    run: async (subject) => {
      const [data] = await subject.slices([subject.sliceId(ANY)])
      const province = isObject(data) ? String(data.province).slice(0, 20) : '—'
      return demand(
        province === subject.province.id,
        `bảng ghi tỉnh ${province}`,
        `the table names province ${province}`,
      )
    },
  },
  {
    id: 'SLC-04',
    run: async (subject) => {
      const question = await everything(subject)
      const { isWhole, series } = await subject.sample()
      const asked = series.filter(
        ({ breakdown, indicator }) => breakdown.length === 0 && question.indicators.includes(indicator.code),
      )
      const [ofSeries, ofSlice] = [figuresOfSeries(asked), figuresOfTable(await subject.table(question))]
      const lost = [...ofSeries].filter(([key, figure]) => ofSlice.get(key) !== figure)
      const more = isWhole ? [...ofSlice].filter(([key]) => !ofSeries.has(key)) : []
      return noneOf(
        [...lost, ...more].map(([key]) => key),
        'lát cắt và chuỗi khác nhau ở',
        'slice and series differ at',
      )
    },
  },
  nullWhen('SLC-05', () => 'garbage'),
  nullWhen('SLC-06', ({ province }) =>
    formatSliceId({ province: province.id === 'VN34-01' ? 'VN34-25' : 'VN34-01', question: ANY }),
  ),
  nullWhen('SLC-07', ({ province }) =>
    encoded(province.id, '{"period":{"pick":"LATEST"},"indicators":["POOR_HH_RATE"]}'),
  ),
  nullWhen('SLC-08', ({ province }) =>
    encoded(
      province.id,
      JSON.stringify({
        indicators: Array.from({ length: 60 }, (_, at) => `A${10 + at}_${'X'.repeat(60)}`),
        period: { pick: 'LATEST' },
      }),
    ),
  ),
  nullWhen('SLC-09', ({ province }) =>
    encoded(province.id, '{"hidden":true,"indicators":["POOR_HH_RATE"],"period":{"pick":"LATEST"}}'),
  ),
  {
    id: 'SLC-10',
    run: async (subject) => {
      const question = await everything(subject)
      const [all, latest] = [
        await subject.table({ ...question, notStated: undefined } as SliceQuestion),
        await subject.table(latestOf(question)),
      ]
      const newest = new Map(all.series.map((one) => [JSON.stringify(one.key), newestOf(one)]))
      const wrong = latest.series.filter(({ key, periods }) => {
        const expected = newest.get(JSON.stringify(key))
        return periods.length !== 1 || (expected !== undefined && periods[0]?.end !== expected)
      })
      if (latest.series.length !== newest.size)
        return demand(false, 'mất chuỗi khi hỏi kỳ mới nhất', 'loses series when the latest is asked')
      return noneOf(
        wrong.map(({ key }) => key.indicator),
        'không phải kỳ mới nhất',
        'not the latest period',
      )
    },
  },
  {
    id: 'SLC-11',
    run: async (subject) => {
      const question = await everything(subject)
      const all = await subject.table(question)
      const period = all.series.flatMap(({ periods }) => periods).find(({ start }) => start !== null)
      if (!period?.start || !period.end)
        return notApplicable('không có kỳ nào được nêu', 'no period is stated')
      const { start: from, end: to } = period
      const equal = await subject.table({
        ...question,
        notStated: undefined,
        period: { pick: 'EQUAL', from, to },
      } as SliceQuestion)
      const other = equal.series
        .flatMap(({ periods }) => periods)
        .filter(({ start, end }) => start !== from || end !== to)
      if (equal.series.length === 0)
        return demand(false, 'kỳ có số liệu lại trả lời rỗng', 'a period with figures answers none')
      return noneOf(
        other.map(({ label }) => label),
        'kỳ khác kỳ được hỏi',
        'periods that were not asked for',
      )
    },
  },
  {
    id: 'SLC-12',
    run: async (subject) => {
      const { series } = await subject.table(await everything(subject))
      const broken = series.filter(({ key }) => Object.keys(key.breakdown).length > 0)
      return noneOf(
        broken.map(({ key }) => key.indicator),
        'có phân tổ không được hỏi',
        'breakdowns that were not asked for',
      )
    },
  },
  {
    id: 'SLC-13',
    run: async (subject) => {
      const { series } = await subject.table({
        ...(await everything(subject)),
        kinds: undefined,
      } as SliceQuestion)
      const other = series.filter(({ key }) => key.kind !== 'ACTUAL')
      return noneOf(
        other.map(({ key }) => `${key.indicator} ${key.kind}`),
        'có chỉ tiêu, dự báo không được hỏi',
        'targets or forecasts that were not asked for',
      )
    },
  },
  {
    id: 'SLC-14',
    run: async (subject) => {
      const { series } = await subject.table({
        ...(await everything(subject)),
        notStated: undefined,
      } as SliceQuestion)
      const unstated = series.filter(({ periods }) => periods.some(({ start }) => start === null))
      return noneOf(
        unstated.map(({ key }) => key.indicator),
        'có kỳ không nêu rõ dù không được hỏi',
        'periods not stated that were not asked for',
      )
    },
  },
  {
    id: 'SLC-15',
    run: async (subject) => {
      const question = await everything(subject)
      const { series, areasHeld, areasMatched } = await subject.table(question)
      const strange = series
        .filter(({ key }) => !question.indicators.includes(key.indicator))
        .map(({ key }) => key.indicator)
      const unheld = areasMatched.filter((area) => !areasHeld.includes(area))
      return noneOf([...strange, ...unheld], 'ngoài câu hỏi', 'outside the question')
    },
  },
  {
    id: 'SLC-16',
    run: async (subject) => {
      const { indicators } = await everything(subject)
      const ids = indicators
        .slice(0, 8)
        .map((code) => subject.sliceId({ indicators: [code], period: { pick: 'ALL' } }))
      const answers = await subject.slices([...ids, ...ids])
      const numbers = new Set(
        answers.map((data) => (isObject(data) && isObject(data.release) ? data.release.number : null)),
      )
      return demand(
        numbers.size === 1,
        `một câu hỏi, các lần công bố ${[...numbers]}`,
        `one question, releases ${[...numbers]}`,
      )
    },
  },
  {
    id: 'SLC-17',
    run: async (subject) => {
      const [data] = await subject.slices([subject.sliceId(ANY)])
      const at = isObject(data) ? Date.parse(String(data.answeredAt)) : Number.NaN
      return demand(
        Math.abs(at - Date.now()) < 5 * 60_000,
        'answeredAt lệch giờ quá 5 phút',
        'answeredAt is more than 5 minutes off',
      )
    },
  },
]

const ANY: SliceQuestion = { indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } }

/** What is no question to this province is null, and what stands beside it is answered. */
function nullWhen(id: Audit['id'], idOf: (subject: Subject) => string): Audit {
  return {
    id,
    run: async (subject) => {
      const [before, strange, after] = await subject.slices([
        subject.sliceId(ANY),
        idOf(subject),
        subject.sliceId(ANY),
      ])
      if (strange !== null) return demand(false, 'lại được trả lời', 'it is answered')
      return demand(
        isObject(before) && isObject(after),
        'làm mất câu trả lời bên cạnh',
        'what stands beside it is lost',
      )
    },
  }
}

function encoded(province: string, json: string): string {
  return `${province}~${Buffer.from(json).toString('base64url')}`
}

function latestOf({ notStated: _, ...question }: SliceQuestion): SliceQuestion {
  return { ...question, period: { pick: 'LATEST' } }
}

/** The last day of the newest period that has a figure; of any, when none has. */
function newestOf({ periods, absences }: AnsweredTable['series'][number]): string | null {
  const figures = periods.filter((_, at) => entryAt(absences, at) === null)
  return (figures.length > 0 ? figures : periods).reduce<string | null>(
    (newest, { end }) => (newest === null || (end ?? '') > newest ? end : newest),
    null,
  )
}
