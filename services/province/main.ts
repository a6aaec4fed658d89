// One province as a process: `node services/province/main.ts an-giang`. Opens its database (embedded unless DATABASE_URL is set),
// loads the demo's figures on the first start, and serves. With --admin only for whoever started it, on a free port of this machine.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { listDrafts } from '#prisma/list-drafts.ts'
import { openDatabase } from '#prisma/open-database.ts'
import { loadSeed } from '#prisma/seed/load-seed.ts'
import { provincePort, readConfig } from '#runtime/config.ts'
import { runProcess } from '#runtime/lifecycle.ts'
import { createLog } from '#runtime/log.ts'
import { startTracing } from '#runtime/tracing.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { writeServerFile } from './admin/server-file.ts'
import { startProvince } from './start-province.ts'

const [slug = '', mode] = process.argv.slice(2)
const isForAMoment = mode === '--admin'

await runProcess(slug, async () => {
  const config = readConfig()
  const province = resolveProvince(registry, slug)
  const tracing = await startTracing(province.slug, config.tracesUrl)
  const directory = join(config.home, province.slug)
  const database = await openDatabase(config.databaseUrl ?? pathToFileURL(join(directory, 'pg')).href)
  const close = () => database.close()
  try {
    // who has a draft waiting has figures of their own
    const hasSeed = config.seed === 'demo' && !isForAMoment && (await listDrafts(database)).length === 0
    const seeded = hasSeed ? await loadSeed(database, province.id) : null
    const served = await startProvince({
      province,
      database,
      host: isForAMoment ? '127.0.0.1' : config.host,
      port: isForAMoment ? 0 : provincePort(config, province.position),
      federationToken: config.federationToken,
      log: createLog(province.slug, config.logLevel),
      admin: {
        directory,
        databaseKind: config.databaseUrl?.startsWith('postgres') ? 'postgres' : 'embedded',
        token: config.adminToken,
        tokenFile: config.adminTokenFile,
        hosts: config.adminHosts,
        twoPersons: config.twoPersons,
      },
    })
    // a command that finds it would use it, and a province for a moment is gone before it is done
    const unsay = isForAMoment ? async () => {} : await writeServerFile(directory, served.url)
    return {
      ready: { url: served.url, ...(seeded ? { loaded: seeded.observations } : {}) },
      stop: () =>
        unsay()
          .then(() => served.stop())
          .finally(close)
          .finally(() => tracing.stop()),
    }
  } catch (error) {
    await close()
    throw error
  }
})
