// The supergraph's file, read at the start and followed while the gateway runs. Whether it is one that can be used, its engines find out.
import { readFile } from 'node:fs/promises'
import type { Log } from '#runtime/log.ts'
import { fail } from '#schema/errors.ts'

/** A small file once a second is simply read: no clock or inode can hide a change. */
const LOOK_EVERY_MS = 1000

interface FollowOptions {
  readonly file: string
  /** The text that is in use. */
  readonly seen: string
  readonly take: (supergraphSdl: string) => Promise<unknown>
  readonly log: Log
}

/** Reads the file. Throws FILE_UNREADABLE. */
export async function readSupergraphFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw fail('FILE_UNREADABLE', { file, reason: code ?? 'I/O' }, error)
  }
}

/** Gives each new text once, when it is the same at two looks: one that is still being written would be refused, or worse, not be. */
export function followSupergraph({ file, seen, take, log }: FollowOptions): { stop(): void } {
  let given = seen
  let last: string | null = seen
  let isLooking = false
  const look = async () => {
    const text = await readOrWarn()
    const isSettled = text === last
    last = text
    if (text === null || text === given || !isSettled) return
    given = text
    await take(text)
  }
  const readOrWarn = async (): Promise<string | null> => {
    try {
      return await readSupergraphFile(file)
    } catch (error) {
      if (last !== null)
        log.warn({ err: error, file }, 'the supergraph file cannot be read; what is in use stays')
      return null
    }
  }
  const timer = setInterval(async () => {
    if (isLooking) return
    isLooking = true
    await look().finally(() => {
      isLooking = false
    })
  }, LOOK_EVERY_MS).unref()
  return { stop: () => clearInterval(timer) }
}
