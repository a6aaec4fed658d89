// The process of the played subgraphs: a ministry and every province, each on a port of its own, answering from memory. What is answered to
// a document is worked out once (subgraph-answers.ts); from then on a request costs these servers little more than its bytes.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildASTSchema, parse } from 'graphql'
import type { Place, Size } from './federation.ts'
import { registryOf, supergraphOf } from './federation.ts'
import { RELEASE } from './played-figures.ts'
import { ministryAnswers, provinceAnswers, type SubgraphAnswers } from './subgraph-answers.ts'
import { beMeasured } from './told-figures.ts'

await beMeasured(async (size: Size): Promise<Place> => {
  const { provinces } = registryOf(size)
  const contract = buildASTSchema(parse(supergraphOf(size), { noLocation: true }), { assumeValidSDL: true })
  const ministryUrl = await play('ministry', ministryAnswers(contract, provinces))
  const urls = provinces.map(
    async (province) => [province.id, await play(province.id, provinceAnswers(contract, province))] as const,
  )
  return { size, ministryUrl, provinceUrls: Object.fromEntries(await Promise.all(urls)) }
})

async function play(id: string, answers: SubgraphAnswers): Promise<string> {
  const release = releaseAnswer(id)
  const server = createServer({ keepAliveTimeout: 600_000, requestTimeout: 0 }, (request, response) => {
    if (request.method === 'GET') release(request, response)
    else void answer(request, response, answers)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  answers: SubgraphAnswers,
): Promise<void> {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    send(response, 200, answers(Buffer.concat(chunks)))
  } catch (error) {
    send(response, 500, Buffer.from(JSON.stringify({ errors: [{ message: String(error) }] })))
  }
}

function send(response: ServerResponse, status: number, body: Buffer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
}

/** `GET /release`, as services/province/release-route.ts answers it. */
function releaseAnswer(id: string) {
  const etag = `"${id}.1"`
  const headers = { etag, 'cache-control': 'max-age=1, stale-while-revalidate=1, stale-if-error=86400' }
  const body = JSON.stringify({ province: id, release: RELEASE })
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end()
    else response.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(body)
  }
}
