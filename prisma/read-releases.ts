// Reads a province's releases. Drafts are none.
import type { TableRelease } from '#schema/series-table.ts'
import type { Database } from './open-database.ts'
import { type ReleaseRow, releaseAsked, toRelease } from './visible-observations.ts'

const IS_PUBLISHED = { publishedAt: { not: null } }

/** Releases, newest first, older than release number `after`. */
export async function readReleases(
  { prisma }: Database,
  { first, after }: { readonly first: number; readonly after?: number },
): Promise<{ releases: TableRelease[]; totalCount: number }> {
  const rows = await prisma.release.findMany({
    where: { ...IS_PUBLISHED, ...(after === undefined ? {} : { number: { lt: after } }) },
    orderBy: { number: 'desc' },
    take: first,
  })
  return {
    releases: rows.flatMap(({ number, publishedAt, note }) =>
      publishedAt ? [toRelease({ number, published_at: publishedAt, note })] : [],
    ),
    totalCount: await prisma.release.count({ where: IS_PUBLISHED }),
  }
}

/** The newest release; null when nothing is published. In SQL, because every start asks it and Prisma's own queries take 50 ms to set up. */
export async function readCurrentRelease({ prisma }: Database): Promise<TableRelease | null> {
  const [row] = await prisma.$queryRaw<ReleaseRow[]>`SELECT * FROM ${releaseAsked()} AS newest`
  return row ? toRelease(row) : null
}
