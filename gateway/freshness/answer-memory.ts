// Whole answers, as they were sent: given again while everybody who had a part in them still answers from the same release.
import { LRUCache } from 'lru-cache'
import type { MembersTable } from '#runtime/members.ts'
import type { Reply } from '#runtime/reply.ts'
import type { Watches } from './watches.ts'
import type { Witness } from './witness.ts'

export interface AnswerMemory {
  /**
   * The answer to a question: remembered, or made now. `key` is all that an answer depends on beside the figures: document, variables,
   * caller, form. Who asks the same at the same time gets the same answer.
   */
  answer(key: string, make: () => Promise<Reply>, witness: Witness): Promise<Reply>
}

interface Remembered {
  readonly reply: Reply & { readonly body: Uint8Array }
  readonly vector: ReadonlyMap<string, string>
}

const MEMORY_BYTES = 24 * 1024 * 1024

export function createAnswerMemory(options: {
  readonly watches: Watches
  /** Others, and what is remembered holds no more: who is no member is part of an answer too. */
  readonly members: MembersTable
  readonly maxBytes?: number
}): AnswerMemory {
  const { watches, members, maxBytes = MEMORY_BYTES } = options
  const remembered = new LRUCache<string, Remembered>({
    maxSize: maxBytes,
    sizeCalculation: ({ reply }, key) => reply.body.byteLength + key.length + 2000,
  })
  const underWay = new Map<string, Promise<Reply>>()
  let seen = members.current()

  function clear(): void {
    remembered.clear()
    underWay.clear()
  }

  async function answer(key: string, make: () => Promise<Reply>, witness: Witness): Promise<Reply> {
    if (seen !== members.current()) clear()
    seen = members.current()
    const before = remembered.get(key)
    if (before && (await isCurrent(before.vector, watches))) return before.reply
    const shared = underWay.get(key)
    if (shared) return shared
    const madeFor = seen
    const making = make().finally(() => {
      if (underWay.get(key) === making) underWay.delete(key)
    })
    underWay.set(key, making)
    const reply = await making
    return madeFor === members.current() ? remember(key, reply, witness) : reply
  }

  function remember(key: string, reply: Reply, { vector }: Witness): Reply {
    const { body } = reply
    if (vector && reply.status === 200 && body instanceof Uint8Array)
      remembered.set(key, { reply: { ...reply, body }, vector: new Map(vector) })
    return reply
  }

  return { answer }
}

/** Nobody has published anything since. Who is not known to answer from the same release has to be asked in full. */
async function isCurrent(vector: ReadonlyMap<string, string>, watches: Watches): Promise<boolean> {
  const toAsk: string[] = []
  for (const [source, tag] of vector) {
    const known = watches.of(source).currentNow()
    if (!known) toAsk.push(source)
    else if (known.tag !== tag) return false
  }
  if (toAsk.length === 0) return true
  const asked = await Promise.all(
    toAsk.map((source) =>
      watches
        .of(source)
        .current()
        .then(
          ({ tag }) => tag === vector.get(source),
          () => false,
        ),
    ),
  )
  return asked.every(Boolean)
}
