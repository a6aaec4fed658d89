// Sending spans to an OpenTelemetry collector, in batches behind the questions' backs.
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

export interface Tracing {
  /** Sends what is waiting. */
  stop(): Promise<void>
}

/** From now on every span of this process goes to the collector. */
export function sendSpans(service: string, collectorUrl: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', `${collectorUrl}/`).href })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'lientinh' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  provider.register()
  return { stop: () => provider.shutdown().catch(() => {}) } // a collector that is away is no reason to fail
}
