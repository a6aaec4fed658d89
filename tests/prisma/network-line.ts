// A line to a PostgreSQL server that can be cut for a while: what a province sees of a network that fails.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface NetworkLine {
  /** The server's address, through the line. */
  readonly url: string
  /** Breaks every connection and takes no other; resolves when the line is whole again. */
  cutFor(ms: number): Promise<void>
  remove(): Promise<void>
}

export async function layLine(to: string): Promise<NetworkLine> {
  const target = new URL(to)
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(target.port || 5432), target.hostname)
    join(near, far)
    for (const socket of [near, far]) sockets.add(socket.on('close', () => sockets.delete(socket)))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = new URL(to)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const breakAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    async cutFor(ms) {
      isCut = true
      breakAll()
      await sleep(ms)
      isCut = false
    },
    async remove() {
      breakAll()
      await once(server.close(), 'close')
    },
  }
}

/** What one end says the other hears, and neither outlives the other. */
function join(near: Socket, far: Socket): void {
  near.pipe(far)
  far.pipe(near)
  near.on('error', () => {}).on('close', () => far.destroy())
  far.on('error', () => {}).on('close', () => near.destroy())
}
