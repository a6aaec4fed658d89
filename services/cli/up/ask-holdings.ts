// What each province of the demo holds, asked through the gateway: one question, one fetch per province and one to the ministry.
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { HOLDINGS_QUESTION } from '#schema/documents/own-questions.ts'
import type { Province } from '#schema/registry/registry.ts'
import { askGateway } from './ask-gateway.ts'

export interface Holdings {
  readonly figures: number
  /** Number of the newest release; null when nothing is published. */
  readonly release: number | null
}

const answer = z.object({
  provinces: z.array(
    z
      .object({
        id: z.string(),
        coverage: z.array(z.object({ observations: z.int() })).nullable(),
        releases: z.object({ nodes: z.array(z.object({ number: z.int() })) }).nullable(),
      })
      .nullable(),
  ),
})

/** The gateway sees a change of members within a second; longer than this something else is wrong. */
const PATIENCE_MS = 3000

/** By province id, asked until all have answered or patience ends; a province that does not answer is left out. */
export async function askHoldings(
  gatewayUrl: string,
  provinces: readonly Province[],
): Promise<ReadonlyMap<string, Holdings>> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const holdings = await ask(gatewayUrl, provinces)
    if (holdings.size === provinces.length || Date.now() > until) return holdings
    await sleep(200)
  }
}

async function ask(
  gatewayUrl: string,
  provinces: readonly Province[],
): Promise<ReadonlyMap<string, Holdings>> {
  const ids = provinces.map(({ id }) => id)
  const read = answer.safeParse(await askGateway(gatewayUrl, HOLDINGS_QUESTION, { ids }))
  const holdings = new Map<string, Holdings>()
  for (const held of read.data?.provinces ?? []) {
    if (!held?.coverage || !held.releases) continue
    const figures = held.coverage.reduce((sum, { observations }) => sum + observations, 0)
    holdings.set(held.id, { figures, release: held.releases.nodes[0]?.number ?? null })
  }
  return holdings
}
