// Which release somebody answers from right now. Figures never change within a release, so this is the one question on which all that is
// remembered depends: asked at most once a second whatever the load, by one caller for all who wait, and in the background when it may.
// What the directives of an answer mean (RFC 9111, RFC 5861) is http-cache-semantics'; how the question travels, the caller's.
import CachePolicy from 'http-cache-semantics'

/** A subgraph's answer to `GET /release`. */
export interface ReleaseReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** What is known of a source, and since when. */
export interface Known {
  /** Equal tags, equal answers: a province's release number (`0`: nothing published), the ministry's entity tag. */
  readonly tag: string
  /** When it was asked for the answer that says so, in milliseconds since 1970. */
  readonly confirmedAt: number
  readonly etag: string | null
  /** The directives it came with. */
  readonly cacheControl: string
}

export interface ReleaseWatch {
  /** What was last known, however old; null when nothing ever was. Asks nobody. */
  known(): Known | null
  /** What is current: known for less than a second, or asked now. Throws what `ask` throws. */
  current(): Promise<Known>
  /** The same without waiting; null when it has to be asked. Begins to ask behind the caller's back when it will soon be due. */
  currentNow(): Known | null
  /** An answer said by itself from which release it is; `askedAt` is when it was asked. */
  saw(tag: string, askedAt: number): void
}

/** Nobody is asked more often; and with as much again for asking in the background, a new release is seen within 2 s. */
const SECOND = 1000

/** What the contract has a province say; it holds until one says otherwise. */
export const USUAL = 'max-age=1, stale-while-revalidate=1, stale-if-error=86400'

const REQUEST = { method: 'GET', url: '/release', headers: {} }

/** Whether what was known may still serve when nobody answers (stale-if-error). */
export function mayServeOnError(known: Pick<Known, 'confirmedAt' | 'cacheControl'>, now: number): boolean {
  return policyOf(known, now).timeToLive() > 0
}

/** Watches one source. `ask` throws when there is no answer; `readTag` when the answer is none of this source. */
export function createReleaseWatch(options: {
  readonly ask: (headers: Readonly<Record<string, string>>) => Promise<ReleaseReply>
  readonly readTag: (reply: ReleaseReply) => string
  /** From before a restart. */
  readonly restored?: Known | null
  /** Told what is known, each time that it is confirmed. */
  readonly learnt?: (known: Known) => void
  readonly now?: () => number
}): ReleaseWatch {
  const { ask, readTag, restored = null, learnt = () => {}, now = Date.now } = options
  let known = restored
  let failure: { readonly at: number; readonly error: unknown } | null = null
  let asking: Promise<Known> | null = null

  async function askOnce(): Promise<Known> {
    const before = known
    const askedAt = now()
    try {
      const reply = await ask(before?.etag ? { 'if-none-match': before.etag } : {})
      const confirmed =
        before && reply.status === 304 ? { ...before, confirmedAt: askedAt } : read(reply, askedAt)
      if (!known || known.confirmedAt <= askedAt) known = confirmed
      failure = null
      learnt(known)
      return known
    } catch (error) {
      failure = { at: now(), error }
      throw error
    }
  }

  function read(reply: ReleaseReply, askedAt: number): Known {
    const { etag = null, 'cache-control': cacheControl = '' } = reply.headers
    return { tag: readTag(reply), etag, confirmedAt: askedAt, cacheControl }
  }

  function askForAll(): Promise<Known> {
    asking ??= askOnce().finally(() => {
      asking = null
    })
    return asking
  }

  function hasJustFailed(): boolean {
    return failure !== null && Math.abs(now() - failure.at) < SECOND
  }

  function currentNow(): Known | null {
    const age = known ? now() - known.confirmedAt : Number.NaN // negative when the clock was set back
    if (age >= 0 && age < SECOND) return known
    if (!known || !(age >= 0 && age < 2 * SECOND) || !mayServeBehind(known, now())) return null
    if (!hasJustFailed()) askForAll().catch(() => {}) // whoever needs it when it is due hears why
    return known
  }

  return {
    known: () => known,
    currentNow,
    async current() {
      const fresh = currentNow()
      if (fresh) return fresh
      if (failure && hasJustFailed()) throw failure.error
      return askForAll()
    },
    saw(tag, askedAt) {
      if (known && known.confirmedAt > askedAt) return
      const same = known?.tag === tag ? known : { tag, etag: null, cacheControl: USUAL }
      known = { ...same, confirmedAt: askedAt }
      failure = null
      learnt(known)
    },
  }
}

/** While it is asked in the background (stale-while-revalidate). */
function mayServeBehind(known: Known, now: number): boolean {
  return policyOf(known, now).evaluateRequest(REQUEST).response !== undefined
}

function policyOf(
  { confirmedAt, cacheControl }: Pick<Known, 'confirmedAt' | 'cacheControl'>,
  now: number,
): CachePolicy {
  const age = String(Math.max(0, Math.floor((now - confirmedAt) / SECOND)))
  return new CachePolicy(
    REQUEST,
    { status: 200, headers: { 'cache-control': cacheControl, age } },
    { shared: false },
  )
}
