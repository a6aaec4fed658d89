import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

const SCRIPT = join(import.meta.dirname, 'short-life.ts')
const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

function start(way: string, parent: 'with a parent' | 'alone' = 'alone') {
  const stdio = ['ignore', 'pipe', 'pipe', ...(parent === 'alone' ? [] : ['ipc' as const])] as [
    'ignore',
    'pipe',
    'pipe',
  ]
  const child = spawn(process.execPath, [SCRIPT, way], { stdio })
  children.push(child)
  const said = { out: '', err: '', messages: [] as unknown[] }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  child.on('message', (message) => said.messages.push(message))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...said }))
  const up = () => expect.poll(() => said.out + said.messages.length, { timeout: 10_000 }).not.toBe('0')
  return { child, said, ended, up }
}

describe('a process', () => {
  it('says that it is ready, in both languages, and where', async () => {
    const { child, ended, up } = start('well')
    await up()
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({
      code: 0,
      out: 'thử sẵn sàng · ready: http://127.0.0.1:1 · figures 3\n',
    })
  })
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stops once and well on %s, however often it is asked',
    async (signal) => {
      const { child, ended, up } = start('well')
      await up()
      child.kill(signal)
      child.kill(signal)
      child.kill('SIGTERM')
      expect(await ended).toMatchObject({ code: 0, err: 'stopped once\n' })
    },
  )
  it.each([
    ['may take for its stop as long as it says', 'long', 0],
    ['may take 4.5 s for its stop when it says nothing', 'longer', 1],
  ])('%s', { timeout: 60_000 }, async (_, way, code) => {
    const { child, ended, up } = start(way)
    await up()
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code, err: 'stopped once\n' })
  })
  it('stops after its start when it was asked while starting', async () => {
    const { child, ended, up } = start('slow')
    await up()
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, err: 'stopped once\n' })
  })
  it('says an expected failure in one coded sentence and its translation, exit code 2', async () => {
    expect(await start('taken').ended).toEqual({
      code: 2,
      out: '',
      err: `✗ PORT_TAKEN  thử: Cổng 4000 đang được chương trình khác dùng. Dừng chương trình kia, hoặc chọn cổng khác: PORT=5000 npm start.
  Port 4000 is in use by another program. Stop the other program, or choose another port: PORT=5000 npm start.
`,
      messages: [],
    })
  })
  it.each(['bug', 'later'])('says that it has a bug without showing it (%s), exit code 1', async (way) => {
    const { code, err } = await start(way).ended
    expect(code).toBe(1)
    expect(err).toContain('✗ INTERNAL  thử: ')
    expect(err).not.toContain('secret')
  })
})

describe('a process that another one started', () => {
  it('tells its parent, and nobody else, that it is ready', async () => {
    const { child, ended, up } = start('well', 'with a parent')
    await up()
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({
      code: 0,
      out: '',
      messages: [{ type: 'ready', ready: { url: 'http://127.0.0.1:1', figures: 3 } }],
    })
  })
  it('tells its parent, and nobody else, why it could not start', async () => {
    expect(await start('taken', 'with a parent').ended).toMatchObject({
      code: 2,
      err: '',
      messages: [{ type: 'failed', explanation: { code: 'PORT_TAKEN' } }],
    })
  })
  it('stops when its parent is gone', async () => {
    const { child, said, up } = start('well', 'with a parent')
    await up()
    const exited = once(child, 'exit') // Node says no 'close' of a child that was disconnected
    child.disconnect()
    expect(await exited).toEqual([0, null])
    await expect.poll(() => said.err).toBe('stopped once\n')
  })
})
