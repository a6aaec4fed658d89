// The figures of all processes of the gateway, whichever of them is asked: it asks the one that started it, which asks all of them.
import cluster from 'node:cluster'
import { AggregatorRegistry, type Registry } from 'prom-client'
import { z } from 'zod'

const asking = z.object({ type: z.literal('metrics wanted'), id: z.number() })
const telling = z.object({ type: z.literal('metrics'), id: z.number(), text: z.string().nullable() })

/** In the process that started the others: asks them all for whoever is asked. Resolves nothing; ends with the process. */
export function shareMetrics(): void {
  const all = new AggregatorRegistry()
  cluster.on('message', async (worker, message: unknown) => {
    const asked = asking.safeParse(message)
    if (!asked.success) return
    const text = await all.clusterMetrics().catch(() => null) // one that is stopping does not say
    const told: z.infer<typeof telling> = { type: 'metrics', id: asked.data.id, text }
    if (worker.isConnected()) worker.send(told)
  })
}

/** Reads the figures of all processes, or of this one where it is the only one. */
export function readMetricsOfAll(own: Registry): () => Promise<string> {
  if (!cluster.isWorker) return () => own.metrics()
  AggregatorRegistry.setRegistries([own])
  new AggregatorRegistry() // from now on it answers the one that started it
  const waiting = new Map<number, (text: string | null) => void>()
  process.on('message', (message: unknown) => {
    const told = telling.safeParse(message)
    if (!told.success) return
    waiting.get(told.data.id)?.(told.data.text)
    waiting.delete(told.data.id)
  })
  let last = 0
  return async () => {
    last += 1
    const id = last
    const text = await new Promise<string | null>((resolve) => {
      waiting.set(id, resolve)
      process.send?.({ type: 'metrics wanted', id } satisfies z.infer<typeof asking>)
    })
    return text ?? own.metrics()
  }
}
