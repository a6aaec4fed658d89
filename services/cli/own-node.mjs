// The Node that the packages bring along: found, and given the command when the Node that was called is too old to run it.
// Plain JavaScript of 2020, as lientinh.mjs, whose work this is.
// biome-ignore-start lint/style/useNodejsImportProtocol: Node before 14.18 does not know `node:`
import { spawn } from 'child_process'
import { existsSync } from 'fs'
import { createRequire } from 'module'
import { dirname, join } from 'path'

// biome-ignore-end lint/style/useNodejsImportProtocol: as above

const PLATFORMS = { win32: 'win' }
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** The path of its binary, or null when it was not installed: npm brings it as an optional package for this system. */
export function findOwnNode() {
  const name = `node-${PLATFORMS[process.platform] || process.platform}-${process.arch}`
  try {
    const place = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const binary = join(place, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

/** Runs this same command line with that Node, and ends as it ends. The channel between the two is what endWithLauncher listens to. */
export function runWith(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    for (const name of SIGNALS) process.removeAllListeners(name)
    if (signal) process.kill(process.pid, signal)
    else process.exit(code)
  })
}

/** A launcher that was killed cannot pass a signal on: losing it is the same wish to stop. */
export function endWithLauncher() {
  if (!process.channel) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
