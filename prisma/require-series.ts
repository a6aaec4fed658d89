// Finds the series of figures, and adds those that are new. '' stands for what a key does not state, here and in fitting-series.ts.
import type { Prisma } from '#generated/prisma/client.ts'
import { canonicalJson } from '#schema/canonical-json.ts'
import type { SeriesIdentity } from '#schema/new-observation.ts'

/** A lookup of database ids by identity. Throws TypeError when a series is already kept in another unit. */
export async function requireSeries(
  tx: Prisma.TransactionClient,
  identities: readonly SeriesIdentity[],
): Promise<(identity: SeriesIdentity) => number> {
  const rows = new Map(identities.map((identity) => [canonicalJson(rowOf(identity)), rowOf(identity)]))
  const asked = [...rows.values()].map((row, position) => ({ ...row, position }))
  const found = await tx.$queryRaw<{ position: number; id: number }[]>`
    WITH asked AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(asked)}::json) AS asked (
        position int, indicator text, area text, kind text, statistic text, time_basis text,
        standard text, concept text, breakdown text, unit text
      )
    ), added AS (
      INSERT INTO series (indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit)
      SELECT indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit FROM asked
      WHERE NOT EXISTS (
        SELECT FROM series WHERE series.indicator = asked.indicator AND series.area = asked.area
          AND series.kind = asked.kind AND series.statistic = asked.statistic
          AND series.time_basis = asked.time_basis AND series.standard = asked.standard
          AND series.concept = asked.concept AND series.breakdown = asked.breakdown
      ) ORDER BY position
      RETURNING *
    )
    SELECT position, known.id FROM asked JOIN (SELECT * FROM series UNION ALL SELECT * FROM added) AS known
      USING (indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit)`
  const ids = new Map(found.map(({ position, id }) => [position, id]))
  const idOf = new Map([...rows.keys()].map((text, position) => [text, ids.get(position)]))
  return (identity) => {
    const id = idOf.get(canonicalJson(rowOf(identity)))
    if (id === undefined) throw new TypeError(`Series is kept in another unit: ${JSON.stringify(identity)}`)
    return id
  }
}

function rowOf({ key, unit }: SeriesIdentity) {
  return {
    indicator: key.indicator,
    area: key.area,
    kind: key.kind,
    statistic: key.statistic,
    time_basis: key.timeBasis,
    standard: key.standard ?? '',
    concept: key.concept ?? '',
    breakdown: Object.keys(key.breakdown).length === 0 ? '' : canonicalJson(key.breakdown),
    unit,
  }
}
