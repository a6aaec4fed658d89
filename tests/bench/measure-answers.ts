// Answers: one comparison through the whole federation, and one province asked directly through the same gateway.

import type { Measured } from './measured.ts'
import { median, quantile } from './median.ts'

const RUNS = 100
const COMPARE = `{ compare(input: { indicators: ["TRAINED_LABOUR_RATE"], period: { at: "2020" } }) {
  rows { area { nameVi } cells { value rank } } comparability { issues { code } } answers { state } } }`
const ONE_PROVINCE = '{ phuTho { series(indicators: ["TRAINED_LABOUR_RATE"]) { nodes { values } } } }'

/** Medians and p95 of a hundred questions, one after the other, to a gateway that has planned them. */
export async function measureAnswers(gateway: string): Promise<Measured[]> {
  const one = await timesOf(gateway, ONE_PROVINCE)
  const compared = await timesOf(gateway, COMPARE)
  return [
    { what: 'one province asked directly, p50', value: median(one), unit: 'ms' },
    {
      what: 'one comparison of five provinces, p50',
      value: median(compared),
      unit: 'ms',
      ratio: median(compared) / median(one),
      comparedWith: 'one province',
    },
    { what: 'one comparison of five provinces, p95', value: quantile(compared, 0.95), unit: 'ms' },
  ]
}

async function timesOf(gateway: string, query: string): Promise<number[]> {
  for (let i = 0; i < 10; i++) await ask(gateway, query)
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const started = performance.now()
    await ask(gateway, query)
    times.push(performance.now() - started)
  }
  return times
}

async function ask(gateway: string, query: string): Promise<void> {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { errors } = (await response.json()) as { errors?: readonly { message: string }[] }
  if (errors) throw new Error(`Cannot measure: ${errors[0]?.message}`)
}
