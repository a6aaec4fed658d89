// Finds the series of figures, and adds those that are new. '' stands for what a key does not state, here and in fitting-series.ts.
import { Prisma } from '#generated/prisma/client.ts'
import { canonicalJson } from '#schema/canonical-json.ts'
import { fail } from '#schema/errors.ts'
import type { SeriesIdentity } from '#schema/new-observation.ts'

/** The database's id of a series, by its identity. */
export type SeriesIds = ReadonlyMap<string, number>

/** A text that is the same for the same series, to look its id up by. */
export function textOfSeries(identity: SeriesIdentity): string {
  return JSON.stringify(rowOf(identity))
}

/** The ids of series, of which the new ones are added. Throws SERIES_IN_OTHER_UNIT. */
export async function requireSeries(
  tx: Prisma.TransactionClient,
  identities: readonly SeriesIdentity[],
): Promise<SeriesIds> {
  const asked = new Map(identities.map((identity) => [textOfSeries(identity), rowOf(identity)]))
  const found = await findRows(tx, asked)
  const missing = new Map([...asked].filter(([text]) => !found.has(text)))
  if (missing.size === 0) return found
  return new Map([...found, ...(await addRows(tx, missing))])
}

/** The ids of those series that there are. Throws SERIES_IN_OTHER_UNIT. */
export function findSeries(
  tx: Prisma.TransactionClient,
  identities: readonly SeriesIdentity[],
): Promise<SeriesIds> {
  return findRows(tx, new Map(identities.map((identity) => [textOfSeries(identity), rowOf(identity)])))
}

type SeriesRow = ReturnType<typeof rowOf>
type Found = { readonly position: number; readonly id: number; readonly unit: string }

const ASKED_COLUMNS = Prisma.sql`position int, indicator text, area text, kind text, statistic text, time_basis text,
  standard text, concept text, breakdown text, unit text`

/** Each is looked up by the index of keys: a join would read a hundred thousand series for every thousand asked. */
async function findRows(
  tx: Prisma.TransactionClient,
  asked: ReadonlyMap<string, SeriesRow>,
): Promise<Map<string, number>> {
  const found = await tx.$queryRaw<Found[]>`
    SELECT position, kept.id, kept.unit
    FROM json_to_recordset(${positioned(asked)}::json) AS asked (${ASKED_COLUMNS}), LATERAL (
      SELECT id, unit FROM series WHERE series.indicator = asked.indicator AND series.area = asked.area
        AND series.kind = asked.kind AND series.statistic = asked.statistic
        AND series.time_basis = asked.time_basis AND series.standard = asked.standard
        AND series.concept = asked.concept AND series.breakdown = asked.breakdown
      LIMIT 1
    ) AS kept`
  const entries = [...asked]
  return new Map(found.map((kept) => [requireUnit(entries[kept.position], kept), kept.id]))
}

function requireUnit(entry: readonly [string, SeriesRow] | undefined, kept: Found): string {
  if (!entry) throw new Error(`Series ${kept.id} was not asked for.`)
  const [text, { indicator, area, unit }] = entry
  if (unit !== kept.unit) throw fail('SERIES_IN_OTHER_UNIT', { indicator, area, unit, kept: kept.unit })
  return text
}

async function addRows(
  tx: Prisma.TransactionClient,
  missing: ReadonlyMap<string, SeriesRow>,
): Promise<Map<string, number>> {
  requireOneUnit([...missing.values()])
  const added = await tx.$queryRaw<(SeriesRow & { readonly id: number })[]>`
    INSERT INTO series (indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit)
    SELECT indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit
    FROM json_to_recordset(${positioned(missing)}::json) AS asked (${ASKED_COLUMNS})
    ORDER BY position
    RETURNING indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit, id`
  return new Map(added.map(({ id, ...row }) => [JSON.stringify(row), id]))
}

/** Two rows of one new series in two units: the index of keys would refuse them without a word that helps. */
function requireOneUnit(rows: readonly SeriesRow[]): void {
  const unitOf = new Map<string, string>()
  for (const { unit, ...key } of rows) {
    const text = JSON.stringify(key)
    const kept = unitOf.get(text) ?? unit
    if (kept !== unit)
      throw fail('SERIES_IN_OTHER_UNIT', { indicator: key.indicator, area: key.area, unit, kept })
    unitOf.set(text, unit)
  }
}

function positioned(rows: ReadonlyMap<string, SeriesRow>): string {
  return JSON.stringify([...rows.values()].map((row, position) => ({ ...row, position })))
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
    breakdown: breakdownText(key.breakdown),
    unit,
  }
}

function breakdownText(breakdown: SeriesIdentity['key']['breakdown']): string {
  for (const _dimension in breakdown) return canonicalJson(breakdown)
  return ''
}
