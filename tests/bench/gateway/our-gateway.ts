// The process of our gateway, as gateway/life/run-gateway.ts starts it in production: with the shelf of last answers on disk.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openShelf } from '#gateway/freshness/open-shelf.ts'
import { startGateway } from '#gateway/start-gateway.ts'
import { createLog } from '#runtime/log.ts'
import { type Place, registryOf, supergraphOf } from './federation.ts'
import { beMeasured } from './told-figures.ts'

await beMeasured(async ({ size, ministryUrl, provinceUrls }: Place) => {
  const log = createLog('gateway', 'error')
  const directory = mkdtempSync(join(tmpdir(), 'lientinh-bench-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  const members = Object.fromEntries(Object.entries(provinceUrls).map(([id, url]) => [id, { url }]))
  const { url } = await startGateway({
    supergraphSdl: supergraphOf(size),
    registry: registryOf(size),
    members: { current: () => members, stop: () => {} },
    ministryUrl,
    host: '127.0.0.1',
    port: 0,
    deadlineMs: 30_000, // a busy machine is no fault of a province
    explorerDirectory: null,
    mode: 'production',
    shelf: await openShelf({ redisUrl: null, directory, log }),
    log,
  })
  return `${url}/graphql`
})
