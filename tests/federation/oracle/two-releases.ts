// The seed as release 1, and a second release that revises one figure in three, so that it matters as of when a question is asked.
import type { Database } from '#prisma/open-database.ts'
import { readSeed } from '#prisma/seed/read-seed.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { addDecimals } from '#schema/decimal.ts'

/** Between the two: as of then, release 1 is the newest. */
export const BETWEEN = '2025-01-15T00:00:00Z'

/** Publishes both in an empty database. */
export async function loadTwoReleases(database: Database, province: string): Promise<void> {
  const observations = await readSeed(province)
  await writeRelease(database, { publishedAt: new Date('2025-01-01T00:00:00Z'), observations })
  const revised = observations.flatMap((observation, index) => {
    if (index % 3 !== 0 || observation.value === null || observation.qualifier !== 'EXACT') return []
    return { ...observation, value: addDecimals(observation.value, '1'), status: 'P' as const }
  })
  const publishedAt = new Date('2025-02-01T00:00:00Z')
  await writeRelease(database, { publishedAt, note: 'Sửa số liệu.', observations: revised })
}
