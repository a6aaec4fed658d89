// The ministry as a process: registry, catalogue and comparison; who has joined it reads from the same table as the gateway.
import { ministryPort, readConfig } from '#runtime/config.ts'
import { runProcess } from '#runtime/lifecycle.ts'
import { createLog } from '#runtime/log.ts'
import { watchMembers } from '#runtime/members.ts'
import { startTracing } from '#runtime/tracing.ts'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import { openCitations } from './citations.ts'
import { startMinistry } from './start-ministry.ts'

await runProcess('ministry', async () => {
  const config = readConfig()
  const log = createLog('ministry', config.logLevel)
  const tracing = await startTracing('ministry', config.tracesUrl)
  const table = await watchMembers(config.membersFile, log)
  const citations = openCitations(config.citationsDirectory)
  const served = await startMinistry({
    world: { registry, catalogue, members: () => Object.keys(table.current()), citations },
    host: config.host,
    port: ministryPort(config),
    log,
  })
  return {
    ready: { url: served.url },
    async stop() {
      await served.stop().finally(() => table.stop())
      await tracing.stop()
    },
  }
})
