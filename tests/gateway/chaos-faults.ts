// What can be wrong with a province beside its HTTP (faults.ts): its address, its network, its certificate, and whom its answers are about.
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { registry } from '#schema/registry/registry.ts'
import { EXPIRED_CERTIFICATE } from './expired-certificate.ts'
import { FAR_TEXT, type Fault } from './faults.ts'
import { type Answer, type Asked, addressOfNobody } from './play-subgraph.ts'
import { healthy } from './stage.ts'

type Province = (typeof registry.provinces)[number]

/** A fault of the answers of one province. */
type ProvinceFault = Pick<Fault, 'state'> & { readonly answerOf: (province: Province) => Answer }

/** A fault that has an address of its own. */
interface AddressFault extends Pick<Fault, 'state'> {
  readonly open: () => Promise<{ readonly url: string; readonly close: () => void }>
}

const [first, second] = registry.provinces

export const PROVINCE_FAULTS: Readonly<Record<string, ProvinceFault>> = {
  'answers as another province': {
    state: 'REFUSED',
    answerOf: (province) => {
      const other = province === first ? second : first
      const pretend = healthy(other ?? province)
      return (asked) => renamed(pretend(withOthersSlices(asked)), other ?? province, province)
    },
  },
  'answers more objects than were asked': {
    state: 'REFUSED',
    answerOf: (province) => (asked) => {
      const { data } = healthy(province)(asked) as { data: { _entities?: unknown[] } }
      if (!data._entities) return { data: { [province.rootField]: [data, data] } }
      const isSlice = asked.variables.representations?.[0]?.__typename.endsWith('Slice')
      return { data: { _entities: isSlice ? [{}, ...data._entities] : [...data._entities, {}] } }
    },
  },
}

/** What is odd, and no fault: it costs nobody anything, and no caller sees it. */
export const ODDITIES: Readonly<Record<string, (province: Province) => Answer>> = {
  'is late, within the deadline': (province) => (asked) => (response: ServerResponse) => {
    setTimeout(() => send(response, healthy(province)(asked)), 60)
  },
  'is now quick and now late': (province) => (asked) => (response: ServerResponse) => {
    setTimeout(() => send(response, healthy(province)(asked)), Math.random() * 80)
  },
  'sends fields that nobody asked for, and extensions': (province) => (asked) => ({
    ...(healthy(province)(asked) as object),
    extensions: { stack: FAR_TEXT },
    [FAR_TEXT]: FAR_TEXT,
  }),
  'closes each connection after its answer': (province) => (asked) => (response: ServerResponse) => {
    response.setHeader('connection', 'close')
    send(response, healthy(province)(asked))
  },
}

export const ADDRESS_FAULTS: Readonly<Record<string, AddressFault>> = {
  'is at an address where nobody listens': {
    state: 'DOWN',
    open: async () => ({ url: await addressOfNobody(), close: () => {} }),
  },
  'has a name that nobody knows': {
    // too long for any name server to be asked, so that the test leaves this machine alone
    state: 'DOWN',
    open: async () => ({ url: `http://${'x'.repeat(64)}.invalid/graphql`, close: () => {} }),
  },
  'accepts connections and never reads': {
    state: 'TIMED_OUT',
    open: () => listen((socket) => void socket.pause(), { pauseOnConnect: true }),
  },
  'accepts connections and never shakes hands': {
    state: 'TIMED_OUT',
    open: async () => {
      const { url, close } = await openSilent()
      return { url: url.replace('http:', 'https:'), close }
    },
  },
  'resets every connection': {
    state: 'DOWN',
    open: () => listen((socket) => void socket.resetAndDestroy()),
  },
  'has a certificate that is expired': { state: 'DOWN', open: listenWithExpiredCertificate },
}

/** Connections are accepted, and that is all. */
export function openSilent(): Promise<{ url: string; close: () => void }> {
  return listen(() => {})
}

function send(response: ServerResponse, reply: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply))
}

/** The other province would be asked for its own slices. */
function withOthersSlices(asked: Asked): Asked {
  const { representations } = asked.variables
  if (!representations) return asked
  const other = representations.map((one) => ({ ...one, id: `${one.id}~of another question` }))
  return { ...asked, variables: { representations: other } }
}

/** Under the right name at the root, so that nothing but the key gives it away. */
function renamed(reply: unknown, other: Province, province: Province): unknown {
  const { data } = reply as { data: Record<string, unknown> }
  return other.rootField in data ? { data: { [province.rootField]: data[other.rootField] } } : reply
}

async function listen(
  accept: (socket: Socket) => void,
  options: { pauseOnConnect?: boolean } = {},
): Promise<{ url: string; close: () => void }> {
  const sockets = new Set<Socket>()
  const server = createServer(options, (socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
    accept(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Its issuer is trusted, so that its date is all that is wrong with it. */
async function listenWithExpiredCertificate(): Promise<{ url: string; close: () => void }> {
  setDefaultCACertificates([...getCACertificates('default'), EXPIRED_CERTIFICATE.cert])
  const server = createTlsServer(EXPIRED_CERTIFICATE, (_request, response) => send(response, { data: {} }))
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close: () => void server.close(),
  }
}
