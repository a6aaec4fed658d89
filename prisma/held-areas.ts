// The areas with a public figure as of a release: found from those of the release before it and from what the release itself touches,
// because looking through everything that a province holds takes seconds.
import { Prisma } from '#generated/prisma/client.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { IS_FIGURE, visibleObservations } from './visible-observations.ts'

/** What a release does to areas. Rows that change nothing may be counted with the others. */
export interface TouchedAreas {
  /** Areas of which it has a public figure. */
  readonly shown: Set<string>
  /** Areas of which it takes a figure back, or has a row that is not public or no figure. */
  readonly hidden: Set<string>
}

export function touchAreas({ shown, hidden }: TouchedAreas, figures: readonly NewObservation[]): void {
  for (const { key, access, absence } of figures)
    (access === 'PUBLIC' && absence === null ? shown : hidden).add(key.area)
}

/** Every area with a public figure as of a release, sorted. The release is written; it need not be published. */
export async function readHeldAreas(
  tx: Prisma.TransactionClient,
  release: number,
  { shown, hidden }: TouchedAreas,
): Promise<string[]> {
  const [before] = await tx.$queryRaw<{ areas: string[] | null }[]>`
    SELECT areas FROM release WHERE number < ${release}::int ORDER BY number DESC LIMIT 1`
  const kept = before?.areas ?? []
  const doubtful = kept.filter((area) => hidden.has(area) && !shown.has(area))
  const gone = new Set(doubtful)
  for (const area of await readHeldAmong(tx, release, doubtful)) gone.delete(area)
  return [...new Set([...kept, ...shown])].filter((area) => !gone.has(area)).sort()
}

async function readHeldAmong(
  tx: Prisma.TransactionClient,
  release: number,
  areas: readonly string[],
): Promise<string[]> {
  if (areas.length === 0) return []
  const visible = visibleObservations(Prisma.sql`series.id`, Prisma.sql`${release}::int`)
  const rows = await tx.$queryRaw<{ area: string }[]>`
    SELECT asked.area FROM unnest(${areas}::text[]) AS asked (area)
    WHERE EXISTS (SELECT FROM series, LATERAL ${visible} AS figure WHERE series.area = asked.area AND ${IS_FIGURE})`
  return rows.map(({ area }) => area)
}
