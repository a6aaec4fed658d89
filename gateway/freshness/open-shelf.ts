// Which shelf a gateway uses: Redis where there is one, else a file under its data directory, else none.
import { join } from 'node:path'
import type { Log } from '#runtime/log.ts'
import { openDiskShelf } from './disk-shelf.ts'
import { openRedisShelf } from './redis-shelf.ts'
import type { Shelf } from './shelf.ts'

/** Opens a shelf; whoever opened it closes it. */
export async function openShelf(options: {
  readonly redisUrl: string | null
  /** Absolute; null: nothing is kept on disk. */
  readonly directory: string | null
  readonly log: Log
}): Promise<Shelf> {
  const { redisUrl, directory, log } = options
  if (redisUrl !== null) return openRedisShelf(redisUrl, log)
  return directory === null ? EMPTY : openDiskShelf(join(directory, 'last-answers.sqlite'), log)
}

/** Nothing outlives the process. */
export const EMPTY: Shelf = {
  isShared: false,
  find: async (keys) => keys.map(() => null),
  keep: () => {},
  findReleases: async () => ({}),
  keepRelease: () => {},
  close: async () => {},
}
