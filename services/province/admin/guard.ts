// The door of the administration: from which host and page, with which token, after how many attempts. Behind it stands a name.
import type { IncomingMessage } from 'node:http'
import { bearerOf } from '#runtime/bearer.ts'
import type { Log } from '#runtime/log.ts'
import type { LongHandler, Reply } from '#runtime/reply.ts'
import { fail } from '#schema/errors.ts'
import type { Administrators } from './admin-token.ts'
import { refusalOf } from './refusal.ts'

/** A request whose sender is known. */
export interface AdminCall {
  readonly request: IncomingMessage
  /** Who asks: the name of their token. */
  readonly who: string
  readonly query: URLSearchParams
  /** Aborted when the caller hangs up. */
  readonly gone: AbortSignal
}
export type AdminHandler = (call: AdminCall) => Reply | Promise<Reply>

export interface Guard {
  /** Only with a token. */
  admit(handler: AdminHandler): LongHandler
  /** For everybody who comes by this machine's own name: the page must open before there is a token. */
  admitAnybody(handler: (request: IncomingMessage) => Promise<Reply | null>): LongHandler
}

/** Wrong tokens of one address within a minute. */
const ATTEMPT_LIMIT = 20
const ATTEMPT_WINDOW_MS = 60_000
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

export function createGuard(options: {
  readonly administrators: Administrators
  /** Names of this machine besides loopback. */
  readonly hosts: readonly string[]
  readonly log: Log
}): Guard {
  const { administrators, hosts, log } = options
  const attempts = new Attempts()
  const guarded =
    (answer: (request: IncomingMessage, gone: AbortSignal) => Promise<Reply | null>): LongHandler =>
    async (request, gone) => {
      try {
        requireOwnHost(request, hosts)
        return await answer(request, gone)
      } catch (error) {
        return refusalOf(error, log)
      }
    }
  return {
    admit: (handler) =>
      guarded(async (request, gone) => {
        const who = await requireHolder(request, administrators, attempts)
        const query = new URL(request.url ?? '/', 'http://admin').searchParams
        return handler({ request, who, query, gone })
      }),
    admitAnybody: (handler) => guarded(handler),
  }
}

/**
 * A page elsewhere may have its own name resolved to this machine and then ask as if it were ours; its name gives it away.
 * A browser also says which page a request comes from.
 */
function requireOwnHost({ headers }: IncomingMessage, hosts: readonly string[]): void {
  const host = (headers.host ?? '').toLowerCase()
  const name = host.replace(/:\d+$/, '')
  if (!LOOPBACK.includes(name) && !hosts.includes(name))
    throw fail('ADMIN_FROM_ELSEWHERE', { name: shown(name) })
  const { origin } = headers
  if (origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw fail('ADMIN_FROM_ELSEWHERE', { name: shown(origin) })
}

function shown(name: string): string {
  return name.slice(0, 100) || '—'
}

async function requireHolder(
  request: IncomingMessage,
  administrators: Administrators,
  attempts: Attempts,
): Promise<string> {
  const address = request.socket.remoteAddress ?? ''
  const seconds = attempts.secondsToWait(address)
  if (seconds > 0) throw fail('ADMIN_TOO_MANY_ATTEMPTS', { limit: ATTEMPT_LIMIT, seconds })
  const token = bearerOf(request)
  if (token === undefined) throw fail('ADMIN_TOKEN_NEEDED')
  const holder = await administrators.findHolder(token)
  if (holder !== null) return holder
  attempts.failed(address)
  throw fail('ADMIN_TOKEN_NEEDED')
}

/** Wrong tokens by address, for as long as they count. */
class Attempts {
  readonly #times = new Map<string, number[]>()

  failed(address: string): void {
    this.#forget()
    this.#times.set(address, [...(this.#times.get(address) ?? []), Date.now()])
  }

  secondsToWait(address: string): number {
    this.#forget()
    const times = this.#times.get(address) ?? []
    const [first = 0] = times
    return times.length < ATTEMPT_LIMIT ? 0 : Math.ceil((first + ATTEMPT_WINDOW_MS - Date.now()) / 1000)
  }

  #forget(): void {
    for (const [address, times] of this.#times) {
      const counting = times.filter((time) => time > Date.now() - ATTEMPT_WINDOW_MS)
      if (counting.length > 0) this.#times.set(address, counting)
      else this.#times.delete(address)
    }
  }
}
