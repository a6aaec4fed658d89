// Looking up a name, once for all who ask at the same time. Node looks names up on four threads that it has for everything, files too:
// without this, the connections to one province whose name server hangs would occupy them all.
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

type Told = Parameters<Parameters<LookupFunction>[2]>

/** For `net.connect({ lookup })`. Nothing is remembered: an address that changes is seen at the next connection. */
export function createNameLookup(): LookupFunction {
  const underWay = new Map<string, Promise<Told>>()
  return (name, options, tell) => {
    const key = JSON.stringify([name, options])
    const found = underWay.get(key) ?? find(name, options).finally(() => underWay.delete(key))
    underWay.set(key, found)
    void found.then((told) => tell(...told))
  }
}

function find(name: string, options: Parameters<LookupFunction>[1]): Promise<Told> {
  return new Promise((resolve) => {
    lookup(name, options, (...told) => resolve(told))
  })
}
