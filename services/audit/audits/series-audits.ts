// Series as objects and as columns, their filters, and the coverage that stands for them.
import { z } from 'zod'
import { type Audit, NOTHING_PUBLISHED, type Subject } from '../subject.ts'
import { AuditEnd, demand, noneOf, notApplicable, type Verdict } from '../verdict.ts'
import { keyOf, SERIES_PAGE, seriesPage, type WireSeries } from '../wire-series.ts'

const countAnswer = z.object({ province: z.object({ series: z.object({ totalCount: z.int() }) }) })

export const SERIES_AUDITS: readonly Audit[] = [
  {
    id: 'SER-01',
    run: async ({ endpoint, province }) => {
      const data = await endpoint.askWell(
        `{ province: ${province.rootField} { series(first: 100) { ${SERIES_PAGE} } } }`,
      )
      const read = seriesPage.safeParse(data)
      const where = read.error?.issues[0]?.path.join('.') ?? ''
      return demand(read.success, `không đúng dạng ở ${where}`, `not of the contract’s form at ${where}`)
    },
  },
  { id: 'SER-02', run: (subject) => unique(subject, ({ id }) => id) },
  { id: 'SER-03', run: (subject) => unique(subject, keyOf) },
  {
    id: 'SER-04',
    run: async (subject) => {
      const series = await published(subject)
      return noneOf(
        series.filter((one) => !hasSameColumns(one)).map(keyOf),
        'cột khác đối tượng ở chuỗi',
        'columns and objects differ in',
      )
    },
  },
  {
    id: 'SER-05',
    run: async (subject) => {
      const series = await published(subject)
      return noneOf(
        series.filter(({ observations }) => observations.length === 0).map(keyOf),
        'chuỗi rỗng',
        'empty series',
      )
    },
  },
  {
    id: 'SER-06',
    run: async (subject) => {
      const [first] = await published(subject)
      const code = first?.indicator.code ?? ''
      return filtered(subject, `indicators: ["${safe(code)}"]`, ({ indicator }) => indicator.code === code)
    },
  },
  {
    id: 'SER-07',
    run: async (subject) => {
      const [first] = await published(subject)
      const id = first?.area.id ?? ''
      return filtered(subject, `areas: ["${safe(id)}"]`, ({ area }) => area.id === id)
    },
  },
  {
    id: 'SER-08',
    run: (subject) => filtered(subject, 'kinds: [TARGET]', ({ kind }) => kind === 'TARGET'),
  },
  {
    id: 'SER-09',
    run: async (subject) => {
      const asked = `series(indicators: ["NOBODY_COUNTS_THIS"]) { totalCount }`
      const { province } = await subject.read(asked, countAnswer, 'SER-01')
      const { totalCount } = province.series
      return demand(
        totalCount === 0,
        `mã lạ lại có ${totalCount} chuỗi`,
        `a code of nobody has ${totalCount} series`,
      )
    },
  },
  {
    id: 'SER-10',
    run: async (subject) => {
      const { series, isWhole } = await subject.sample()
      if (!isWhole)
        return notApplicable('tỉnh có quá nhiều chuỗi để đếm hết', 'too many series to count them all')
      const counted = new Map<string, number>()
      for (const one of series) {
        const figures = one.observations.filter(({ absence }) => absence === null).length
        if (figures > 0) counted.set(coverKey(one), (counted.get(coverKey(one)) ?? 0) + figures)
      }
      const covered = new Map((await subject.coverage()).map((row) => [coverKey(row), row.observations]))
      const keys = [...new Set([...counted.keys(), ...covered.keys()])]
      return noneOf(
        keys
          .filter((key) => counted.get(key) !== covered.get(key))
          .map((key) => `${key}: ${covered.get(key) ?? 0} ≠ ${counted.get(key) ?? 0}`),
        'coverage khác số liệu',
        'coverage differs from the figures',
      )
    },
  },
  {
    id: 'SER-11',
    run: async (subject) => {
      const figures = await subject.figures()
      const [stated] = figures.filter(({ observation }) => observation.period.stated)
      if (!stated) return notApplicable('không có kỳ nào được nêu', 'no period is stated')
      const { start, end } = stated.observation.period
      const range = `periods: { from: "${safe(start)}", to: "${safe(end)}" }`
      const { province } = await subject.read(
        `series(${range}, first: 100) { ${SERIES_PAGE} }`,
        seriesPage,
        'SER-01',
      )
      const all = province.series.nodes.flatMap(({ observations }) => observations)
      const outside = all.filter(
        ({ period }) =>
          String(period.start) < String(start) || String(period.end) > String(end) || !period.stated,
      )
      if (all.length === 0)
        return demand(false, 'khoảng có số liệu lại trả lời rỗng', 'a range with figures answers none')
      return noneOf(
        outside.map(({ period }) => period.label),
        'kỳ ngoài khoảng hỏi',
        'periods outside the range',
      )
    },
  },
]

async function published(subject: Subject): Promise<readonly WireSeries[]> {
  const { series } = await subject.sample()
  if (series.length === 0) throw new AuditEnd(NOTHING_PUBLISHED)
  return series
}

async function unique(subject: Subject, of: (series: WireSeries) => string): Promise<Verdict> {
  const all = (await published(subject)).map(of)
  return noneOf([...new Set(all.filter((one, index) => all.indexOf(one) !== index))], 'lặp lại', 'twice')
}

/** A filter gives all that fits and nothing else; of a sample, nothing else. */
async function filtered(
  subject: Subject,
  filter: string,
  fits: (series: WireSeries) => boolean,
): Promise<Verdict> {
  const { series, isWhole } = await subject.sample()
  const asked = `series(${filter}, first: 500) { ${SERIES_PAGE} }`
  const { province } = await subject.read(asked, seriesPage, 'SER-01')
  const got = province.series.nodes
  const wrong = got.filter((one) => !fits(one)).map(keyOf)
  if (wrong.length > 0) return noneOf(wrong, 'có chuỗi không được hỏi', 'series that were not asked for')
  const found = new Set(got.map(keyOf))
  const lost = isWhole ? series.filter((one) => fits(one) && !found.has(keyOf(one))).map(keyOf) : []
  return noneOf(lost, 'mất chuỗi', 'loses series')
}

function hasSameColumns({ observations, periods, values, statuses }: WireSeries): boolean {
  const columns = [periods, values, statuses]
  const objects = [
    observations.map(({ period }) => period),
    observations.map(({ value }) => value),
    observations.map(({ status }) => status),
  ]
  return JSON.stringify(columns) === JSON.stringify(objects)
}

function coverKey(
  row: Pick<WireSeries, 'kind' | 'statistic'> & { indicator: { code: string }; area: { id: string } },
): string {
  return [row.indicator.code, row.area.id, row.kind, row.statistic].join(' ')
}

/** A text of theirs, inside a question of ours: codes and days only. */
function safe(text: unknown): string {
  return String(text)
    .replace(/[^\w-]/g, '')
    .slice(0, 64)
}
