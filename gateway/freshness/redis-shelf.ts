// A shelf in Redis: replicas of a gateway share what provinces answered. It is a help and no need: slow or gone, it counts as empty.
import { createHash } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Log } from '#runtime/log.ts'
import {
  formatKept,
  type KeptRelease,
  type KeptSlice,
  keptRelease,
  parseKept,
  type Shelf,
  type SliceKey,
} from './shelf.ts'
import { createWriteBehind } from './write-behind.ts'

/** A question does not wait longer for it. */
const PATIENCE_MS = 100
/** As long as an answer may serve when its province is gone (stale-if-error), and an hour. */
const KEPT_SECONDS = 25 * 60 * 60
/** Each half second. */
const MOST_AT_ONCE = 2000
const RELEASES = 'lientinh:releases'

/** Connects in the background; `url` is `redis://…` or `rediss://…`. */
export function openRedisShelf(url: string, log: Log): Shelf {
  const redis = new Redis(url, {
    commandTimeout: PATIENCE_MS,
    connectTimeout: 2000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    lazyConnect: false,
  })
  redis.on('error', (error) => log.warn({ err: error }, 'Redis does not answer; provinces are asked instead'))
  const failed = (error: unknown) => log.debug({ err: error }, 'Redis did not keep last answers')
  const slices = createWriteBehind<KeptSlice>({
    most: MOST_AT_ONCE,
    failed,
    write: async (entries) => {
      const writes = redis.pipeline()
      for (const [key, entry] of entries) writes.set(key, formatKept(entry), 'EX', KEPT_SECONDS)
      await writes.exec()
    },
  })
  const releases = createWriteBehind<KeptRelease>({
    most: 1000,
    failed,
    write: async (entries) => {
      const fields = [...entries].flatMap(([source, entry]) => [source, JSON.stringify(entry)])
      await redis.hset(RELEASES, ...fields)
    },
  })
  const orElse = async <T>(asked: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await asked
    } catch (error) {
      failed(error)
      return otherwise
    }
  }

  return {
    isShared: true,
    find: (keys) =>
      orElse(
        redis
          .mget(keys.map(keyOf))
          .then((texts) => texts.map((text, index) => readSlice(text, keys[index]?.slice ?? ''))),
        keys.map(() => null),
      ),
    keep: (entries) => {
      for (const [key, entry] of entries) slices.add(keyOf(key), entry)
    },
    findReleases: () => orElse(redis.hgetall(RELEASES).then(readReleases), {}),
    keepRelease: (source, release) => releases.add(source, release),
    async close() {
      await Promise.all([slices.close(), releases.close()])
      redis.disconnect()
    },
  }
}

/** A slice id may be 4 kB long. */
function keyOf({ access, slice }: SliceKey): string {
  return `lientinh:slice:${access}:${createHash('sha256').update(slice).digest('base64url')}`
}

function readSlice(text: string | null, slice: string): KeptSlice | null {
  return text === null ? null : parseKept(text, slice)
}

function readReleases(fields: Readonly<Record<string, string>>): Record<string, KeptRelease> {
  return Object.fromEntries(
    Object.entries(fields).map(([source, text]) => [source, keptRelease.parse(JSON.parse(text))]),
  )
}
