// How the administration refuses: an error of ours with its sentences and a status, anything else as INTERNAL and in the log.

import { isDiskFull } from '#prisma/writing-error.ts'
import type { Log } from '#runtime/log.ts'
import { jsonReply, type Reply } from '#runtime/reply.ts'
import { type ErrorCode, type Explanation, explain, LienTinhError } from '#schema/errors.ts'

/** What a refused caller is told. */
export interface Refusal {
  readonly error: Explanation
  readonly problems?: readonly (Explanation & { readonly path: string })[]
}

/** What is not here is a wish that the figures or files do not allow: 422. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  BAD_ADMIN_REQUEST: 400,
  BAD_MAPPING: 400,
  BAD_REQUEST: 400,
  UPLOAD_EMPTY: 400,
  UPLOAD_BROKEN: 400,
  ADMIN_TOKEN_NEEDED: 401,
  ADMIN_FROM_ELSEWHERE: 403,
  TWO_PERSONS_UNNAMED: 403,
  IMPORT_RUNNING: 409,
  BODY_TOO_LARGE: 413,
  UPLOAD_TOO_LARGE: 413,
  ADMIN_TOO_MANY_ATTEMPTS: 429,
  ADMIN_BUSY: 429,
  INTERNAL: 500,
  BAD_CONFIG: 500,
  DATABASE_UNREACHABLE: 503,
  DISK_FULL: 507,
}

/** The answer to a request that failed. */
export function refusalOf(error: unknown, log: Log): Reply {
  const told = explainRefusal(error, log)
  const { code } = told.error
  return jsonReply(STATUSES[code] ?? 422, told, {
    'cache-control': 'no-store',
    ...(code === 'ADMIN_TOKEN_NEEDED' ? { 'www-authenticate': 'Bearer' } : {}),
    ...(error instanceof LienTinhError && error.params.seconds !== undefined
      ? { 'retry-after': String(error.params.seconds) }
      : {}),
  })
}

/** What a caller is told of an error. What is not ours goes to the log instead. */
export function explainRefusal(error: unknown, log: Log): Refusal {
  if (!(error instanceof LienTinhError)) {
    if (isDiskFull(error)) return { error: explain('DISK_FULL') }
    log.error({ err: error }, 'an administrative request failed')
    return { error: explain('INTERNAL') }
  }
  if (error.cause !== undefined)
    log.warn({ err: error.cause, code: error.code }, 'an administrative request was refused')
  const problems = error.problems.map(({ path, code, params }) => ({ path, ...explain(code, params) }))
  return { error: explain(error.code, error.params), ...(problems.length > 0 ? { problems } : {}) }
}
