// What provinces answered to slices: answered again while their release is the same, and with its age when they do not answer any more.
// A slice's id is the whole question, so that (what the caller may see, slice, release) is all that an answer depends on.
import { LRUCache } from 'lru-cache'
import type { Access } from '#schema/codes.ts'
import { SubgraphFailure } from '../subgraphs/subgraph-failure.ts'
import { type Known, mayServeOnError, type ReleaseWatch, USUAL } from './release-watch.ts'
import type { KeptSlice, Shelf, SliceKey } from './shelf.ts'
import { SliceTable } from './slice-table.ts'
import type { Watches } from './watches.ts'
import type { Witness } from './witness.ts'

/** The slices of one province in one question: all of them are answered from one release. */
export interface AskedSlices {
  readonly province: string
  readonly access: Access
  readonly ids: readonly string[]
  /** Asks the province. Throws SubgraphFailure; a slice whose answer cannot be used is one. */
  readonly fetch: () => Promise<readonly (SliceTable | SubgraphFailure)[]>
  readonly witness: Witness
}

export interface SliceMemory {
  /** An answer for each id, in order; LIVE ones, or STALE ones with their age. Throws SubgraphFailure when there is neither. */
  answer(asked: AskedSlices): Promise<readonly (SliceTable | SubgraphFailure)[]>
}

/** Of one release, for all ids in order. */
interface Held {
  readonly tag: string
  readonly confirmedAt: number
  readonly tables: readonly SliceTable[]
}

/** A question to a province that is not answered yet. */
interface Fetching {
  readonly tables: Promise<readonly (SliceTable | SubgraphFailure)[]>
  /** What was known of its release when it was asked, and when that was. */
  readonly before: Known | null
  readonly askedAt: number
}

const MEMORY_BYTES = 32 * 1024 * 1024

export function createSliceMemory(options: {
  readonly watches: Watches
  readonly shelf: Shelf
  /** In bytes, of what is remembered in this process. */
  readonly maxBytes?: number
  readonly now?: () => number
}): SliceMemory {
  const { watches, shelf, maxBytes = MEMORY_BYTES, now = Date.now } = options
  const memory = new LRUCache<string, KeptSlice>({ maxSize: maxBytes, sizeCalculation: sizeOf })
  const underWay = new Map<string, Fetching>()

  async function answer(asked: AskedSlices): Promise<readonly (SliceTable | SubgraphFailure)[]> {
    const watch = watches.of(asked.province)
    const held = recall(asked) ?? (shelf.isShared ? await takeDown(asked) : null)
    const current = held ? await currentOf(watch) : null
    if (held && current && !(current instanceof SubgraphFailure) && current.tag === held.tag) {
      asked.witness.saw(asked.province, held.tag)
      return held.tables
    }
    if (held && current instanceof SubgraphFailure && isGone(current)) return old(held, asked, current)
    try {
      return await ask(asked, watch)
    } catch (error) {
      asked.witness.doubt()
      if (!(error instanceof SubgraphFailure) || !isGone(error)) throw error
      const last = held ?? recall(asked) ?? (await takeDown(asked))
      if (!last) throw error
      return old(last, asked, error)
    }
  }

  /** One fetch for all who ask the same at the same time. */
  async function ask(
    asked: AskedSlices,
    watch: ReleaseWatch,
  ): Promise<readonly (SliceTable | SubgraphFailure)[]> {
    const key = `${asked.access} ${asked.ids.join(' ')}`
    const shared = underWay.get(key)
    const fetching = shared ?? begin(key, asked, watch)
    const { before, askedAt } = fetching // of whoever asked first: the answer may be older than the last who waits for it
    const received = await fetching.tables
    const tags = received.map((table, index) => tagFor(table, asked.ids[index] ?? '', before))
    const [tag] = tags
    if (typeof tag !== 'string' || tags.some((other) => other !== tag)) asked.witness.doubt()
    else {
      asked.witness.saw(asked.province, tag)
      if (!shared)
        keep(
          asked,
          received.filter((table) => table instanceof SliceTable),
          { tag, confirmedAt: askedAt },
        )
      if (received.every((table) => isOfNewest(table))) watch.saw(tag, askedAt)
    }
    return received
  }

  function begin(key: string, asked: AskedSlices, watch: ReleaseWatch): Fetching {
    const [before, askedAt] = [watch.known(), now()]
    const tables = asked.fetch().finally(() => underWay.delete(key))
    const fetching = { before, askedAt, tables }
    underWay.set(key, fetching)
    return fetching
  }

  function keep(asked: AskedSlices, tables: readonly SliceTable[], of: Omit<KeptSlice, 'table'>): void {
    const entries = tables.map((table, index) => {
      const entry = { ...of, table }
      memory.set(keyIn(asked, asked.ids[index] ?? ''), entry)
      return [{ access: asked.access, slice: asked.ids[index] ?? '' }, entry] as const
    })
    shelf.keep(entries)
  }

  function recall(asked: AskedSlices): Held | null {
    return ofOneRelease(asked.ids.map((id) => memory.get(keyIn(asked, id)) ?? null))
  }

  /** What others kept, or this process before its last stop; put where it is found at once the next time. */
  async function takeDown(asked: AskedSlices): Promise<Held | null> {
    const found = await shelf.find(asked.ids.map((slice): SliceKey => ({ access: asked.access, slice })))
    const own = found.map((entry, index) => (entry?.table.slice === asked.ids[index] ? entry : null))
    for (const [index, entry] of own.entries())
      if (entry) memory.set(keyIn(asked, asked.ids[index] ?? ''), entry)
    return ofOneRelease(own)
  }

  /** The last answer known, which says how old it is. Throws what happened when it is too old. */
  function old(held: Held, { province, witness }: AskedSlices, why: SubgraphFailure): readonly SliceTable[] {
    witness.doubt()
    const known = watches.of(province).known()
    const isSame = known?.tag === held.tag
    const confirmedAt = isSame ? Math.max(known.confirmedAt, held.confirmedAt) : held.confirmedAt
    if (!mayServeOnError({ confirmedAt, cacheControl: known?.cacheControl ?? USUAL }, now())) throw why
    const ageSeconds = Math.floor((now() - confirmedAt) / 1000)
    return held.tables.map((table) => table.aged(ageSeconds))
  }

  return { answer }
}

/** The release in force when this was answered; null when that is not known, or the answer is not to be repeated. */
function tagFor(table: SliceTable | SubgraphFailure, id: string, before: Known | null): string | null {
  if (table instanceof SubgraphFailure) return null
  if (table.state !== 'NOTHING_PUBLISHED' && (table.state !== 'LIVE' || table.tag === '0')) return null
  return asksForThePast(id) ? (before?.tag ?? null) : table.tag
}

/** An answer from the newest release says which it is. */
function isOfNewest(table: SliceTable | SubgraphFailure): boolean {
  return table instanceof SliceTable && !asksForThePast(table.slice)
}

/** `asOf` in the question: its answer names the release of then. In canonical JSON no text can hold the pattern: its quotes would be escaped. */
function asksForThePast(id: string): boolean {
  return Buffer.from(id.slice(id.indexOf('~') + 1), 'base64url').includes('"asOf":')
}

async function currentOf(watch: ReleaseWatch): Promise<Known | SubgraphFailure> {
  try {
    return watch.currentNow() ?? (await watch.current())
  } catch (error) {
    if (error instanceof SubgraphFailure) return error
    throw error
  }
}

/** Nobody there; one that answers nonsense is no reason to pass on what it said before as its word of today. */
function isGone({ state }: SubgraphFailure): boolean {
  return state === 'DOWN' || state === 'TIMED_OUT'
}

function keyIn({ access }: AskedSlices, id: string): string {
  return `${access} ${id}`
}

function ofOneRelease(entries: readonly (KeptSlice | null)[]): Held | null {
  const whole = entries.filter((entry) => entry !== null)
  const [first] = whole
  if (!first || whole.length < entries.length || whole.some(({ tag }) => tag !== first.tag)) return null
  return {
    tag: first.tag,
    confirmedAt: Math.max(...whole.map(({ confirmedAt }) => confirmedAt)),
    tables: whole.map(({ table }) => table),
  }
}

/** Its bytes, and what is said of them. */
function sizeOf({ table }: KeptSlice): number {
  return table.json.byteLength + 500
}
