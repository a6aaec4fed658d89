// Whether two answers are the same: data to the last field, errors by path, code, province and words. What is of the moment is only there
// or not there; and a map is a map, in whatever order its fields come.
import { ERRORS } from '#schema/errors.ts'

/** An answer of GraphQL, from wherever it comes. */
export interface Told {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
}

/** Fields by whose name a moment is known; they are never asked under another. */
export const OF_THE_MOMENT: ReadonlySet<string> = new Set(['answeredAt', 'ageSeconds'])

/** How old a remembered answer is stands in a sentence, too. */
const AGE = /, (cũ \d+ giây|\d+ seconds old)\.$/

const SHOWN = 6

/** Where the federation's answer is another than that of one process, one line for each place; empty when they are the same. */
export function differencesOf(federation: Told, oneProcess: Told): string[] {
  return [
    ...differences(settled(federation.data), settled(oneProcess.data), 'data'),
    ...differences(errorsOf(federation), errorsOf(oneProcess), 'errors'),
  ].slice(0, SHOWN)
}

function differences(federation: unknown, oneProcess: unknown, place: string): string[] {
  if (isMap(federation) && isMap(oneProcess)) {
    const names = [...new Set([...Object.keys(federation), ...Object.keys(oneProcess)])]
    return names.flatMap((name) => differences(federation[name], oneProcess[name], `${place}.${name}`))
  }
  if (Array.isArray(federation) && Array.isArray(oneProcess) && federation.length === oneProcess.length)
    return federation.flatMap((item, index) => differences(item, oneProcess[index], `${place}.${index}`))
  const [told, wanted] = [JSON.stringify(federation), JSON.stringify(oneProcess)]
  return told === wanted ? [] : [`${place}\n  federation:  ${told}\n  one process: ${wanted}`]
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled)
  if (typeof value === 'string') return value.replace(AGE, '.')
  if (!isMap(value)) return value
  const entries = Object.entries(value).map(([name, one]) => {
    return [name, OF_THE_MOMENT.has(name) && one !== null ? 'a moment' : settled(one)]
  })
  return Object.fromEntries(entries)
}

/** By path and code. What GraphQL itself says of a document is worded by whoever read it, so that only its code counts. */
function errorsOf({ errors = [] }: Told): Record<string, unknown> {
  const entries = errors.map(({ path, message, extensions }): [string, unknown] => {
    const { code, stacktrace: _, ...words } = extensions
    const isOurs = typeof code === 'string' && Object.hasOwn(ERRORS, code)
    return [`${path?.join('.') ?? '(all)'} ${code}`, isOurs ? { message, ...words } : '']
  })
  return Object.fromEntries(entries)
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
