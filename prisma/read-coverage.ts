// Reads what a province holds figures of: indicator × area × kind × statistic, with its periods, as of the newest release.
import { Prisma } from '#generated/prisma/client.ts'
import { fits } from './fitting-series.ts'
import type { Database } from './open-database.ts'
import type { CoverageRow } from './stored.ts'
import { IS_FIGURE, releaseAsked, visibleObservations } from './visible-observations.ts'

/** Coverage in the order of indicator, area, kind and statistic. Empty when nothing is published. */
export async function readCoverage(
  { prisma }: Database,
  { indicators }: { readonly indicators?: readonly string[] } = {},
): Promise<CoverageRow[]> {
  return prisma.$queryRaw<CoverageRow[]>`
    WITH answered AS ${releaseAsked()},
    held AS (
      SELECT indicator, area, kind, statistic, period_start, period_end, min(period_label) AS label, count(*)::int AS figures
      FROM answered, series,
        LATERAL ${visibleObservations(Prisma.sql`series.id`, Prisma.sql`answered.number`)} AS figure
      WHERE ${fits({ indicators })} AND ${IS_FIGURE}
      GROUP BY indicator, area, kind, statistic, period_start, period_end
    )
    SELECT indicator, area, kind, statistic,
      json_agg(json_build_object('start', period_start, 'end', period_end, 'label', label)
        ORDER BY period_end NULLS LAST, period_start) AS periods,
      sum(figures)::int AS observations
    FROM held GROUP BY indicator, area, kind, statistic ORDER BY indicator, area, kind, statistic`
}
