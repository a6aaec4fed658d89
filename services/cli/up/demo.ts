// Who takes part in the demo federation, and how each is started.
import { childEnvironment } from '#runtime/child-environment.ts'
import { type Config, configOf, readConfig } from '#runtime/config.ts'
import { IS_PACKED, scriptPath } from '#runtime/running-code.ts'
import type { Settings } from '#runtime/settings.ts'
import { gatewayStopTimes } from '#runtime/stop-times.ts'
import { type Province, registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import type { Program } from '../child.ts'

/** An Giang, Phú Thọ, Thái Nguyên, Khánh Hòa, Vĩnh Long: the five whose real figures the seed holds. */
export const DEMO_PROVINCES: readonly Province[] = [
  'VN34-91',
  'VN34-25',
  'VN34-19',
  'VN34-56',
  'VN34-86',
].map((id) => resolveProvince(registry, id))

/**
 * Modules and schemas are much young memory at once: collecting it in small pieces takes a tenth of a start. More of it than this would
 * only be held: seven processes would grow past 2 GB while they are asked.
 */
const YOUNG_MEMORY = ['--min-semi-space-size=16', '--max-semi-space-size=16']

/**
 * The more old memory a process may have, the later it looks for what nobody needs any more: without a bound a gateway that is asked ever
 * new documents holds a gigabyte, of which a tenth is in use. What ten large questions need while they wait fits into its young memory.
 */
const GATEWAY_MEMORY = ['--min-semi-space-size=24', '--max-semi-space-size=24', '--max-old-space-size=768']

/** What all of them are started with. */
export interface Surroundings {
  readonly config: Config
  readonly env: NodeJS.ProcessEnv
}

/** Without the settings' database: it is one province's, and the provinces of a demo are several. Throws BAD_CONFIG. */
export function surroundingsOf(settings: Settings): Surroundings {
  return { config: configOf(settings), env: childEnvironment(settings, { databaseUrl: null }) }
}

export function provinceProgram({ slug }: Province, { config, env }: Surroundings): Program {
  return {
    name: slug,
    args: [...YOUNG_MEMORY, scriptPath('services/province/main'), slug],
    env,
    command: `${assignments(config)}${IS_PACKED ? 'lientinh serve' : 'npm run province --'} ${slug}`,
  }
}

export const GATEWAY = 'gateway'

/** Its stop answers what is under way, which may wait for a province as long as the deadline. */
export function gatewayProgram(surroundings: Surroundings): Program {
  const { parentMs } = gatewayStopTimes(surroundings.config.provinceDeadlineMs)
  const args = [...GATEWAY_MEMORY, scriptPath('gateway/main')]
  return { ...serviceProgram(GATEWAY, 'gateway/main', surroundings), args, stopWithinMs: parentMs }
}

/** The ministry and the gateway, which have a script and nothing else. */
export function serviceProgram(name: string, script: string, { config, env }: Surroundings): Program {
  return {
    name,
    args: [...YOUNG_MEMORY, scriptPath(script)],
    env,
    command: IS_PACKED ? 'lientinh up' : `${assignments(config)}npx node ${scriptPath(script)}`,
  }
}

/** What has to stand before a command so that it means this demo: only what differs from the defaults. */
function assignments(config: Config): string {
  const usual = readConfig({})
  const stated = [
    ...(config.port === usual.port ? [] : [`PORT=${config.port}`]),
    ...(config.host === usual.host ? [] : [`HOST=${config.host}`]),
    ...(config.home === usual.home ? [] : [`LIENTINH_HOME=${quote(config.home)}`]),
    ...(config.databaseUrl === null ? [] : ['DATABASE_URL=']),
  ]
  return stated.map((assignment) => `${assignment} `).join('')
}

function quote(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
