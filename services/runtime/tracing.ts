// Traces (OpenTelemetry): one trace from the gateway's caller to a province's SQL, under the id of the caller's own if they sent one
// (W3C traceparent). Without an address to send them to there are none, and nothing is spent on them.
import type { IncomingHttpHeaders } from 'node:http'
import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Tracing } from './span-sender.ts'

const tracer = trace.getTracer('lientinh')

/**
 * Sends spans of this process to an OTLP collector, e.g. `http://127.0.0.1:4318`; null: none are made, and what makes them is not even
 * loaded. To be called once.
 */
export async function startTracing(service: string, collectorUrl: string | null): Promise<Tracing> {
  if (collectorUrl === null) return { stop: async () => {} }
  const { sendSpans } = await import('./span-sender.ts')
  return sendSpans(service, collectorUrl)
}

/** Follows the answering of one request, below the caller's own span if they have one. */
export function traceRequest<T>(
  name: string,
  headers: IncomingHttpHeaders,
  act: (span: Span) => Promise<T>,
): Promise<T> {
  const above = propagation.extract(context.active(), headers)
  return context.with(above, () => follow(name, SpanKind.SERVER, act))
}

/** Follows asking somebody else; `headers` are to go along, so that their spans hang below this one. */
export function traceQuestion<T>(
  name: string,
  attributes: Readonly<Record<string, string>>,
  act: (headers: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  return follow(name, SpanKind.CLIENT, (span) => {
    span.setAttributes(attributes)
    const headers: Record<string, string> = {}
    propagation.inject(context.active(), headers)
    return act(headers)
  })
}

function follow<T>(name: string, kind: SpanKind, act: (span: Span) => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { kind }, async (span) => {
    try {
      return await act(span)
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
      throw error
    } finally {
      span.end()
    }
  })
}
