// The engine of today, and its successor: a new supergraph is built and warmed beside the one that answers, and then takes its place.
// Nobody's question fails for it: what was begun is ended by the engine that began it.
import { createHash } from 'node:crypto'
import { fail, type LienTinhError } from '#schema/errors.ts'
import { type Engine, type EngineOptions, type StartedEngine, startEngine } from './engine.ts'
import { createPause, NO_PAUSE } from './pace.ts'

export interface Engines extends Engine {
  /**
   * Takes a supergraph; the last good one stays when this one is none. One at a time, in the order in which they were given.
   * Resolves to whether it is, or was, in use; never rejects.
   */
  take(supergraphSdl: string): Promise<boolean>
  report(): EnginesReport
}

export interface EnginesReport {
  /** Of the supergraph in use. */
  readonly version: string
  readonly since: Date
  /** How many plans were made for it. */
  readonly planned: number
  /** How many documents it had planned before it was asked: those that the last one was asked. */
  readonly warmed: number
  /** The supergraph that was offered last, if it is none. */
  readonly refused: { readonly version: string; readonly at: Date } | null
}

/** An engine with what it has under way. */
interface Serving {
  readonly version: string
  readonly since: Date
  readonly warmed: number
  readonly engine: StartedEngine
  open: number
  /** Set when another has taken its place. */
  retire: (() => void) | null
}

/** Starts with a supergraph. Throws SUPERGRAPH_REFUSED when it is none. */
export async function startEngines(options: EngineOptions): Promise<Engines> {
  const { log } = options
  let serving = await startServing(options)
  let refused: EnginesReport['refused'] = null
  let isStopped = false
  let turn: Promise<unknown> = Promise.resolve()

  const take = async (supergraphSdl: string): Promise<boolean> => {
    if (isStopped) return false
    if (versionOf(supergraphSdl) !== serving.version) {
      const last = serving
      const next = await startServing({ ...options, supergraphSdl }, last)
      if (isStopped) return next.engine.stop().then(() => false)
      serving = next
      log.info(
        { version: next.version, last: last.version, warmed: next.warmed },
        'a new supergraph is in use',
      )
      void retire(last).catch((error: unknown) => log.error({ err: error }, 'an engine could not be stopped'))
    }
    refused = null
    return true
  }
  const keep = (supergraphSdl: string, error: unknown): boolean => {
    refused = { version: versionOf(supergraphSdl), at: new Date() }
    log.error(
      { err: error, kept: serving.version },
      'a supergraph is refused; the last good one stays in use',
    )
    return false
  }

  return {
    readDocument: (text) => serving.engine.readDocument(text),
    schemaText: () => serving.engine.schemaText(),
    async answer(question) {
      const answering = serving
      answering.open += 1
      try {
        return await answering.engine.answer(question)
      } finally {
        answering.open -= 1
        if (answering.open === 0) answering.retire?.()
      }
    },
    take(sdl) {
      const taken = turn.then(() => take(sdl)).catch((error: unknown) => keep(sdl, error))
      turn = taken
      return taken
    },
    report() {
      const { version, since, warmed, engine } = serving
      return { version, since, planned: engine.plans.count(), warmed, refused }
    },
    async stop() {
      isStopped = true
      await turn
      await serving.engine.stop()
    },
  }
}

/** Starts an engine; beside the last one it takes its time, and plans what that one was asked. */
async function startServing(options: EngineOptions, last?: Serving): Promise<Serving> {
  const pause = last ? createPause() : NO_PAUSE
  const version = versionOf(options.supergraphSdl)
  const engine = await startEngine(options, pause).catch((error: unknown) => {
    throw refusal(version, error)
  })
  const warmed = last ? await engine.plans.warm(last.engine.plans.listRecent(), pause) : 0
  return { version, since: new Date(), warmed, engine, open: 0, retire: null }
}

/** Stops an engine when it has answered all that it was asked. */
async function retire(last: Serving): Promise<void> {
  if (last.open > 0)
    await new Promise<void>((resolve) => {
      last.retire = resolve
    })
  await last.engine.stop()
}

/** In the library's words, which name the type or the line. */
function refusal(version: string, error: unknown): LienTinhError {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return fail('SUPERGRAPH_REFUSED', { version, reason: reason.replace(/\.$/, '').slice(0, 200) }, error)
}

/** A supergraph by its text: 12 hexadecimal digits. */
function versionOf(supergraphSdl: string): string {
  return createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 12)
}
