// One supergraph and the Apollo Server that speaks for it. An engine never changes: a new contract version is a new engine (engines.ts).
import { ApolloServer } from '@apollo/server'
import { printSchema } from 'graphql'
import { startQuietly } from '#runtime/graphql-over-http.ts'
import type { Log } from '#runtime/log.ts'
import type { Reply } from '#runtime/reply.ts'
import { createDocumentMemory } from '../documents/document-memory.ts'
import type { ReadDocument } from '../documents/read-document.ts'
import { readHosts } from '../limits/hosts.ts'
import type { GatewayContext } from './context.ts'
import { errorFormatter } from './error-formatter.ts'
import { type EngineQuestion, executeQuestion } from './execute-question.ts'
import { createFederation, type Federation, type SourceOf } from './federation.ts'
import { readInputScalars } from './input-scalars.ts'
import type { Mode } from './mode.ts'
import { notedErrors } from './noted-errors-plugin.ts'
import type { Pause } from './pace.ts'
import { createPlans, type Plans } from './plans.ts'
import { readSupergraph } from './supergraph.ts'
import { silenceTelemetry } from './telemetry.ts'

export interface EngineOptions {
  readonly supergraphSdl: string
  readonly sourceOf: SourceOf
  /** `development` unless told. */
  readonly mode?: Mode
  readonly log: Log
}

export interface Engine {
  /** Reads a document, or remembers it: what it may cost is known before anybody is asked. */
  readDocument(text: string): ReadDocument
  /** What callers may ask: the schema without its machinery, in GraphQL's own language. */
  schemaText(): string
  answer(question: EngineQuestion): Promise<Reply>
  stop(): Promise<void>
}

/** An engine that is started, and what it remembers. */
export interface StartedEngine extends Engine {
  readonly plans: Plans
}

/** Starts an engine, with a pause between pieces of work. Throws when the supergraph is none: whoever has another keeps it. */
export async function startEngine(options: EngineOptions, pause: Pause): Promise<StartedEngine> {
  const { supergraphSdl, sourceOf, log } = options
  silenceTelemetry()
  const supergraph = await readSupergraph(supergraphSdl, pause)
  readInputScalars(supergraph.api)
  const plans = createPlans(supergraph)
  let schemaText: string | undefined
  const apollo = buildServer(createFederation(supergraphSdl, supergraph, { plans, sourceOf }), options)
  await startQuietly(apollo, log)
  return {
    plans,
    readDocument: createDocumentMemory(readHosts(supergraph.contract)),
    schemaText: () => {
      schemaText ??= printSchema(supergraph.api)
      return schemaText
    },
    answer: (question) => executeQuestion(apollo, question),
    stop: () => apollo.stop(),
  }
}

function buildServer(
  gateway: Federation,
  { mode = 'development', log }: EngineOptions,
): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    gateway,
    logger: log,
    formatError: errorFormatter(mode),
    plugins: [notedErrors(log)],
    persistedQueries: false, // documents are named and found before (gateway/documents/)
    introspection: mode === 'development',
    hideSchemaDetailsFromClientErrors: mode === 'production',
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false, // the process stops it, once
  })
}
