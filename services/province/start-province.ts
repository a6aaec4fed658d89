// Starts one province's subgraph on its own port, over a database that is already open, and beside it what its administrator needs.
import type { Database } from '#prisma/open-database.ts'
import { readCurrentRelease } from '#prisma/read-releases.ts'
import { apolloService } from '#runtime/graphql-over-http.ts'
import type { Log } from '#runtime/log.ts'
import { jsonReply, type Reply } from '#runtime/reply.ts'
import { type Served, serve } from '#runtime/serve.ts'
import { newSubgraphServer } from '#runtime/subgraph-server.ts'
import type { Province } from '#schema/registry/registry.ts'
import { type AdminOptions, startAdmin } from './admin/start-admin.ts'
import { buildProvinceSchema } from './build-province-schema.ts'
import { releaseRoute } from './release-route.ts'
import { newRequestContext, type ProvinceContext } from './request-context.ts'

/** Serves the province; `stop` answers what is in flight, and leaves the database open for whoever opened it. */
export async function startProvince(options: {
  readonly province: Province
  readonly database: Database
  readonly host: string
  readonly port: number
  readonly log: Log
  /** Figures are for whoever shows it; for anybody unless told. */
  readonly federationToken?: string | null
  /** Nobody administers it over HTTP unless told. */
  readonly admin?: AdminOptions
}): Promise<Served> {
  const { province, database, host, port, log } = options
  const admin = options.admin ? await startAdmin({ ...options.admin, province, database, log }) : null
  const served = await serve({
    graphql: apolloService({
      apollo: newSubgraphServer<ProvinceContext>(buildProvinceSchema(province)),
      context: async () => {
        admin?.asked()
        return newRequestContext(province.id, database)
      },
      log,
    }),
    routes: {
      'GET /livez': () => jsonReply(200, { status: 'live' }),
      'GET /readyz': () => ready(database),
      ...admin?.routes,
    },
    members: { 'GET /release': releaseRoute(province.id, database) },
    token: options.federationToken ?? null,
    ...(admin ? { uploads: admin.uploads } : {}),
    host,
    port,
    log,
  })
  return {
    ...served,
    stop: async () => {
      await Promise.all([admin?.stop(), served.stop()])
    },
  }
}

/** Ready means that the database answers. */
async function ready(database: Database): Promise<Reply> {
  const release = await readCurrentRelease(database)
  return jsonReply(200, { status: 'ready', release: release?.number ?? null })
}
