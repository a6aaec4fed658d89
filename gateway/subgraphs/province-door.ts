// The gateway's only way to one province: every question to it and every look at its release goes through this door, on one leash.
// What is asked, and whether the answer is what was asked, is province-source.ts's and freshness/'s.
import type { Pool } from 'undici'
import type { Log } from '#runtime/log.ts'
import type { MembersTable } from '#runtime/members.ts'
import type { Province } from '#schema/registry/registry.ts'
import type { ReleaseReply } from '../freshness/release-watch.ts'
import { createLeash, type Errand, type Leash, type LeashReport } from '../leash/leash.ts'
import type { LeashLimits } from '../leash/leash-limits.ts'
import { sendReleaseQuestion } from './ask-release.ts'
import { type Question, type SubgraphAnswer, sendQuestion } from './ask-subgraph.ts'
import type { ConnectionPools } from './connection-pools.ts'
import { SubgraphFailure } from './subgraph-failure.ts'

export interface ProvinceDoor {
  /** Asks the province. Throws SubgraphFailure. A caller that is given and hangs up says nothing about the province. */
  ask(question: Question & { readonly caller?: AbortSignal }): Promise<SubgraphAnswer>
  /** `GET /release`, beside its GraphQL. Throws SubgraphFailure; any status below 500 but a redirect is an answer. */
  askRelease(headers: Readonly<Record<string, string>>): Promise<ReleaseReply>
  /** For a status page. Null while the province is no member. */
  report(): LeashReport | null
}

/** The province's address is looked up at each call; at a new one, and after leaving, it begins with a new leash. */
export function createProvinceDoor(options: {
  readonly province: Province
  readonly members: MembersTable
  readonly pools: ConnectionPools
  readonly limits: LeashLimits
  /** Shown to the province, and to nobody else; null: there is none. */
  readonly federationToken?: string | null
  readonly log: Log
}): ProvinceDoor {
  const { province, members, pools, limits, federationToken: token = null, log } = options
  let tied: { readonly url: string; readonly leash: Leash } | null = null

  function tie(): typeof tied {
    const url = members.current()[province.id]?.url
    if (url !== tied?.url) tied = url === undefined ? null : { url, leash: newLeash() }
    return tied
  }

  function newLeash(): Leash {
    return createLeash(limits, (state, why) =>
      state === 'OPEN'
        ? log.warn({ province: province.id, state: why?.state }, 'a province is left alone')
        : log.warn({ province: province.id }, 'a province is taken back'),
    )
  }

  async function run<T>(errandAt: (url: string, pool: Pool) => Errand<T>): Promise<T> {
    const now = tie()
    if (!now) throw new SubgraphFailure('NOT_JOINED', 'not in the table of members')
    return now.leash.run(errandAt(now.url, pools.poolFor(new URL(now.url), province.id)))
  }

  return {
    ask: ({ caller, ...question }) =>
      run((url, pool) => ({
        ...{ kind: 'QUESTION', caller },
        send: (signal) =>
          sendQuestion(pool, { ...question, ...{ url, token, signal, maxBytes: limits.answerBytes } }),
      })),
    askRelease: (headers) =>
      run((url, pool) => ({
        kind: 'RELEASE',
        send: (signal) => sendReleaseQuestion(pool, { headers, url, token, signal }),
      })),
    report: () => tie()?.leash.report() ?? null,
  }
}
