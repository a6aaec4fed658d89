// One trace from the caller to a province's SQL, as a collector receives it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { startTracing } from '#runtime/tracing.ts'
import { startFederation } from './start-federation.ts'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
}

interface Export {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly Span[] }[] }[]
}

async function startCollector() {
  const spans: Span[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const { resourceSpans } = JSON.parse(text) as Export
    spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, spans, stop: () => new Promise((resolve) => server.close(resolve)) }
}

it('a question is one trace, from whoever asks over the gateway and each province to its one statement', async () => {
  const collector = await startCollector()
  const tracing = await startTracing('test', collector.url)
  const federation = await startFederation({ provinces: ['VN34-25', 'VN34-19'] })
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  await fetch(`${federation.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${traceId}-b7ad6b7169203331-01` },
    body: JSON.stringify({
      query:
        '{ compare(input: { indicators: ["TRAINED_LABOUR_RATE"], period: { at: "2020" } }) { rows { cells { value } } } }',
    }),
  })
  await federation.stop()
  await tracing.stop()
  await collector.stop()

  const own = collector.spans.filter((span) => span.traceId === traceId)
  const byId = new Map(own.map((span) => [span.spanId, span]))
  const wayOf = (span: Span): string[] => {
    const above = byId.get(span.parentSpanId ?? '')
    return [...(above ? wayOf(above) : []), span.name]
  }
  const statements = own.filter(({ name }) => name === 'SQL')
  expect(statements.length).toBeGreaterThanOrEqual(2)
  // the gateway, its way to the province, the province, the statement
  expect(new Set(statements.map((span) => wayOf(span).join(' > ')))).toEqual(
    new Set(['POST /graphql > POST /graphql > POST /graphql > SQL']),
  )
})
