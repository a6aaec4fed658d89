// One gateway in this process: its configuration, the files that it follows, and how it is stopped.
import { resolve } from 'node:path'
import { type Config, ministryPort } from '#runtime/config.ts'
import { createLog } from '#runtime/log.ts'
import { watchMembers } from '#runtime/members.ts'
import { ROOT } from '#runtime/running-code.ts'
import { gatewayStopTimes } from '#runtime/stop-times.ts'
import { startTracing } from '#runtime/tracing.ts'
import { registry } from '#schema/registry/registry.ts'
import { readManifestFile } from '../documents/read-manifest-file.ts'
import { openShelf } from '../freshness/open-shelf.ts'
import { startGateway } from '../start-gateway.ts'
import { followSupergraph, readSupergraphFile } from './follow-supergraph.ts'

/** Long enough for a load balancer or a pooled connection to hear of it before the address is closed. */
const FAREWELL_MS = 300

/** For `runProcess`. Throws PORT_TAKEN, MEMBERS_UNREADABLE, FILE_UNREADABLE, SUPERGRAPH_REFUSED, BAD_CONFIG. */
export async function runGateway(config: Config) {
  const log = createLog('gateway', config.logLevel)
  const tracing = await startTracing('gateway', config.tracesUrl)
  const supergraphSdl = await readSupergraphFile(config.supergraphFile)
  const members = await watchMembers(config.membersFile, log)
  const { redisUrl, gatewayDirectory: directory } = config
  const shelf = await openShelf({ redisUrl, directory, log })
  const served = await startGateway({
    supergraphSdl,
    registry,
    members,
    ministryUrl: ministryUrl(config),
    host: config.host,
    port: config.port,
    deadlineMs: config.provinceDeadlineMs,
    farewellMs: FAREWELL_MS,
    federationToken: config.federationToken,
    slowQuestionMs: config.slowQuestionMs,
    shelf,
    mode: config.mode,
    trustedDocuments: await readManifestFile(config.trustedDocumentsFile),
    trustedOnly: config.trustedOnly,
    explorerDirectory: resolve(ROOT, 'dist/explorer'),
    log,
  })
  const following = followSupergraph({
    file: config.supergraphFile,
    seen: supergraphSdl,
    take: served.take,
    log,
  })
  return {
    ready: { url: served.url, members: Object.keys(members.current()).length },
    stopWithinMs: gatewayStopTimes(config.provinceDeadlineMs).processMs,
    async stop() {
      following.stop()
      await served.stop().finally(() => members.stop())
      await Promise.all([shelf.close(), tracing.stop()])
    },
  }
}

/** The ministry stands beside the gateway; an address that means "every interface" is none to connect to. */
function ministryUrl(config: Config): string {
  const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[config.host] ?? config.host
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${ministryPort(config)}/graphql`
}
