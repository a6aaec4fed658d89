// A province as its own process, for a measurement: its administration, its questions, and the memory it takes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ProvinceProcess {
  /** The text of an answer of the administration. */
  post(path: string, body: BodyInit): Promise<string>
  ask(question: string): Promise<string>
  memoryMb(): number
  /** Looks ten times a second. */
  watchMemory(): { highestMb(): number }
  stop(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Starts it for an administrator, on a free port, over PostgreSQL or (null) its embedded database. */
export async function startProvinceProcess(
  slug: string,
  { home, databaseUrl }: { readonly home: string; readonly databaseUrl: string | null },
): Promise<ProvinceProcess> {
  const { DATABASE_URL: _, ...rest } = process.env
  const settings = { LIENTINH_HOME: home, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }
  const env = { ...rest, ...MEMORY_SETTINGS, ...settings }
  const args = [...YOUNG_MEMORY, 'services/province/main.ts', slug, '--admin']
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 2, 2, 'ipc'] })
  const [said] = (await once(child, 'message')) as [{ ready?: { url: string } }]
  if (!said.ready) throw new Error(`The province did not start: ${JSON.stringify(said)}`)
  const { url } = said.ready
  const token = (await readFile(join(home, slug, 'admin-token'), 'utf8')).trim()
  const memoryMb = () => residentMb(child.pid ?? 0)
  return {
    async post(path, body) {
      const type = path === '/admin/publish' || path === '/admin/rollback' ? 'application/json' : 'text/csv'
      const headers = { authorization: `Bearer ${token}`, 'content-type': type }
      const answer = await fetch(url + path, { method: 'POST', headers, body })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
      return text
    },
    async ask(query) {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      return answer.text()
    },
    memoryMb,
    watchMemory() {
      let highest = memoryMb()
      const timer = setInterval(() => {
        highest = Math.max(highest, memoryMb())
      }, 100)
      return {
        highestMb() {
          clearInterval(timer)
          return highest
        },
      }
    },
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** As the command starts provinces. */
const YOUNG_MEMORY = ['--min-semi-space-size=16', '--max-semi-space-size=16']
const MEMORY_SETTINGS = { MALLOC_ARENA_MAX: '2' }

function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number.parseInt(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? '0', 10) / 1024
}
