// What our gateway holds after many different questions: whatever it remembers of documents, plans, slices and answers has an end.
import { required } from '#schema/required.ts'
import type { Measured } from '../measured.ts'
import { registryOf } from './federation.ts'
import { startSide } from './measured-gateways.ts'
import { comparing, documentAt, type Question } from './questions.ts'

const SHORT = 5_000
const LONG = 100_000
/** One question in so many comes with a document never seen, one with all provinces; the others ask three of them. */
const NEW_DOCUMENT_EACH = 50
const ALL_PROVINCES_EACH = 20

/** Resident memory after 5,000 questions (or 100,000), no two alike, to 34 provinces, and before. */
export async function measureMemory({ long }: { readonly long: boolean }): Promise<Measured[]> {
  const side = await startSide(34, ['ours'])
  try {
    const gateway = required(side.gateways[0], 'our gateway')
    const questions = long ? LONG : SHORT
    const three = registryOf(34)
      .provinces.slice(0, 3)
      .map(({ id }) => id)
    const asker = (n: number): Question => {
      const document = documentAt(Math.floor(n / NEW_DOCUMENT_EACH) % 65_536)
      if (n % NEW_DOCUMENT_EACH === 0) return comparing(three, document)(n)
      return comparing(n % ALL_PROVINCES_EACH === 1 ? undefined : three)(n)
    }
    await gateway.load(asker, 0, { questions: 100 })
    const before = await gateway.figures()
    await gateway.load(asker, 100, { questions })
    const after = await gateway.figures()
    const documents = Math.floor(questions / NEW_DOCUMENT_EACH)
    return [
      { what: 'memory of our gateway after 100 questions', value: before.residentMb, unit: 'MB' },
      {
        what: `memory of our gateway after ${questions} different questions, ${documents} documents${long ? '' : ` (--long: ${LONG})`}`,
        value: after.residentMb,
        unit: 'MB',
        ratio: after.residentMb / before.residentMb,
        comparedWith: 'after 100',
      },
    ]
  } finally {
    await side.stop()
  }
}
