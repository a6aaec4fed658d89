// The records of a backup as the tables have them: pages of short statements in the order of their keys, up to one published release. What
// is published never changes, so that they are of one moment however long it takes to read them, and the same whenever they are read again.
import { Prisma } from '#generated/prisma/client.ts'
import { type BackupRecord, formatLine, type LineKind } from './backup-line.ts'
import { isoText } from './list-drafts.ts'

type TableKind = Exclude<LineKind, 'backup' | 'end'>

/** Records of one statement. */
const PAGE = 2000

/** The lines of one table up to a release. */
export async function* tableLines(
  prisma: Prisma.TransactionClient,
  kind: TableKind,
  newest: number,
): AsyncGenerator<string, void> {
  for (let last: Last | null = null; ; ) {
    const pages: { records: Last[] | null }[] = await prisma.$queryRaw`
      SELECT json_agg(record) AS records FROM (${PAGES[kind](newest, last)} LIMIT ${PAGE}::int) AS record`
    const records: Last[] = pages[0]?.records ?? []
    for (const record of records) yield formatLine(kind, record)
    last = records.at(-1) ?? null
    if (records.length < PAGE) return
  }
}

/** The keys of the last record of the page before. */
type Last = Partial<
  Pick<BackupRecord<'observation'>, 'series_id' | 'period' | 'release'> &
    Pick<BackupRecord<'release'>, 'number'> & { readonly id: string | number }
>

const PAGES: Readonly<Record<TableKind, (newest: number, last: Last | null) => Prisma.Sql>> = {
  source: (_newest, last) => Prisma.sql`
    SELECT id, title, publisher, date, attribution, confidence::text FROM source
    WHERE id > ${String(last?.id ?? '')} ORDER BY id`,
  // a series that only a draft has is none of the backup's
  series: (newest, last) => Prisma.sql`
    SELECT id, indicator, area, kind, statistic, time_basis, standard, concept, breakdown, unit FROM series
    WHERE id > ${Number(last?.id ?? 0)}::int
      AND EXISTS (SELECT FROM observation WHERE series_id = series.id AND release <= ${newest}::int)
    ORDER BY id`,
  observation: (newest, last) => Prisma.sql`
    SELECT series_id, period, release, period_start, period_end, period_label, record_id, value::text, low::text, high::text,
      qualifier, decimals, multiplier, status, access, absence, inferred, note, source_id, source_place, withdrawn
    FROM observation
    WHERE (series_id, period, release) > (${last?.series_id ?? 0}::int, ${last?.period ?? ''}, ${last?.release ?? 0}::int)
      AND release <= ${newest}::int
    ORDER BY series_id, period, release`,
  release: (newest, last) => Prisma.sql`
    SELECT number, ${isoText('published_at')} AS published_at, note, coalesce(areas, '{}') AS areas FROM release
    WHERE number > ${last?.number ?? 0}::int AND number <= ${newest}::int ORDER BY number`,
  import: (newest, last) => Prisma.sql`
    SELECT release, file_name, sha256, mapping, rolled_back_to, imported_by, ${isoText('started_at')} AS started_at,
      ${isoText('completed_at')} AS completed_at, added, unchanged, withdrawn, warnings, published_by
    FROM import WHERE release > ${last?.release ?? 0}::int AND release <= ${newest}::int ORDER BY release`,
}
