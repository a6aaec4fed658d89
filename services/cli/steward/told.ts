// How a province's server tells a failure: in an answer that refuses, or as the last line of long work.
import { z } from 'zod'

const told = z.object({
  code: z.string(),
  message: z.string(),
  messageEn: z.string(),
  fix: z.string(),
  fixEn: z.string(),
  candidates: z.array(z.string()).readonly().exactOptional(),
})

export const failedAnswer = z.object({ error: told, problems: z.array(z.unknown()).default([]) })

export const workEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('progress'), rows: z.number(), rowsPerSecond: z.number() }),
  z.object({ event: z.literal('done'), result: z.unknown() }),
  // with what the command knows how to show: the findings, what was understood of the file
  failedAnswer.extend({
    event: z.literal('failed'),
    report: z.unknown().optional(),
    summary: z.unknown().optional(),
  }),
])
export type WorkFailed = Extract<z.infer<typeof workEvent>, { event: 'failed' }>
