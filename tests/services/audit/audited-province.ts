// The province that the audit is tried on: An Giang's own seed, and a second release with what the seed lacks (an absence, bounds, a
// range, a figure for the government only).
import type { Database } from '#prisma/open-database.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { writeRelease } from '#prisma/write-release.ts'
import { createLog } from '#runtime/log.ts'
import type { Served } from '#runtime/serve.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { startProvince } from '#services/province/start-province.ts'
import { figure } from '#tests/prisma/figures.ts'
import { openTestDatabase } from '#tests/prisma/open-test-database.ts'

export const AN_GIANG = resolveProvince(registry, 'an-giang')

/** Release 1 is the seed; release 2 adds these. */
async function fill(database: Database): Promise<void> {
  await loadSeed(database, AN_GIANG.id)
  const nothing = { value: null, low: null, high: null }
  await writeRelease(database, {
    observations: [
      figure({ year: 2023, value: '1.95' }),
      figure({ year: 2024, ...nothing, absence: 'NOT_REPORTED', status: 'O' }),
      figure({ year: 2025, ...nothing, qualifier: 'RANGE', low: '1.1', high: '1.5' }),
      figure({ year: 2026, ...nothing, qualifier: 'LESS_THAN', high: '1', status: 'F' }),
      figure({ year: 2021, access: 'GOVERNMENT', id: 'R-hidden' }),
    ],
  })
}

export async function startAudited(): Promise<Served> {
  const database = await openTestDatabase()
  await fill(database)
  const served = await startProvince({
    ...{ province: AN_GIANG, database, host: '127.0.0.1', port: 0 },
    log: createLog('test', 'silent'),
  })
  return {
    ...served,
    stop: async () => {
      await served.stop()
      await database.close()
    },
  }
}
