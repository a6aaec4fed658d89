// `lientinh serve <province>`: one province by itself, on the port and over the data it has in the demo, or over DATABASE_URL.
import { childEnvironment } from '#runtime/child-environment.ts'
import { formatReady } from '#runtime/lifecycle.ts'
import { IS_PACKED, scriptPath } from '#runtime/running-code.ts'
import { settingOf } from '#runtime/settings.ts'
import { fail } from '#schema/errors.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { explainEnd, startChild } from '../child.ts'
import type { Invocation, Outcome } from '../command.ts'
import { formatDone } from '../envelope.ts'
import { ToldFailure } from '../failure.ts'
import { onStopSignal } from '../process-end.ts'

const ENDED: Outcome = { result: null, text: '' }

/** Runs until stopped. Exit code: the province's own; 130 when interrupted. */
export async function runServe({ args, settings, json }: Invocation): Promise<Outcome> {
  const asked = args[0] ?? settingOf(settings, 'province')
  if (asked === null) throw fail('BAD_USAGE', { reason: "missing required argument 'province'" })
  const { slug } = resolveProvince(registry, asked)
  const program = {
    name: slug,
    args: [scriptPath('services/province/main'), slug],
    env: childEnvironment(settings),
    command: `${IS_PACKED ? 'lientinh serve' : 'npm run province --'} ${slug}`,
  }
  const child = startChild(program)
  let stopping = false
  onStopSignal((code) => {
    stopping = true
    void child.stop().then(() => process.exit(code))
  })
  const ready = await child.ready.catch((error: unknown) => {
    if (!stopping) throw error
    return null
  })
  if (ready === null) return ENDED
  process.stdout.write(
    json
      ? formatDone('serve', { result: { province: slug, ...ready }, warnings: [] })
      : formatReady(slug, ready),
  )
  const exit = await child.exited
  if (exit.code === 0 || stopping) return ENDED
  throw new ToldFailure(explainEnd(program, exit), { exit: exit.code ?? 1 })
}
