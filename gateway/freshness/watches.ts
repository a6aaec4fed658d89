// A watch for each source: every province of the registry, and the ministry. What they know outlives a restart on the shelf.
import { z } from 'zod'
import type { Registry } from '#schema/registry/registry.ts'
import { SubgraphFailure } from '../subgraphs/subgraph-failure.ts'
import { tagOf } from './release-tag.ts'
import { createReleaseWatch, type ReleaseReply, type ReleaseWatch } from './release-watch.ts'
import type { Shelf } from './shelf.ts'

/** The ministry's name among the sources; provinces go by their id. */
export const MINISTRY = 'ministry'

export type AskRelease = (headers: Readonly<Record<string, string>>) => Promise<ReleaseReply>

export interface Watches {
  /** By province id, or MINISTRY. */
  of(source: string): ReleaseWatch
}

const provinceRelease = z.object({
  province: z.string(),
  release: z.object({ number: z.int().min(1) }).nullable(),
})

/** Takes up what was known before the last stop. */
export async function createWatches(options: {
  readonly registry: Registry
  readonly shelf: Shelf
  readonly askProvince: (id: string) => AskRelease
  readonly askMinistry: AskRelease
}): Promise<Watches> {
  const { registry, shelf, askProvince, askMinistry } = options
  const kept = await shelf.findReleases()
  const watch = (source: string, ask: AskRelease, readTag: (reply: ReleaseReply) => string) =>
    createReleaseWatch({
      ask,
      readTag: (reply) => {
        if (reply.status !== 200)
          throw new SubgraphFailure('REFUSED', `status ${reply.status} for its release`)
        return readTag(reply)
      },
      restored: kept[source] ?? null,
      learnt: (known) => shelf.keepRelease(source, known),
    })
  const watches = new Map(
    registry.provinces.map(({ id }) => [
      id,
      watch(id, askProvince(id), (reply) => readProvinceTag(id, reply)),
    ]),
  )
  watches.set(MINISTRY, watch(MINISTRY, askMinistry, readEntityTag))
  return {
    of(source) {
      const found = watches.get(source)
      if (!found) throw new TypeError(`Nobody watches "${source}": it is not in the registry.`)
      return found
    },
  }
}

function readProvinceTag(id: string, { text }: ReleaseReply): string {
  const said = provinceRelease.safeParse(parseJson(text))
  if (said.data?.province !== id) throw new SubgraphFailure('REFUSED', 'no release, or another province’s')
  return tagOf(said.data.release)
}

function readEntityTag({ headers }: ReleaseReply): string {
  if (!headers.etag) throw new SubgraphFailure('REFUSED', 'a release without an entity tag')
  return headers.etag
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
