// Run by telemetry.test.ts in a process of its own: a gateway, one question, and a list of everybody it spoke to.
// The list is made where Node itself opens connections and looks up names, so that no library can pass by it.
import { createHook } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const opened: { type: string; resource: object }[] = []
createHook({
  init: (_id, type, _trigger, resource) => {
    if (/^(TCPCONNECT|PIPECONNECT|UDPSEND|GETADDRINFOREQ|GETNAMEINFOREQ|QUERY)WRAP$/.test(type))
      opened.push({ type, resource })
  },
}).enable()

const { startGateway } = await import('#gateway/start-gateway.ts')
const { createLog } = await import('#runtime/log.ts')
const { registry } = await import('#schema/registry/registry.ts')

const [ministryUrl = '', provinceUrl = ''] = process.argv.slice(2)
const gateway = await startGateway({
  supergraphSdl: readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8'),
  registry,
  members: { current: () => ({ 'VN34-91': { url: provinceUrl } }), stop: () => {} },
  ministryUrl,
  host: '127.0.0.1',
  port: 0,
  deadlineMs: 20_000,
  explorerDirectory: null,
  log: createLog('gateway', 'silent'),
})
const answer = await fetch(`${gateway.url}/graphql`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ indicators { code } anGiang { nameVi } }' }),
})
const answered: unknown = await answer.json()
await wait(500)
await gateway.stop()

const isConnection = ({ type }: { type: string }) => type === 'TCPCONNECTWRAP'
const hostOf = ({ resource }: { resource: object }) => {
  const { address, port } = resource as { address?: string; port?: number }
  return `${address}:${port}`
}
process.stdout.write(
  JSON.stringify({
    connected: opened
      .filter(isConnection)
      .map(hostOf)
      .filter((host) => host !== new URL(gateway.url).host),
    looked: opened.filter((one) => !isConnection(one)).map(({ type, resource }) => ({ type, ...resource })),
    answered,
  }),
)
process.exit(0)
