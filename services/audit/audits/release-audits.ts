// Releases are numbered, dated and immutable; asOf answers what was published then. Whoever cites a figure relies on nothing else.

import { readJson } from '../endpoint.ts'
import { figuresOfSeries, figuresOfTable } from '../figure-lists.ts'
import { isObject } from '../is-object.ts'
import { type Audit, everything, type Subject } from '../subject.ts'
import { demand, noneOf, notApplicable, type Verdict } from '../verdict.ts'
import { RELEASE_PAGE, releasePage, SERIES_PAGE, seriesPage, type WireSeries } from '../wire-series.ts'

export const RELEASE_AUDITS: readonly Audit[] = [
  {
    id: 'REL-01',
    run: async ({ endpoint, province }) => {
      const data = await endpoint.askWell(
        `{ province: ${province.rootField} { releases(first: 100) { ${RELEASE_PAGE} } } }`,
      )
      const read = releasePage.safeParse(data)
      return demand(read.success, 'danh sách lần công bố sai dạng', 'the list of releases is not of its form')
    },
  },
  {
    id: 'REL-02',
    run: async (subject) => {
      const { nodes, totalCount } = await subject.releases()
      const numbers = nodes.map(({ number }) => number)
      const expected = numbers.map((_, index) => totalCount - index)
      return demand(
        JSON.stringify(numbers) === JSON.stringify(expected) && numbers.length === Math.min(totalCount, 100),
        `các số là ${numbers.slice(0, 8)}, tổng ${totalCount}`,
        `the numbers are ${numbers.slice(0, 8)}, of ${totalCount}`,
      )
    },
  },
  {
    id: 'REL-03',
    run: async (subject) => {
      await subject.newest()
      const times = (await subject.releases()).nodes.map(({ publishedAt }) => Date.parse(publishedAt))
      const wrong = times.some((time, index) => !(time <= (times[index - 1] ?? Date.now() + 5 * 60_000)))
      return demand(
        !wrong,
        'ngày công bố không theo thứ tự, hoặc ở tương lai',
        'dates out of order, or in the future',
      )
    },
  },
  {
    id: 'REL-04',
    run: async (subject) => {
      const newest = await subject.newest()
      const answer = readJson((await subject.endpoint.get('release')).text)
      const release = isObject(answer) && isObject(answer.release) ? answer.release : {}
      return demand(
        release.number === newest.number && release.publishedAt === newest.publishedAt,
        `/release nói ${release.number}, releases nói ${newest.number}`,
        `/release says ${release.number}, releases says ${newest.number}`,
      )
    },
  },
  {
    id: 'REL-05',
    run: async (subject) => {
      const { number } = await subject.newest()
      const { release } = await subject.table(await everything(subject))
      return demand(
        release.number === number,
        `lát cắt trả lời từ lần ${release.number}`,
        `the slice answers from release ${release.number}`,
      )
    },
  },
  {
    id: 'REL-06',
    run: async (subject) => {
      const { number } = await subject.newest()
      const figures = await subject.figures()
      const wrong = figures.filter(
        ({ observation: { release } }) => release.number < 1 || release.number > number,
      )
      return noneOf(
        wrong.map(({ observation }) => observation.id),
        'số liệu của lần chưa công bố',
        'figures of no release',
      )
    },
  },
  {
    id: 'ASOF-01',
    run: async (subject) => {
      const { number } = await subject.newest()
      return same(
        await textAsOf(subject, `release: ${number}`),
        await textAsOf(subject, null),
        'lần mới nhất khác câu trả lời hiện tại',
        'the newest release differs from what is answered now',
      )
    },
  },
  {
    id: 'ASOF-02',
    run: async (subject) => {
      await subject.newest()
      return same(
        await textAsOf(subject, 'release: 1'),
        await textAsOf(subject, 'release: 1'),
        'hỏi hai lần, hai câu trả lời',
        'asked twice, two answers',
      )
    },
  },
  {
    id: 'ASOF-03',
    run: async (subject) => {
      const { number } = await subject.newest()
      return refusedWith(subject, `asOf: { release: ${number + 1000} }`, 'UNKNOWN_RELEASE')
    },
  },
  {
    id: 'ASOF-04',
    run: async (subject) => {
      await subject.newest()
      const series = await seriesAsOf(subject, 'time: "1990-01-01T00:00:00Z"')
      return demand(series.length === 0, `có ${series.length} chuỗi`, `has ${series.length} series`)
    },
  },
  {
    id: 'ASOF-05',
    run: async (subject) => {
      const { number } = await subject.newest()
      if (number < 2) return ONE_RELEASE
      const later = (await seriesAsOf(subject, `release: ${number - 1}`))
        .flatMap(({ observations }) => observations)
        .filter(({ release }) => release.number >= number)
      return noneOf(
        later.map(({ id }) => id),
        'số liệu công bố về sau',
        'figures that were published later',
      )
    },
  },
  {
    id: 'ASOF-06',
    run: async (subject) => {
      const { number, publishedAt } = await subject.newest()
      const time = new Date(publishedAt).toISOString()
      return same(
        await textAsOf(subject, `time: "${time}"`),
        await textAsOf(subject, `release: ${number}`),
        'theo giờ và theo số khác nhau',
        'by time and by number differ',
      )
    },
  },
  { id: 'ASOF-07', run: (subject) => refusedWith(subject, 'asOf: {}', 'BAD_INPUT') },
  {
    id: 'ASOF-08',
    run: async (subject) => {
      await subject.newest()
      const question = await everything(subject)
      const all = await seriesAsOf(subject, 'release: 1')
      const asked = all.filter(
        ({ indicator, breakdown }) => breakdown.length === 0 && question.indicators.includes(indicator.code),
      )
      const ofSeries = figuresOfSeries(asked)
      const ofSlice = figuresOfTable(await subject.table({ ...question, asOf: { release: 1 } }))
      const lost = [...ofSeries].filter(([key, figure]) => ofSlice.get(key) !== figure)
      const more = all.length < PAGE_SIZE ? [...ofSlice].filter(([key]) => !ofSeries.has(key)) : []
      return noneOf(
        [...lost, ...more].map(([key]) => key),
        'lát cắt và chuỗi của lần 1 khác nhau ở',
        'slice and series of release 1 differ at',
      )
    },
  },
  {
    id: 'ASOF-09',
    run: async (subject) => {
      const { number } = await subject.newest()
      const question = { ...(await everything(subject)), asOf: { release: number + 1000 } }
      const [data] = await subject.slices([subject.sliceId(question)])
      const state = isObject(data) ? data.state : null
      return demand(state === 'NOTHING_PUBLISHED', `lát cắt trả lời ${state}`, `the slice answers ${state}`)
    },
  },
  {
    id: 'ASOF-10',
    run: async (subject) => {
      const { nodes } = await subject.releases()
      const before = nodes[1]
      if (!before) return ONE_RELEASE
      const time = new Date(before.publishedAt).toISOString()
      return same(
        await textAsOf(subject, `time: "${time}"`),
        await textAsOf(subject, `release: ${before.number}`),
        'theo giờ và theo số của lần trước khác nhau',
        'by time and by number of the release before differ',
      )
    },
  },
]

const ONE_RELEASE = notApplicable('tỉnh mới công bố một lần', 'the province has published once only')

/** Of a province with more series, these stand for them. */
const PAGE_SIZE = 100

async function seriesAsOf(subject: Subject, asOf: string | null): Promise<readonly WireSeries[]> {
  const asked = asOf === null ? '' : `asOf: { ${asOf} }, `
  const { province } = await subject.read(
    `series(${asked}first: 100) { ${SERIES_PAGE} }`,
    seriesPage,
    'SER-01',
  )
  return province.series.nodes
}

async function textAsOf(subject: Subject, asOf: string | null): Promise<string> {
  return JSON.stringify(await seriesAsOf(subject, asOf))
}

function same(one: string, other: string, vi: string, en: string): Verdict {
  return demand(one === other, vi, en)
}

async function refusedWith({ endpoint, province }: Subject, args: string, code: string): Promise<Verdict> {
  const { errors } = await endpoint.ask(`{ ${province.rootField} { series(${args}) { totalCount } } }`)
  const got = errors[0]?.extensions.code ?? 'không lỗi · no error'
  return demand(got === code, `phải là ${code}, nhận được ${got}`, `must be ${code}, got ${got}`)
}
