// Asks a gateway, one question or ten at a time, and believes no answer: each is read for its mark and its length, and some whole.
import { Pool } from 'undici'
import type { Asker, Question } from './questions.ts'

export interface Asked {
  readonly questions: number
  readonly ms: number
}

/** Connections of the load; each asks its next question when it has the answer to the last. */
const CONNECTIONS = 10
/** One answer in so many is read whole. */
const READ_EACH = 25

/** A gateway as its callers see it. */
export interface Gateway {
  /** The answer's data. Throws when there are errors, or the answer is another question's. */
  ask(question: Question): Promise<Record<string, unknown>>
  /** Asks questions from the given number on, on all connections, for as long as it is told or as many as it is told. */
  load(
    asker: Asker,
    from: number,
    until: { readonly ms: number } | { readonly questions: number },
  ): Promise<Asked>
  close(): Promise<void>
}

export function openGateway(url: string): Gateway {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: CONNECTIONS, bodyTimeout: 60_000, headersTimeout: 60_000 })
  const fetchAnswer = async ({ body, mark }: Question) => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const { statusCode, body: answer } = await pool.request({ method: 'POST', path: pathname, headers, body })
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (statusCode === 200 && bytes.includes(mark)) return bytes
    throw new Error(`Cannot measure: status ${statusCode}, ${bytes.toString('utf8', 0, 500)}`)
  }
  const ask = async (question: Question) => read(await fetchAnswer(question))
  return {
    ask,
    async load(asker, from, until) {
      const started = performance.now()
      const isOver = (n: number) =>
        'ms' in until ? performance.now() - started >= until.ms : n >= until.questions
      let asked = 0
      const connection = async () => {
        while (!isOver(asked)) {
          const n = asked++
          const bytes = await fetchAnswer(asker(from + n))
          if (n % READ_EACH === 0) read(bytes)
        }
      }
      await Promise.all(Array.from({ length: CONNECTIONS }, connection))
      return { questions: asked, ms: performance.now() - started }
    },
    close: () => pool.close(),
  }
}

function read(bytes: Buffer): Record<string, unknown> {
  const { data, errors } = JSON.parse(bytes.toString()) as {
    data?: Record<string, unknown>
    errors?: unknown
  }
  if (data && !errors) return data
  throw new Error(`Cannot measure: ${bytes.toString('utf8', 0, 500)}`)
}
