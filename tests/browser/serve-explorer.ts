// The built page as analysts get it: served by a real gateway, before a real ministry and the five provinces of the demo.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Federation,
  type FederationOptions,
  startFederation,
} from '#tests/federation/start-federation.ts'

const BUILT = fileURLToPath(new URL('../../dist/explorer', import.meta.url))

/** Serves the page on a free port. */
export async function serveExplorer(options: FederationOptions = {}): Promise<Federation> {
  if (existsSync(join(BUILT, 'index.html'))) return startFederation({ ...options, explorerDirectory: BUILT })
  throw new Error('Cannot serve the explorer: dist/explorer is not built. Build it with `npm run generate`.')
}
