// A tool of the machine that packs (npm, tar), run to its end in a directory.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { toolEnvironment } from '#runtime/child-environment.ts'

const run = promisify(execFile)

/** Throws with what the tool said. */
export async function runTool(
  tool: 'npm' | 'tar',
  args: readonly string[],
  directory: string,
): Promise<void> {
  await run(tool, [...args], { cwd: directory, env: ownEnvironment(), maxBuffer: 16e6 })
}

/** Without what an `npm run` around it says of its own package: this npm works in another directory. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(toolEnvironment()).filter(
    ([name]) => !/^npm_(package_|lifecycle_|config_local_prefix$|config_prefix$)/.test(name),
  )
  return { ...Object.fromEntries(kept), npm_config_audit: 'false', npm_config_fund: 'false' }
}
