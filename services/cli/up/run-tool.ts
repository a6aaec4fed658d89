// A build tool of node_modules, run with the project's own Node; what it prints is kept for the cause of a failure.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { toolEnvironment } from '#runtime/child-environment.ts'
import { ROOT } from '#runtime/running-code.ts'
import { fail } from '#schema/errors.ts'

interface Tool {
  /** What it makes, for the sentence of a failure. */
  readonly what: string
  readonly args: readonly string[]
  /** Kills it. */
  readonly stop: AbortSignal
  /** Leaves the processor to whatever is starting at the same time. */
  readonly inBackground?: boolean
}

/** Resolves when the tool is done. Throws GENERATE_FAILED. */
export async function runTool({ what, args, stop, inBackground = false }: Tool): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: toolEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: stop,
    killSignal: 'SIGKILL',
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk
    })
  if (inBackground && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  const [code] = await once(child, 'close')
  if (code !== 0) throw fail('GENERATE_FAILED', { what }, new Error(printed))
}
