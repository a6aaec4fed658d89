// What the played subgraphs know: of each province six series of ten years, made up, and what the ministry would compute from them.
// Where the question belongs stands HOLE; projected-answer.ts cuts these objects to what is asked, play-subgraphs.ts fills the hole.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { hasStandards } from '#schema/catalogue/standards.ts'
import type { Province } from '#schema/registry/registry.ts'
import { packColumn, readSeriesTable, type SeriesTable, type TableSeries } from '#schema/series-table.ts'
import { tableOf } from '#tests/schema/comparison/table-of.ts'
import { INDICATORS, YEARS } from './questions.ts'

/** Stands for the mark of a question. */
export const HOLE = '@question'

/** The release of every province. */
export const RELEASE = { number: 1, publishedAt: '2026-01-01T00:00:00Z', note: null }

/** A province as its own subgraph knows it. */
export function playedProvince(province: Province): object {
  const nodes = figuresByIndicator(province).map(([indicator, figures], index) => ({
    id: `${indicator}.${HOLE}`,
    indicator: { code: indicator, nameVi: catalogue.findIndicator(indicator)?.nameVi ?? indicator },
    kind: 'ACTUAL',
    statistic: 'LEVEL',
    standard: null,
    periods: figures.map(({ period }) => playedPeriod(period)),
    values: figures.map(({ value }) => value),
    statuses: figures.map(() => (index === 0 ? 'E' : 'A')),
  }))
  const page = { totalCount: nodes.length, pageInfo: { endCursor: null, hasNextPage: false } }
  return { ...stubOf(province), series: { nodes, ...page }, releases: { nodes: [RELEASE], ...page } }
}

/** A slice as a province answers it. */
export function playedSlice(province: Province): object {
  const id = `${province.id}~${HOLE}`
  return { __typename: `${province.typeName}Slice`, id, data: tableFor(province, id) }
}

/** The root of the ministry, for a comparison of these provinces. */
export function playedMinistry(all: readonly Province[], asked: readonly Province[]): object {
  const slices = asked.map(({ id, typeName }) => ({
    __typename: `${typeName}Slice`,
    id: `${id}~${HOLE}`,
  }))
  return { provinces: all.map(stubOf), compare: { ...comparisonKey(asked.length), slices } }
}

/** What the ministry computes once the provinces have answered. */
export function playedComparison(asked: readonly Province[]): object {
  const columns = INDICATORS.flatMap((indicator) => YEARS.map((year) => ({ indicator, year })))
  return {
    ...comparisonKey(asked.length),
    columns: columns.map(({ indicator, year }, at) => ({ id: at === 0 ? HOLE : `${indicator}.${year}` })),
    rows: asked.map((province, row) => ({
      area: { id: province.id, nameVi: province.nameVi },
      province: stubOf(province),
      cells: columns.map(({ indicator, year }) => playedCell(indicator, year, row)),
    })),
    comparability: { comparable: true, issues: [] },
    answers: asked.map((province) => ({ state: 'LIVE', ageSeconds: 0, province: stubOf(province) })),
  }
}

/** The id says how many provinces were asked: a gather must come back with as many tables. */
function comparisonKey(asked: number): object {
  return { __typename: 'Comparison', id: `cmp~${asked}~${HOLE}`, pin: '' }
}

function stubOf({ typeName, id, nameVi, nameEn, slug }: Province): object {
  return { __typename: typeName, id, nameVi, nameEn, slug }
}

function playedCell(indicator: string, year: number, row: number): object {
  return {
    value: valueAt(row, indicator, year),
    low: null,
    high: null,
    qualifier: 'EXACT',
    status: 'A',
    kind: 'ACTUAL',
    statistic: 'LEVEL',
    standard: null,
    decimals: 2,
    multiplier: 0,
    rank: row + 1,
    rankBest: row + 1,
    rankWorst: row + 1,
    ties: 0,
    boundaries: 'VN34',
    absence: null,
    note: null,
    observationId: `${indicator}/${year}`,
    period: playedPeriod(String(year)),
  }
}

function playedPeriod(year: string): object {
  return { label: year, start: `${year}-01-01`, end: `${year}-12-31`, stated: true }
}

/** A table as a province sends it, columns packed; checked, because a gateway may look inside. */
function tableFor(province: Province, slice: string): SeriesTable {
  const figures = figuresByIndicator(province).flatMap(([, group]) => group)
  const question = { indicators: [...INDICATORS], period: { pick: 'ALL' as const } }
  const table = tableOf({ province: province.id, question }, figures)
  if (!('series' in table)) throw new Error('A province that holds figures has no series.')
  const packed = {
    ...table,
    slice,
    release: RELEASE,
    releases: [RELEASE],
    series: table.series.map(withPackedColumns),
  }
  const read = readSeriesTable(JSON.parse(JSON.stringify(packed)), slice)
  if (!read) throw new Error(`The table played for ${province.id} is none.`)
  return read
}

function withPackedColumns(series: TableSeries): TableSeries {
  const isPacked = (name: string) => name !== 'key' && name !== 'ids' && name !== 'periods'
  return Object.fromEntries(
    Object.entries(series).map(([name, column]) =>
      isPacked(name) && Array.isArray(column) ? [name, packColumn<unknown>(column)] : [name, column],
    ),
  ) as TableSeries
}

function figuresByIndicator({ id }: Province) {
  const row = Number.parseInt(id.slice(-2), 10)
  return INDICATORS.map((indicator) => {
    const figures = YEARS.map((year) => ({
      area: id,
      indicator,
      period: String(year),
      value: valueAt(row, indicator, year),
      ...(hasStandards(indicator) && { standard: 'MDP_2016_2020' }),
    }))
    return [indicator, figures] as const
  })
}

/** Two decimals, unlike from cell to cell. */
function valueAt(row: number, indicator: string, year: number): string {
  return `${(row * 7 + indicator.length * 13 + year * 3) % 90}.${10 + ((row + year) % 90)}`
}
