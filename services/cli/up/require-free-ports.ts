// Whether every port of the demo is free, before anything is started: one clear sentence instead of half a federation.
import { createServer } from 'node:net'
import { listen } from '#runtime/listen.ts'

/** Throws PORT_TAKEN for the first port that another program holds. */
export async function requireFreePorts(host: string, ports: readonly number[]): Promise<void> {
  await Promise.all(ports.map((port) => requireFreePort(host, port)))
}

async function requireFreePort(host: string, port: number): Promise<void> {
  const server = createServer()
  await listen(server, host, port)
  await new Promise((resolve) => server.close(resolve))
}
