// Assembles the gateway: a supergraph that always holds every province of the registry, a source for each, and one server.
// It starts with every province down and the ministry too: who answers is found out when somebody asks.
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { buildASTSchema, parse } from 'graphql'
import { formatError } from '#runtime/format-error.ts'
import type { Log } from '#runtime/log.ts'
import type { MembersTable } from '#runtime/members.ts'
import { jsonReply, type Reply } from '#runtime/reply.ts'
import { type Served, serve } from '#runtime/serve.ts'
import type { Registry } from '#schema/registry/registry.ts'
import { createConnectionPools } from './connection-pools.ts'
import { explorerPages } from './explorer-pages.ts'
import { readInputScalars } from './input-scalars.ts'
import { createMinistrySource } from './ministry-source.ts'
import { notedErrors } from './noted-errors-plugin.ts'
import { operationGuard } from './operation-guard.ts'
import { createProvinceSource } from './province-source.ts'
import { createRequestNotes, type GatewayContext } from './request-notes.ts'
import { silenceTelemetry } from './telemetry.ts'

interface GatewayOptions {
  readonly supergraphSdl: string
  readonly registry: Registry
  /** Read at every call; whoever made it stops it. */
  readonly members: MembersTable
  readonly ministryUrl: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** For one call to one province, from connecting to the last byte. */
  readonly deadlineMs: number
  /** Shown to every member, and to nobody else; null: there is none. */
  readonly federationToken?: string | null
  /** The built explorer; null when there is none. */
  readonly explorerDirectory: string | null
  readonly log: Log
}

/** Far above any slice; a province that sends more is refused while it sends. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024

/** Starts the gateway. Throws PORT_TAKEN. `stop` answers what is under way. */
export async function startGateway(options: GatewayOptions): Promise<Served> {
  const { members, ministryUrl, explorerDirectory, host, port, log } = options
  silenceTelemetry()
  const pools = createConnectionPools({
    members,
    ministryUrl: new URL(ministryUrl),
    maxAnswerBytes: MAX_ANSWER_BYTES,
  })
  try {
    const served = await serve({
      apollo: buildServer(buildGateway(options, pools), log),
      context: async () => ({ notes: createRequestNotes() }),
      routes: {
        'GET /livez': () => status('live'),
        // it listens only once the supergraph is loaded; provinces come and go, and are no reason not to be asked
        'GET /readyz': () => status('ready'),
      },
      pages: explorerPages(explorerDirectory),
      host,
      port,
      log,
    })
    return { ...served, stop: () => served.stop().finally(() => pools.close()) }
  } catch (error) {
    await pools.close()
    throw error
  }
}

function buildGateway(
  options: GatewayOptions,
  pools: ReturnType<typeof createConnectionPools>,
): ApolloGateway {
  const { supergraphSdl, registry, members, ministryUrl, deadlineMs, federationToken = null, log } = options
  const contract = buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValidSDL: true })
  const provinces = new Map(registry.provinces.map((province) => [province.subgraph, province]))
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger: log,
    __exposeQueryPlanExperimental: false, // a plan shows the hidden slices
    buildService: ({ name }) => {
      if (name === 'ministry') return createMinistrySource({ url: ministryUrl, pools, log })
      const province = provinces.get(name)
      if (!province)
        throw new TypeError(`The supergraph has a subgraph "${name}" that is not in the registry.`)
      return createProvinceSource({ province, members, pools, contract, deadlineMs, federationToken, log })
    },
  })
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => readInputScalars(apiSchema))
  return gateway
}

function buildServer(gateway: ApolloGateway, log: Log): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    gateway,
    logger: log,
    formatError,
    plugins: [operationGuard(), notedErrors(log)],
    persistedQueries: false,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false, // the process stops it, once
  })
}

function status(state: 'live' | 'ready'): Reply {
  return jsonReply(200, { status: state }, { 'cache-control': 'no-store' })
}
