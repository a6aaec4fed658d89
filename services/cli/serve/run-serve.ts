// `lientinh serve <province>`: one province by itself, on the port and over the data it has in the demo, or over DATABASE_URL.
import { formatExplanation } from '#runtime/format-explanation.ts'
import { formatReady } from '#runtime/lifecycle.ts'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { explainEnd, startChild } from '../child.ts'
import { onStopSignal } from '../process-end.ts'

/** Runs until stopped. Exit code: the province's own; 130 when interrupted. */
export async function runServe(idOrSlug: string): Promise<void> {
  const { slug } = resolveProvince(registry, idOrSlug)
  const program = {
    name: slug,
    args: ['services/province/main.ts', slug],
    command: `npm run province -- ${slug}`,
  }
  const child = startChild(program)
  onStopSignal((code) => child.stop().then(() => process.exit(code)))
  process.stdout.write(formatReady(slug, await child.ready))
  const exit = await child.exited
  if (exit.code === 0) return
  process.stderr.write(formatExplanation(explainEnd(program, exit)))
  process.exitCode = exit.code ?? 1
}
