// The five provinces of the seed behind their gateway, for all tests of a file.
import { afterAll, beforeAll } from 'vitest'
import { type Federation, startFederation } from './start-federation.ts'

/** Filled in before the first test: starting one for each would take seconds. */
export function federationOfFile(): Federation {
  const federation = {} as Federation
  beforeAll(async () => {
    Object.assign(federation, await startFederation())
  })
  afterAll(() => federation.stop())
  return federation
}
