// A door to one played province, on a leash as a test wants it: real connections, and a table of members that the test changes.

import { LEASH, type LeashLimits } from '#gateway/leash/leash-limits.ts'
import { createConnectionPools } from '#gateway/subgraphs/connection-pools.ts'
import { createProvinceDoor, type ProvinceDoor } from '#gateway/subgraphs/province-door.ts'
import { SubgraphFailure } from '#gateway/subgraphs/subgraph-failure.ts'
import { createLog } from '#runtime/log.ts'
import type { Members } from '#runtime/members.ts'
import { type Answer, type PlayedSubgraph, playSubgraph } from '../play-subgraph.ts'
import { AN_GIANG, PHU_THO } from '../stage.ts'

export interface Doorstep {
  readonly door: ProvinceDoor
  /** Of Phú Thọ, which is at the same address. */
  readonly neighbour: ProvinceDoor
  readonly province: PlayedSubgraph
  /** Where An Giang is from now on; null: it has left. */
  moveTo(url: string | null): void
  stop(): Promise<void>
}

export const QUESTION = { query: '{ anGiang { id } }', variables: {} }
export const ANSWER = { data: { anGiang: { id: 'VN34-91' } }, errors: [] }
export const well: Answer = () => ({ data: ANSWER.data })
/** Never answers. */
export const hangs: Answer = () => () => {}
/** Closes the connection instead of answering. */
export const breaksOff: Answer = () => (response: import('node:http').ServerResponse) => response.destroy()

export async function openDoor(
  leash: Partial<LeashLimits> = {},
  federationToken: string | null = null,
): Promise<Doorstep> {
  const province = await playSubgraph(well)
  let members: Members = { 'VN34-91': { url: province.url }, 'VN34-25': { url: province.url } }
  const limits = { ...LEASH, deadlineMs: 2000, ...leash }
  const table = { current: () => members, stop: () => {} }
  const pools = createConnectionPools({
    members: table,
    ministryUrl: new URL('http://127.0.0.1:1/graphql'),
    connections: 2 * limits.atOnce,
    maxAnswerBytes: limits.answerBytes,
    connectTimeoutMs: limits.deadlineMs,
  })
  const log = createLog('gateway', 'silent')
  const shared = { members: table, pools, limits, federationToken, log }
  return {
    door: createProvinceDoor({ ...shared, province: AN_GIANG }),
    neighbour: createProvinceDoor({ ...shared, province: PHU_THO }),
    province,
    moveTo(url) {
      const { 'VN34-91': _left, ...others } = members
      members = url === null ? others : { ...others, 'VN34-91': { url } }
    },
    stop: () => Promise.all([pools.close(), province.stop()]).then(() => {}),
  }
}

/** What becomes of a question: `LIVE`, or the state and the reason of its failure. */
export async function outcome(asking: Promise<unknown>): Promise<string> {
  try {
    await asking
    return 'LIVE'
  } catch (error) {
    if (!(error instanceof SubgraphFailure)) throw error
    return `${error.state}: ${error.message}`
  }
}

/** How long something takes, in milliseconds. */
export async function timeOf(work: Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work.catch(() => {})
  return performance.now() - started
}
