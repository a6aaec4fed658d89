// A PostgreSQL server of a test's own, in a temporary directory and on a free port, that may be restarted in the middle of anything.
import { execFile } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface PrivateCluster {
  readonly url: string
  /** Stops it without asking anybody, as a power cut would, and starts it again; resolves when it answers. */
  restart(): Promise<void>
  remove(): Promise<void>
}

/** Where `findPrograms` finds them. */
export async function startCluster(): Promise<PrivateCluster> {
  const programs = findPrograms()
  if (programs === null)
    throw new Error('Cannot start a PostgreSQL server: initdb and pg_ctl are not installed.')
  const directory = mkdtempSync(join(tmpdir(), 'lientinh-cluster-'))
  const data = join(directory, 'data')
  // PostgreSQL refuses to run as root
  const isRoot = process.getuid?.() === 0
  const nobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
  if (isRoot) chownSync(directory, 65534, 65534)
  chmodSync(directory, 0o700)
  const port = await findPort()
  const call = async (name: string, args: readonly string[]) => {
    const [command = '', ...rest] = [...nobody, join(programs, name), ...args]
    await run(command, rest, { cwd: '/', env: { ...process.env, LC_ALL: 'C' } })
  }
  const log = join(directory, 'log')
  const settings = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c shared_buffers=16MB`
  const control = (act: string, ...more: string[]) =>
    call('pg_ctl', ['-D', data, '-l', log, '-w', '-m', 'immediate', ...more, act])
  await call('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  await control('start', '-o', settings)
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: () => control('restart', '-o', settings),
    async remove() {
      await control('stop')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Where PostgreSQL's own programs are; null where only somebody else's server is. */
export function findPrograms(): string | null {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged)
    ? readdirSync(packaged).map((version) => join(packaged, version, 'bin'))
    : []
  const known = [...(process.env.PATH ?? '').split(':'), ...versions]
  return known.find((place) => existsSync(join(place, 'initdb')) && existsSync(join(place, 'pg_ctl'))) ?? null
}

/** Under the range from which systems take ports for outgoing connections: it must be free again after a restart. */
async function findPort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 22_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
    })
    if (isFree) return port
  }
}
