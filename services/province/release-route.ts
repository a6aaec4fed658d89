// `GET /release`: which release a province answers from, as an entity tag. Figures never change within a release, so this one small
// question is all that freshness costs (RFC 9111, RFC 5861).

import type { Database } from '#prisma/open-database.ts'
import { readCurrentRelease } from '#prisma/read-releases.ts'
import { type Handler, jsonReply } from '#runtime/reply.ts'

const CACHE_CONTROL = 'max-age=1, stale-while-revalidate=1, stale-if-error=86400'

/** Answers the current release, or 304 when the caller already knows it. `{"release": null}` when nothing is published. */
export function releaseRoute(provinceId: string, database: Database): Handler {
  return async (request) => {
    const release = await readCurrentRelease(database)
    const etag = `"${provinceId}.${release?.number ?? 0}"`
    const headers = { etag, 'cache-control': CACHE_CONTROL }
    if (request.headers['if-none-match'] === etag) return { status: 304, headers }
    return jsonReply(200, { province: provinceId, release }, headers)
  }
}
