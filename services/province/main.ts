// One province as a process: `node services/province/main.ts an-giang`. Opens its database (embedded unless DATABASE_URL is set),
// loads the demo's figures on the first start, and serves.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDatabase } from '#prisma/open-database.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { provincePort, readConfig } from '#runtime/config.ts'
import { runProcess } from '#runtime/lifecycle.ts'
import { createLog } from '#runtime/log.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { startProvince } from './start-province.ts'

const [slug = ''] = process.argv.slice(2)

await runProcess(slug, async () => {
  const config = readConfig()
  const province = resolveProvince(registry, slug)
  const embedded = pathToFileURL(join(config.home, province.slug, 'pg')).href
  const database = await openDatabase(config.databaseUrl ?? embedded)
  const close = () => database.close()
  try {
    const seeded = await loadSeed(database, province.id)
    const served = await startProvince({
      province,
      database,
      host: config.host,
      port: provincePort(config, province.position),
      log: createLog(province.slug, config.logLevel),
    })
    return {
      ready: { url: served.url, ...(seeded ? { loaded: seeded.observations } : {}) },
      stop: () => served.stop().finally(close),
    }
  } catch (error) {
    await close()
    throw error
  }
})
