// Where this program's own files are, and in which form they run: TypeScript in a checkout, JavaScript in an installed package
// (services/hosting makes it; Node runs no TypeScript inside node_modules). Where data are is config.ts's.
import { resolve } from 'node:path'

/** The checkout, or the installed package. Children run there. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** True in an installed package: nothing can or need be generated there. */
export const IS_PACKED = !import.meta.filename.endsWith('.ts')

/** Without LIENTINH_HOME: beside a checkout; for an installed package, whose directory the next update replaces, where the command is given. */
export const DEFAULT_HOME = IS_PACKED ? resolve('.data') : resolve(ROOT, '.data')

/** Beside the packages. In a place that only an administrator may write to, nothing is kept. */
export const CACHE = resolve(ROOT, IS_PACKED ? '../.cache' : 'node_modules/.cache')

/** A script of ours as Node starts it in ROOT. @example scriptPath('gateway/main') // 'gateway/main.ts' */
export function scriptPath(script: string): string {
  return `${script}${IS_PACKED ? '.js' : '.ts'}`
}
