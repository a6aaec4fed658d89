// Assembles the gateway: a supergraph that always holds every province of the registry, everybody whom it asks, and one server.
// It starts with every province down and the ministry too: who answers is found out when somebody asks.
import { type Served, serve } from '#runtime/serve.ts'
import { gatewayStopTimes } from '#runtime/stop-times.ts'
import { type Manifest, manifest } from '#schema/documents/manifest.ts'
import ownManifest from './documents/own-manifest.json' with { type: 'json' }
import { questionRoutes } from './documents/question-routes.ts'
import { trustDocuments } from './documents/trusted-documents.ts'
import { anybody, type Identify } from './engine/caller.ts'
import { type Engines, startEngines } from './engine/engines.ts'
import type { Mode } from './engine/mode.ts'
import { createAnswerMemory } from './freshness/answer-memory.ts'
import { EMPTY } from './freshness/open-shelf.ts'
import type { Shelf } from './freshness/shelf.ts'
import { gatewayService } from './gateway-service.ts'
import { healthRoutes } from './life/health.ts'
import { createMetrics, metricsRoutes } from './life/metrics.ts'
import { readMetricsOfAll } from './life/shared-metrics.ts'
import { logSlow } from './life/slow-questions.ts'
import { statusRoutes } from './life/status-page.ts'
import { limitsRoute } from './limits/limits-page.ts'
import { explorerPages } from './pages/explorer-pages.ts'
import { openSubgraphs, type SubgraphsOptions } from './subgraphs/subgraphs.ts'

export interface GatewayOptions extends Omit<SubgraphsOptions, 'shelf'> {
  readonly supergraphSdl: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** The built explorer; null when there is none. */
  readonly explorerDirectory: string | null
  /** For how long a stop still takes new connections (`serve`); not at all unless told. */
  readonly farewellMs?: number
  /** Who asks; anybody unless told. */
  readonly identify?: Identify
  /** `development` unless told. */
  readonly mode?: Mode
  /** Documents that may be asked by their name, beside those of our own programs. */
  readonly trustedDocuments?: readonly Manifest[]
  /** Whether no other document is answered; any is unless told. */
  readonly trustedOnly?: boolean
  /** A question that takes longer is logged with its text; 2 s unless told. */
  readonly slowQuestionMs?: number
  /** Where last answers outlive the process: nowhere unless told. Whoever opened it closes it. */
  readonly shelf?: Shelf
}

/** Longer than a province may take is rare; it is looked at by hand. */
const SLOW_QUESTION_MS = 2000

export interface Gateway extends Served {
  /** Takes a new supergraph while it answers, as `Engines` does. */
  readonly take: Engines['take']
}

/** Starts the gateway. Throws PORT_TAKEN. `stop` answers what is under way. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraphSdl, members, explorerDirectory, host, port, mode = 'development', log } = options
  const subgraphs = await openSubgraphs({ ...options, shelf: options.shelf ?? EMPTY })
  const { sourceOf, watches } = subgraphs
  try {
    let isStopping = false
    const engines = await startEngines({ supergraphSdl, sourceOf, mode, log })
    const reading = {
      readDocument: engines.readDocument,
      trusted: trustDocuments([manifest.parse(ownManifest), ...(options.trustedDocuments ?? [])], {
        only: options.trustedOnly ?? false,
      }),
      identify: options.identify ?? anybody,
      mode,
      countMembers: () => Object.keys(members.current()).length,
    }
    const seen = { ...options, watches, doorOf: subgraphs.doorOf, engines: engines.report }
    const metrics = createMetrics(seen)
    const served = await serve({
      graphql: gatewayService({
        engines,
        reading,
        answers: createAnswerMemory({ watches, members }),
        answered(question) {
          metrics.answered(question)
          logSlow(log, options.slowQuestionMs ?? SLOW_QUESTION_MS, question)
        },
      }),
      routes: {
        ...healthRoutes({ report: engines.report, isStopping: () => isStopping }),
        ...questionRoutes(reading, engines.schemaText),
        'GET /limits': limitsRoute(options),
        ...statusRoutes(seen),
        ...metricsRoutes(metrics.registry, readMetricsOfAll(metrics.registry)),
      },
      pages: explorerPages(explorerDirectory),
      host,
      port,
      drainMs: gatewayStopTimes(options.deadlineMs).drainMs,
      farewellMs: options.farewellMs ?? 0,
      log,
    })
    const stop = () => {
      isStopping = true
      return served.stop().finally(() => subgraphs.close())
    }
    return { ...served, take: engines.take, stop }
  } catch (error) {
    await subgraphs.close()
    throw error
  }
}
