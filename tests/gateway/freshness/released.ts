// A played province that publishes: it answers slices from its newest release and tells which that is, as the contract has it.
import type { Province } from '#schema/registry/registry.ts'
import type { PlayedSubgraph } from '../play-subgraph.ts'
import { healthy } from '../stage.ts'

/** Makes a played subgraph answer from release `number` on; its value is the release's number, so that a test sees which it was. */
export function publish(played: PlayedSubgraph, province: Province, number: number): void {
  const own = healthy(province)
  played.answer = (asked) => {
    const { representations } = asked.variables
    if (!representations?.every(({ __typename }) => __typename.endsWith('Slice'))) return own(asked)
    return { data: { _entities: representations.map(({ id }) => ({ data: tableOf(id, province, number) })) } }
  }
  played.release = (response, request) => {
    const etag = `"${province.id}.${number}"`
    const headers = {
      etag,
      'content-type': 'application/json',
      'cache-control': 'max-age=1, stale-while-revalidate=1, stale-if-error=86400',
    }
    if (request.headers['if-none-match'] === etag) response.writeHead(304, headers).end()
    else
      response
        .writeHead(200, headers)
        .end(JSON.stringify({ province: province.id, release: releaseOf(number) }))
  }
}

export function tableOf(slice: string, province: Province, number: number): object {
  const head = { v: 1, slice, ageSeconds: 0, province: province.id, answeredAt: '2026-01-01T00:00:00Z' }
  if (number === 0) return { ...head, state: 'NOTHING_PUBLISHED' }
  const release = releaseOf(number)
  return {
    ...head,
    ...{ state: 'LIVE', release, areasHeld: [], areasMatched: [], sources: [], series: [] },
    releases: [release],
  }
}

function releaseOf(number: number) {
  return number === 0 ? null : { number, publishedAt: '2026-01-01T00:00:00Z', note: null }
}
