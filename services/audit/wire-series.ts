// A province's answers in GraphQL as they come over the wire: objects and lists are held to the contract's shape, while the leaves are
// taken as they are, so that the audit of a leaf can say what is wrong with it.
import { z } from 'zod'

const leaf = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Leaf = z.infer<typeof leaf>
const text = z.string()

const wirePeriod = z.object({ start: leaf, end: leaf, label: text, stated: z.boolean() })
export type WirePeriod = Readonly<z.infer<typeof wirePeriod>>

const wireRelease = z.object({ number: z.int(), publishedAt: text, note: text.nullable() })
export type WireRelease = Readonly<z.infer<typeof wireRelease>>

const wireObservation = z.object({
  id: text,
  period: wirePeriod,
  value: leaf,
  low: leaf,
  high: leaf,
  qualifier: text,
  decimals: z.number(),
  multiplier: z.number(),
  status: text,
  access: text,
  absence: leaf,
  inferred: z.array(text),
  note: text.nullable(),
  source: z.object({
    id: text,
    title: text,
    publisher: text,
    date: text,
    place: text.nullable(),
    attribution: text,
    confidence: leaf,
  }),
  release: wireRelease,
})
export type WireObservation = Readonly<z.infer<typeof wireObservation>>

const wireArea = z.object({ id: text, scheme: text, code: text, nameVi: text, kind: text, host: leaf })
const wireIndicator = z.object({
  code: text,
  nameVi: text,
  nameEn: text,
  domain: text,
  unit: text,
  aggregation: text,
  higherIs: text,
})

const wireSeries = z.object({
  id: text,
  indicator: wireIndicator,
  area: wireArea,
  kind: text,
  statistic: text,
  timeBasis: text,
  standard: text.nullable(),
  concept: text.nullable(),
  unit: text,
  breakdown: z.array(z.object({ dimension: text, code: text })),
  periods: z.array(wirePeriod),
  values: z.array(leaf),
  statuses: z.array(text),
  observations: z.array(wireObservation),
})
export type WireSeries = Readonly<z.infer<typeof wireSeries>>

const pageInfo = z.object({ endCursor: text.nullable(), hasNextPage: z.boolean() })
const pageOf = <T extends z.ZodType>(node: T) =>
  z.object({ totalCount: z.int(), pageInfo, nodes: z.array(node) })

export interface WirePage<T> {
  readonly totalCount: number
  readonly pageInfo: Readonly<z.infer<typeof pageInfo>>
  readonly nodes: readonly T[]
}

export const seriesPage = z.object({ province: z.object({ series: pageOf(wireSeries) }) })
export const seriesIdPage = z.object({ province: z.object({ series: pageOf(z.object({ id: text })) }) })
export const releasePage = z.object({ province: z.object({ releases: pageOf(wireRelease) }) })

const wireCoverage = z.object({
  indicator: z.object({ code: text }),
  area: z.object({ id: text }),
  kind: text,
  statistic: text,
  periods: z.array(wirePeriod),
  observations: z.int(),
})
export type WireCoverage = Readonly<z.infer<typeof wireCoverage>>
export const coverageAnswer = z.object({ province: z.object({ coverage: z.array(wireCoverage) }) })

const PERIOD = '{ start end label stated }'
const RELEASE = '{ number publishedAt note }'
const PAGE = 'totalCount pageInfo { endCursor hasNextPage }'

/** Selections, in the contract's words. */
export const SERIES_FIELDS = `id
  indicator { code nameVi nameEn domain unit aggregation higherIs } area { id scheme code nameVi kind host }
  kind statistic timeBasis standard concept unit breakdown { dimension code } periods ${PERIOD} values statuses
  observations { id period ${PERIOD} value low high qualifier decimals multiplier status access absence inferred note
    source { id title publisher date place attribution confidence } release ${RELEASE} }`
export const SERIES_PAGE = `${PAGE} nodes { ${SERIES_FIELDS} }`
export const SERIES_ID_PAGE = `${PAGE} nodes { id }`
export const RELEASE_PAGE = `${PAGE} nodes ${RELEASE}`
export const COVERAGE_FIELDS = `indicator { code } area { id } kind statistic periods ${PERIOD} observations`

/** The key of a series, as one text. */
export function keyOf(series: WireSeries): string {
  const { indicator, area, kind, statistic, timeBasis, standard, concept } = series
  const parts = series.breakdown.map(({ dimension, code }) => `${dimension}=${code}`).sort()
  return [indicator.code, area.id, kind, statistic, timeBasis, standard ?? '', concept ?? '', ...parts].join(
    '|',
  )
}

/** What an observation is called in a finding. */
export function nameOf(series: WireSeries, { id, period }: WireObservation): string {
  return `${series.indicator.code} ${series.area.id} ${period.label} [${id}]`.slice(0, 100)
}
