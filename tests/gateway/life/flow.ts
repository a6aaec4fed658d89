// Askers, each on a connection of its own and each with its next question as soon as the last is answered.
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'undici'

export interface Flow {
  /** Waits for so many answers more; throws after 30 s. */
  untilAsked(more: number): Promise<void>
  /** What each asker met that was no whole answer. */
  stop(): Promise<{ readonly asked: number; readonly failures: readonly (readonly string[])[] }>
}

const QUESTION = JSON.stringify({ query: '{ anGiang { nameVi } }' })
const ANSWER = { anGiang: { nameVi: 'An Giang' } }

/** Of a gateway whose An Giang answers well. */
export function startFlow(url: string, askers: number): Flow {
  let isFlowing = true
  let asked = 0
  const ask = async (): Promise<string[]> => {
    const client = new Client(url)
    const failures: string[] = []
    while (isFlowing) {
      const failure = await failureOf(client)
      asked += 1
      if (failure === null) continue
      failures.push(failure)
      await wait(20) // nobody may be there for a moment
    }
    await client.close()
    return failures
  }
  const asking = Array.from({ length: askers }, ask)
  return {
    async untilAsked(more) {
      const goal = asked + more
      const from = performance.now()
      while (asked < goal) {
        if (performance.now() - from > 30_000) throw new Error(`Only ${asked} of ${goal} questions.`)
        await wait(10)
      }
    },
    async stop() {
      isFlowing = false
      return { failures: await Promise.all(asking), asked }
    },
  }
}

async function failureOf(client: Client): Promise<string | null> {
  try {
    const { body } = await client.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: QUESTION,
    })
    const text = await body.text()
    const { data, errors } = JSON.parse(text)
    return errors || JSON.stringify(data) !== JSON.stringify(ANSWER) ? text : null
  } catch (error) {
    return String(error)
  }
}
