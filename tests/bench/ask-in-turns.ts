// One asker who asks the same question again and again: how long each answer took.
import type { ProvinceProcess } from './province-process.ts'

/** Asks while told to go on, at least once; milliseconds of each answer. */
export async function askInTurns(
  province: ProvinceProcess,
  question: string,
  goOn: () => boolean,
): Promise<number[]> {
  const times: number[] = []
  do {
    const started = performance.now()
    const answer = await province.ask(question)
    if (!answer.includes('70.1')) throw new Error(`A question was not answered: ${answer.slice(0, 300)}`)
    times.push(performance.now() - started)
  } while (goOn())
  return times
}
