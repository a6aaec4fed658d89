// The gateway as a process: `node gateway/main.ts`. Everything it needs to start is a committed file and the configuration.
// `--trusted-only` is TRUSTED_ONLY=1. With GATEWAY_WORKERS it is several: this process starts them, and each of them comes through here again.
import cluster from 'node:cluster'
import { readConfig } from '#runtime/config.ts'
import { ownVariables } from '#runtime/environment.ts'
import { runProcess } from '#runtime/lifecycle.ts'
import { runCluster, workersOf } from './life/cluster.ts'

await runProcess('gateway', async () => {
  const flags = process.argv.includes('--trusted-only') ? { TRUSTED_ONLY: '1' } : {}
  const config = readConfig({ ...ownVariables(), ...flags })
  const workers = workersOf(config)
  if (cluster.isPrimary && workers > 1) return runCluster(config, workers)
  const { runGateway } = await import('./life/run-gateway.ts') // who answers nobody needs none of it
  return runGateway(config)
})
