// The sample question of the demo, asked through the gateway as any client would ask it.
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { ABSENCES, ANSWER_STATES, OBSERVATION_STATUSES, UNITS } from '#schema/codes.ts'
import { SAMPLE_QUESTION } from '#schema/documents/own-questions.ts'
import { askGateway } from './ask-gateway.ts'

const answer = z.object({
  compare: z.object({
    columns: z.array(z.object({ indicator: z.object({ nameVi: z.string(), nameEn: z.string() }) })),
    rows: z.array(
      z.object({
        area: z.object({ nameVi: z.string() }),
        cells: z.array(
          z.object({
            value: z.string().nullable(),
            unit: z.enum(UNITS),
            rank: z.int().nullable(),
            absence: z.enum(ABSENCES).nullable(),
            status: z.enum(OBSERVATION_STATUSES).nullable(),
          }),
        ),
      }),
    ),
    answers: z.array(z.object({ state: z.enum(ANSWER_STATES) })),
  }),
})
export type Sample = z.infer<typeof answer>['compare']

/** The gateway and the ministry see a change of members within a second each; longer than this something else is wrong. */
const PATIENCE_MS = 3000

/** Asks until every province of the demo has answered, or patience ends: then the last answer, or null when there was none. */
export async function askSample(gatewayUrl: string, provinces: number): Promise<Sample | null> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const sample = await ask(gatewayUrl)
    const live = sample?.answers.filter(({ state }) => state === 'LIVE').length ?? 0
    if (live >= provinces || Date.now() > until) return sample
    await sleep(200)
  }
}

async function ask(gatewayUrl: string): Promise<Sample | null> {
  const read = answer.safeParse(await askGateway(gatewayUrl, SAMPLE_QUESTION))
  return read.success ? read.data.compare : null
}
