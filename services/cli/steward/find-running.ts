// Whether a province is running on this machine: by the file it leaves while it serves, and because it answers there.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What a province writes to `<home>/<slug>/server.json` while it serves. */
const serverFile = z.object({ url: z.url(), pid: z.int(), startedAt: z.string() })
export type RunningProvince = Readonly<z.infer<typeof serverFile>>

const ANSWERS_WITHIN_MS = 3000

/** Null when it is not running; a file that an ended process has left counts for nothing. */
export async function findRunning(home: string, slug: string): Promise<RunningProvince | null> {
  const text = await readFile(join(home, slug, 'server.json'), 'utf8').catch(() => null)
  if (text === null) return null
  const running = parseServerFile(text)
  return running && isAlive(running.pid) && (await isLive(running.url)) ? running : null
}

function parseServerFile(text: string): RunningProvince | null {
  try {
    return serverFile.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * The process that wrote the file, and of this user. Once it has ended anybody may take its port, and would be shown the token.
 */
function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

async function isLive(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/livez', url), {
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}
