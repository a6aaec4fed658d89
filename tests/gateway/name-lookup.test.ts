// Node has four threads for looking names up: one province whose name is slow to find may occupy one of them, and no more.
import { createHook } from 'node:async_hooks'
import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createNameLookup } from '#gateway/subgraphs/name-lookup.ts'
import { playSubgraph } from './play-subgraph.ts'

test('twenty connections at once look a name up once, and the next one again', async () => {
  const province = await playSubgraph(() => null)
  const lookup = createNameLookup()
  let lookups = 0
  const hook = createHook({ init: (_id, type) => void (type === 'GETADDRINFOREQWRAP' && lookups++) }).enable()
  const open = () =>
    new Promise<Socket>((resolve, reject) => {
      const socket = connect({ host: 'localhost', port: Number(new URL(province.url).port), lookup })
      socket.once('connect', () => resolve(socket)).once('error', reject)
    })

  const sockets = await Promise.all(Array.from({ length: 20 }, open))
  expect(lookups).toBe(1)
  sockets.push(await open())
  expect(lookups).toBe(2)

  hook.disable()
  for (const socket of sockets) socket.destroy()
  await province.stop()
})

test('a name that is not found is told to everybody who asked', async () => {
  const lookup = createNameLookup()
  const name = `${'x'.repeat(64)}.invalid` // too long for any name server to be asked
  const find = () => new Promise((resolve) => lookup(name, {}, (error) => resolve(error?.code)))
  expect(await Promise.all([find(), find()])).toEqual(['ENOTFOUND', 'ENOTFOUND'])
})
