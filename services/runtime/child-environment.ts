// The environment of whatever is started from here: a service, which reads the settings of who started it, or a tool of the machine.
import { resolve } from 'node:path'
import { configOf } from './config.ts'
import { ownVariables, type Variables } from './environment.ts'
import { CACHE } from './running-code.ts'
import type { Settings } from './settings.ts'
import { fileVariable, SETTINGS, type SettingName } from './settings-table.ts'

/** Settings that are others for a child; null: it has none. */
export type Changes = Readonly<Partial<Record<SettingName, string | null>>>

const COMPILE_CACHE = resolve(CACHE, 'node')

const SETTING_VARIABLES: ReadonlySet<string> = new Set(
  SETTINGS.flatMap((row) => (row.secret ? [row.env, fileVariable(row)] : [row.env])),
)

/**
 * The environment in which a service reads these settings, changed as said, and no others. A secret that stood in a file is handed on by
 * value, so that nobody has two. Throws BAD_CONFIG: what is wrong with them is told before anything is started.
 */
export function childEnvironment(
  settings: Settings,
  changes: Changes = {},
  env: Variables = ownVariables(),
): NodeJS.ProcessEnv {
  configOf(settings)
  const inherited = Object.entries(env).filter(([name]) => !SETTING_VARIABLES.has(name))
  const handedOn = SETTINGS.flatMap(({ name, env: variable }) => {
    const value = name in changes ? changes[name] : settings.get(name)?.value
    return value ? [[variable, value]] : []
  })
  return {
    NODE_COMPILE_CACHE: COMPILE_CACHE, // seven processes read the same modules: a fifth of the work of a start
    MALLOC_ARENA_MAX: '2', // glibc keeps for each thread what it once had: 25 MB of a busy gateway
    ...Object.fromEntries(inherited),
    ...Object.fromEntries(handedOn),
  }
}

/** The environment of a tool (npm, tar, a build): Prisma's would otherwise leave a process behind that asks its maker for news. */
export function toolEnvironment(env: Variables = ownVariables()): NodeJS.ProcessEnv {
  return { ...env, CHECKPOINT_DISABLE: '1' }
}
