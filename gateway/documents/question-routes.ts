// What can be known of questions without asking one: what one would cost, and the schema in which they are written.
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { formFor } from '#runtime/answer-form.ts'
import { jsonReply, type Reply } from '#runtime/reply.ts'
import { LienTinhError } from '#schema/errors.ts'
import { LIMITS } from '../limits/limits.ts'
import { type Question, type Reading, readQuestion } from './read-question.ts'
import { formatRefusal, refusalReply } from './refusal-reply.ts'

/** For `serve({ routes })`. */
export function questionRoutes(reading: Reading, schemaText: () => string) {
  return {
    'POST /cost': (request: IncomingMessage) => costReply(request, reading),
    'GET /schema.graphql': schemaRoute(schemaText),
  }
}

/**
 * `{ cost, limits, within, refusals, documentHash }` of the question in a body as `/graphql` takes it. Nobody is asked, and whether the
 * schema knows its fields is not found out.
 */
async function costReply(request: IncomingMessage, reading: Reading): Promise<Reply> {
  try {
    return jsonReply(200, describeCost(await readQuestion(request, reading)), { 'cache-control': 'no-store' })
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    return refusalReply(error, { form: formFor(request) ?? 'JSON' })
  }
}

function describeCost({ cost, refusals, documentHash }: Question) {
  const limits = Object.fromEntries(Object.entries(LIMITS).map(([measure, { value }]) => [measure, value]))
  return { cost, limits, within: refusals.length === 0, refusals: refusals.map(formatRefusal), documentHash }
}

/** The text is asked for at each request, since the schema may be another by then, and tagged once. */
function schemaRoute(schemaText: () => string) {
  let known = { text: '', tag: '' }
  return ({ headers }: IncomingMessage): Reply => {
    const text = schemaText()
    if (text !== known.text)
      known = { text, tag: `"${createHash('sha256').update(text).digest('base64url')}"` }
    const caching = { etag: known.tag, 'cache-control': 'no-cache' }
    if (headers['if-none-match']?.includes(known.tag)) return { status: 304, headers: caching }
    return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8', ...caching }, body: text }
  }
}
