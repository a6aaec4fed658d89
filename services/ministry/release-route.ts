// `GET /release`: whether the ministry would still answer as before. It never looks at the clock, so that what it answers by itself follows
// from the program and the members; its entity tag changes with either.
import { createHash, randomUUID } from 'node:crypto'
import { type Handler, jsonReply } from '#runtime/reply.ts'
import type { MinistryWorld } from './world.ts'

const CACHE_CONTROL = 'max-age=1, stale-while-revalidate=1'

/** Answers an entity tag, or 304 when the caller already knows it. */
export function releaseRoute(world: Pick<MinistryWorld, 'members'>): Handler {
  const started = randomUUID() // another start may be another program
  return (request) => {
    const members = [...world.members()].sort()
    const etag = `"${createHash('sha256')
      .update(JSON.stringify([started, members]))
      .digest('base64url')}"`
    const headers = { etag, 'cache-control': CACHE_CONTROL }
    if (request.headers['if-none-match'] === etag) return { status: 304, headers }
    return jsonReply(200, { members: members.length }, headers)
  }
}
