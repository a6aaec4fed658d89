// A relay in front of a real subgraph: it counts what is asked, and can be made slow, silent, or gone.
import { createServer, request as forward, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Relay {
  readonly url: string
  /** Requests to /graphql so far. */
  readonly asked: () => number
  stop(): Promise<void>
}

/** Listens on a free port and hands every request on to `target` after `delayMs`; never, when it is Infinity. */
export function startRelay(target: string, delayMs = 0): Promise<Relay> {
  return startListener((incoming, outgoing) => {
    if (delayMs === Number.POSITIVE_INFINITY) return
    setTimeout(() => {
      const { method, headers, url = '/' } = incoming
      const onward = forward(new URL(url, target), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      })
      onward.on('error', () => outgoing.destroy())
      incoming.pipe(onward)
    }, delayMs)
  })
}

/** A server of our own on a free port, e.g. one that plays a province gone bad. */
export async function startListener(listener: RequestListener): Promise<Relay> {
  let asked = 0
  // the far side decides when a connection is idle for too long; a second one that closes would do so just when it is used again
  const server = createServer({ keepAliveTimeout: 0 }, (incoming, outgoing) => {
    if (incoming.url?.startsWith('/graphql')) asked += 1
    listener(incoming, outgoing)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
