// Ways to change an answer: a property wherever it stands, what is asked, or the headers.
import type { Answered, Broken } from '../broken-province.ts'

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json
}

type Change = (object: JsonObject) => JsonObject

/** Changes every object of the answer, the inner ones first. */
export function everywhere(change: Change): Broken['answer'] {
  return async (_asked, pass) => altered(await pass(), change)
}

/** Changes every object of the answers to questions that say `word`. */
export function whereAsked(word: string, change: Change): Broken['answer'] {
  return async (asked, pass) => {
    const answer = await pass()
    return asked.text.includes(word) ? altered(answer, change) : answer
  }
}

/** Changes the value of one property, wherever it stands. */
export function property(name: string, change: (value: Json) => Json): Broken['answer'] {
  return everywhere((object) =>
    name in object ? { ...object, [name]: change(object[name] ?? null) } : object,
  )
}

/** Changes a property that is a list. */
export function list(name: string, change: (items: readonly Json[]) => readonly Json[]): Broken['answer'] {
  return property(name, (value) => (Array.isArray(value) ? change(value) : value))
}

/** Asks the province something else than was asked. */
export function misheard(pattern: RegExp, heard: string): Broken['answer'] {
  return (asked, pass) => pass({ text: asked.text.replace(pattern, heard) })
}

/** Changes the schema that it serves. */
export function schema(pattern: RegExp | string, served: string): Broken['answer'] {
  return property('sdl', (sdl) => String(sdl).replace(pattern, served))
}

/** Changes what comes back from one path. */
export function at(path: string, change: (answer: Answered) => Answered): Broken['answer'] {
  return async (asked, pass) => {
    const answer = await pass()
    return asked.path.startsWith(path) ? change(answer) : answer
  }
}

export function withHeaders(headers: Readonly<Record<string, string>>): (answer: Answered) => Answered {
  return (answer) => ({ ...answer, headers: { ...answer.headers, ...headers } })
}

export function withoutHeader(name: string): (answer: Answered) => Answered {
  return (answer) => ({
    ...answer,
    headers: Object.fromEntries(Object.entries(answer.headers).filter(([header]) => header !== name)),
  })
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function altered(answer: Answered, change: Change): Answered {
  if (!answer.text.startsWith('{')) return answer
  return { ...answer, text: JSON.stringify(walk(JSON.parse(answer.text) as Json, change)) }
}

function walk(value: Json, change: Change): Json {
  if (Array.isArray(value)) return value.map((item: Json) => walk(item, change))
  if (!isObject(value)) return value
  return change(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, change)])))
}
