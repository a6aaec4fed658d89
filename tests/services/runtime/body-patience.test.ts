// How long a body may take: a question's as a whole, an upload's from piece to piece.
import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { limitBodyTime } from '#runtime/body-patience.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serveWith(upload: boolean): Promise<string> {
  const server = createServer(async (asked, answer) => {
    limitBodyTime(asked, answer, { upload, ms: 300 })
    let bytes = 0
    try {
      for await (const piece of asked) bytes += piece.length
      answer.end(String(bytes))
    } catch {
      // the connection is gone
    }
  })
  servers.push(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Sends four pieces with these milliseconds before each, and answers status and text. */
async function sendSlowly(url: string, between: number): Promise<[number | undefined, string]> {
  const sending = request(url, { method: 'POST' })
  sending.on('error', () => {})
  const answered = once(sending, 'response')
  for (let piece = 0; piece < 4; piece += 1) {
    sending.write('abcde')
    await sleep(between)
  }
  sending.end()
  const [answer] = await answered
  let text = ''
  for await (const piece of answer) text += piece
  return [answer.statusCode, text]
}

it('refuses a question whose body takes longer as a whole', async () => {
  expect(await sendSlowly(await serveWith(false), 150)).toEqual([408, ''])
})

it('takes an upload that keeps coming, however long it lasts', async () => {
  expect(await sendSlowly(await serveWith(true), 150)).toEqual([200, '20'])
})

it('refuses an upload that falls silent', async () => {
  expect(await sendSlowly(await serveWith(true), 500)).toEqual([408, ''])
})
