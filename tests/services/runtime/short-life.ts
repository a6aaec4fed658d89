// A process for lifecycle.test.ts: comes up, or fails in the way its argument says.
import { setTimeout as sleep } from 'node:timers/promises'
import { runProcess } from '#runtime/lifecycle.ts'
import { fail } from '#schema/errors.ts'

const [way = 'well'] = process.argv.slice(2)

await runProcess('thử', async () => {
  if (way === 'taken') throw fail('PORT_TAKEN', { port: 4000 }, new Error('EADDRINUSE 127.0.0.1'))
  if (way === 'bug') throw new Error('a secret in a stack')
  if (way === 'slow') {
    process.stdout.write('starting\n')
    await sleep(500)
  }
  const heart = setInterval(() => {}, 1000)
  if (way === 'later') setTimeout(() => Promise.reject(new Error('a secret in a stack')), 100)
  return {
    ready: { url: 'http://127.0.0.1:1', figures: 3 },
    ...(way === 'long' ? { stopWithinMs: 8000 } : {}),
    stop: async () => {
      clearInterval(heart)
      process.stderr.write('stopped once\n')
      await sleep(way === 'long' || way === 'longer' ? 5500 : 200)
    },
  }
})
