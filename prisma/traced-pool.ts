// Spans for the statements a database is sent (OpenTelemetry): the last link of a trace that began at the gateway. Whether they go
// anywhere is the process's business (services/runtime/tracing.ts); without a tracer nothing is spent on them.
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type pg from 'pg'

const tracer = trace.getTracer('lientinh')

/** Of a statement: its text holds no value, but may be long. */
const TEXT_LIMIT = 2000

/** Follows every statement that is sent over this pool, where it is asked for: who waits for a free client is still who asked. */
export function traceStatements(pool: pg.Pool): void {
  follow(pool)
  pool.on('connect', follow)
}

type Send = (...given: unknown[]) => unknown

function follow(sender: pg.Pool | pg.ClientBase): void {
  const send = sender.query.bind(sender) as Send
  const traced: Send = (...given) => {
    const text = textOf(given[0])
    // with a callback it is the pool, which sends what was asked of it and is followed already
    const isOurs = text !== null && typeof given.at(-1) !== 'function' && trace.getActiveSpan() !== undefined
    return isOurs ? inSpan(text, () => send(...given)) : send(...given)
  }
  sender.query = traced as typeof sender.query
}

async function inSpan(text: string, send: () => unknown): Promise<unknown> {
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, TEXT_LIMIT) }
  const span = tracer.startSpan('SQL', { kind: SpanKind.CLIENT, attributes })
  try {
    return await send()
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR })
    throw error
  } finally {
    span.end()
  }
}

function textOf(statement: unknown): string | null {
  if (typeof statement === 'string') return statement
  if (typeof statement === 'object' && statement !== null && 'text' in statement)
    return typeof statement.text === 'string' ? statement.text : null
  return null
}
