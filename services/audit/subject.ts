// What the audits of one endpoint share: who it is, and what it has answered once already. Each reading happens at most once, and only
// when an audit needs it; a reading that fails ends every audit that rests on it.
import type { z } from 'zod'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { Province } from '#schema/registry/registry.ts'
import { type AnsweredTable, readSeriesTable, type SeriesTable } from '#schema/series-table.ts'
import { formatSliceId, type SliceQuestion } from '#schema/slice.ts'
import type { AuditId } from './audit-texts.ts'
import type { Endpoint } from './endpoint.ts'
import { AuditEnd, notApplicable, restsOn, type Verdict } from './verdict.ts'
import {
  COVERAGE_FIELDS,
  coverageAnswer,
  RELEASE_PAGE,
  releasePage,
  SERIES_PAGE,
  seriesPage,
  type WireCoverage,
  type WireObservation,
  type WirePage,
  type WireRelease,
  type WireSeries,
} from './wire-series.ts'

/** Pages read of a province's series; of a province with more, this many are a sample. */
const PAGES = 3
const PAGE_SIZE = 100

export interface Sample {
  readonly series: readonly WireSeries[]
  readonly totalCount: number
  /** Whether that is everything the province shows. */
  readonly isWhole: boolean
}

export interface Subject {
  readonly endpoint: Endpoint
  readonly province: Province
  /** Asks for fields of the province, which comes back as `province`. Throws AuditEnd for an answer of another shape, in the name of `id`. */
  read<T extends z.ZodType>(fields: string, shape: T, id: AuditId): Promise<z.infer<T>>
  sample(): Promise<Sample>
  /** Every figure of the sample with its series. NOT_APPLICABLE when nothing is published. */
  figures(): Promise<readonly Figure[]>
  coverage(): Promise<readonly WireCoverage[]>
  /** Newest first; the first hundred. */
  releases(): Promise<WirePage<WireRelease>>
  /** The newest. NOT_APPLICABLE when nothing is published. */
  newest(): Promise<WireRelease>
  /** `data` of each slice id, as it came. */
  slices(ids: readonly string[]): Promise<readonly unknown[]>
  /** One slice with figures, held to the form of a series table. */
  table(question: SliceQuestion): Promise<AnsweredTable>
  sliceId(question: SliceQuestion): string
}

export interface Audit {
  readonly id: AuditId
  /** May throw AuditEnd in place of a verdict. */
  run(subject: Subject): Promise<Verdict>
}

export interface Figure {
  readonly series: WireSeries
  readonly observation: WireObservation
}

export const NOTHING_PUBLISHED = notApplicable(
  'tỉnh chưa công bố số liệu nào',
  'the province has published no figures',
)

export function openSubject(endpoint: Endpoint, province: Province): Subject {
  const read: Subject['read'] = async (fields, shape, id) => {
    const data = await endpoint.askWell(`{ province: ${province.rootField} { ${fields} } }`)
    const result = shape.safeParse(data)
    if (!result.success) throw restsOn(id)
    return result.data
  }
  const sample = once(() => readSample(read))
  const coverage = once(async () => {
    const { province: answered } = await read(`coverage { ${COVERAGE_FIELDS} }`, coverageAnswer, 'SER-10')
    return answered.coverage
  })
  const releases = once(async () => {
    const { province: answered } = await read(
      `releases(first: 100) { ${RELEASE_PAGE} }`,
      releasePage,
      'REL-01',
    )
    return answered.releases
  })
  const slices = (ids: readonly string[]) => askSlices(endpoint, province, ids)
  const tables = new Map<string, Promise<AnsweredTable>>()
  const sliceId = (question: SliceQuestion) => formatSliceId({ province: province.id, question })
  return {
    endpoint,
    province,
    read,
    sample,
    figures: once(async () => {
      const { series } = await sample()
      const figures = series.flatMap((one) =>
        one.observations.map((observation) => ({ series: one, observation })),
      )
      if (figures.length === 0) throw new AuditEnd(NOTHING_PUBLISHED)
      return figures
    }),
    coverage,
    releases,
    newest: once(async () => {
      const [newest] = (await releases()).nodes
      if (!newest) throw new AuditEnd(NOTHING_PUBLISHED)
      return newest
    }),
    slices,
    sliceId,
    table(question) {
      const id = sliceId(question)
      const known =
        tables.get(id) ?? slices([id]).then(([data]) => requireAnswered(readSeriesTable(data, id)))
      tables.set(id, known)
      return known
    },
  }
}

/** Every indicator that the sample has, sixty at most: the question to hold slices against it. */
export async function everything({ sample }: Subject): Promise<SliceQuestion> {
  const { series, isWhole } = await sample()
  const indicators = [...new Set(series.map(({ indicator }) => indicator.code))]
    .filter((code) => catalogue.findIndicator(code))
    .sort()
    .slice(0, isWhole ? 60 : 5)
  if (indicators.length === 0) throw new AuditEnd(NOTHING_PUBLISHED)
  return { indicators, period: { pick: 'ALL' }, notStated: true, kinds: ['ACTUAL', 'FORECAST', 'TARGET'] }
}

async function readSample(read: Subject['read']): Promise<Sample> {
  const series: WireSeries[] = []
  let after: string | null = null
  for (let page = 0; ; page += 1) {
    const where: string = after === null ? '' : `, after: ${JSON.stringify(after)}`
    const answer: z.infer<typeof seriesPage> = await read(
      `series(first: ${PAGE_SIZE}${where}) { ${SERIES_PAGE} }`,
      seriesPage,
      'SER-01',
    )
    const { nodes, totalCount, pageInfo } = answer.province.series
    series.push(...nodes)
    const isLast = !pageInfo.hasNextPage || nodes.length === 0
    if (isLast || page + 1 >= PAGES) return { series, totalCount, isWhole: isLast }
    after = pageInfo.endCursor
  }
}

async function askSlices(
  endpoint: Endpoint,
  { typeName }: Province,
  ids: readonly string[],
): Promise<unknown[]> {
  const slice = `${typeName}Slice`
  const data = await endpoint.askWell(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${slice} { id data } } }`,
    { representations: ids.map((id) => ({ __typename: slice, id })) },
  )
  const entities = data._entities
  if (!Array.isArray(entities) || entities.length !== ids.length) throw restsOn('ENT-03')
  return entities.map((entity: unknown) =>
    typeof entity === 'object' && entity !== null && 'data' in entity ? entity.data : null,
  )
}

function requireAnswered(table: SeriesTable | null): AnsweredTable {
  if (table?.state === 'LIVE' || table?.state === 'STALE') return table
  if (table?.state === 'NOTHING_PUBLISHED') throw new AuditEnd(NOTHING_PUBLISHED)
  throw restsOn('SLC-01')
}

/** A reading that is made at most once, whoever asks first. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => {
    reading ??= read()
    return reading
  }
}
