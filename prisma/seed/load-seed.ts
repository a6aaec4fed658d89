// Loads the seed: every figure of the five source documents that a province hosts, as its release 1.
// The rows are those of observations.csv and documents.csv beside this file; read-seed.ts reads them.

import type { Database } from '../open-database.ts'
import { readCurrentRelease } from '../read-releases.ts'
import { writeRelease } from '../write-release.ts'

/**
 * Publishes a province's seed and answers how many figures it has; null, and nothing is done, when the province has published before
 * or the seed has none of its figures. Throws SEED_BROKEN.
 */
export async function loadSeed(
  database: Database,
  provinceId: string,
): Promise<{ readonly observations: number } | null> {
  if (await readCurrentRelease(database)) return null
  const { readSeed } = await import('./read-seed.ts') // only a first start needs it, and its CSV parser
  const observations = await readSeed(provinceId)
  if (observations.length === 0) return null
  await writeRelease(database, { note: 'Số liệu mẫu từ các báo cáo đã công bố.', observations })
  return { observations: observations.length }
}
