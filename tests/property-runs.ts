// How many random cases a property gets: ten times as many in `npm run test:long` as every day.
import fc from 'fast-check'

/** The number of cases, from the everyday number. */
export function runs(everyday: number): number {
  return process.env.LIENTINH_LONG ? everyday * 10 : everyday
}

fc.configureGlobal({ numRuns: runs(100) })
