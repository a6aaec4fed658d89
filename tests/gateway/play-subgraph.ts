// An HTTP server that plays a subgraph: it answers as a test tells it to, well or badly, and remembers what it was asked.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Asked {
  readonly query: string
  readonly variables: {
    readonly representations?: readonly { readonly __typename: string; readonly id: string }[]
  }
}

/** A value is sent as JSON; a function does with the response whatever it wants. */
export type Answer = (asked: Asked) => unknown

export interface PlayedSubgraph {
  readonly url: string
  readonly asked: Asked[]
  /** Of the same requests. */
  readonly headers: IncomingHttpHeaders[]
  answer: Answer
  /** How `GET /release` is answered, and how often it was; 404 unless told. */
  release: ((response: ServerResponse, request: IncomingMessage) => void) | null
  releasesAsked: number
  /** How many connections are open to it. */
  connections(): Promise<number>
  /** At once, as kill -9 would. */
  stop(): Promise<void>
}

type Raw = (response: ServerResponse) => void

/** Plays at a free address, or again at the one that it had. */
export async function playSubgraph(answer: Answer, port = 0): Promise<PlayedSubgraph> {
  const played = {
    ...{ answer, asked: [] as Asked[], headers: [] as IncomingHttpHeaders[] },
    ...{ release: null as PlayedSubgraph['release'], releasesAsked: 0 },
  }
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      played.releasesAsked += 1
      if (played.release) played.release(response, request)
      else response.writeHead(404).end()
      return
    }
    const asked = JSON.parse(await readText(request)) as Asked
    played.asked.push(asked)
    played.headers.push(request.headers)
    const reply = played.answer(asked)
    if (typeof reply === 'function') (reply as Raw)(response)
    else
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
        .end(JSON.stringify(reply))
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  return Object.assign(played, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    connections: () =>
      new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count))),
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped())
        server.closeAllConnections()
      }),
  })
}

/** An address at which nobody listens. */
export async function addressOfNobody(): Promise<string> {
  const played = await playSubgraph(() => null)
  await played.stop()
  return played.url
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
