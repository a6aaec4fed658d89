// The gateway as a process: `node gateway/main.ts`. Everything it needs to start is a committed file and the configuration.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Config, ministryPort, readConfig } from '#runtime/config.ts'
import { runProcess } from '#runtime/lifecycle.ts'
import { createLog } from '#runtime/log.ts'
import { watchMembers } from '#runtime/members.ts'
import { registry } from '#schema/registry/registry.ts'
import { startGateway } from './start-gateway.ts'

const ROOT = resolve(import.meta.dirname, '..')

await runProcess('gateway', async () => {
  const config = readConfig()
  const log = createLog('gateway', config.logLevel)
  const supergraphSdl = await readFile(resolve(ROOT, 'schema/contract/supergraph.graphql'), 'utf8')
  const members = await watchMembers(config.membersFile, log)
  const served = await startGateway({
    supergraphSdl,
    registry,
    members,
    ministryUrl: ministryUrl(config),
    host: config.host,
    port: config.port,
    deadlineMs: config.provinceDeadlineMs,
    federationToken: config.federationToken,
    explorerDirectory: resolve(ROOT, 'dist/explorer'),
    log,
  })
  return {
    ready: { url: served.url, members: Object.keys(members.current()).length },
    stop: () => served.stop().finally(() => members.stop()),
  }
})

/** The ministry stands beside the gateway; an address that means "every interface" is none to connect to. */
function ministryUrl(config: Config): string {
  const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[config.host] ?? config.host
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${ministryPort(config)}/graphql`
}
