// Starts the ministry's subgraph on its own port.
import { apolloService } from '#runtime/graphql-over-http.ts'
import type { Log } from '#runtime/log.ts'
import { jsonReply } from '#runtime/reply.ts'
import { type Served, serve } from '#runtime/serve.ts'
import { newSubgraphServer } from '#runtime/subgraph-server.ts'
import { buildMinistrySchema } from './build-ministry-schema.ts'
import { releaseRoute } from './release-route.ts'
import type { MinistryContext, MinistryWorld } from './world.ts'

/** A gather carries what every province answered; 34 full slices are a few megabytes. */
const BODY_LIMIT = 64 * 1024 * 1024

/** Serves the ministry; `stop` answers what is in flight. */
export function startMinistry(options: {
  readonly world: MinistryWorld
  readonly host: string
  readonly port: number
  readonly log: Log
}): Promise<Served> {
  const { world, host, port, log } = options
  const live = () => jsonReply(200, { status: 'live' })
  return serve({
    graphql: apolloService({
      apollo: newSubgraphServer<MinistryContext>(buildMinistrySchema(world)),
      context: async () => ({}),
      bodyLimit: BODY_LIMIT,
      log,
    }),
    routes: { 'GET /livez': live, 'GET /readyz': live, 'GET /release': releaseRoute(world) },
    host,
    port,
    log,
  })
}
