// An Giang for all tests of a file: empty when each of them begins.
import { afterAll, afterEach, beforeAll } from 'vitest'
import { emptyDatabase } from '#tests/prisma/open-test-database.ts'
import { type Administered, startAdministered } from './administered.ts'

/** Filled in before the first test: opening a database for each would take half a second. */
export function provinceOfFile(): Administered {
  const province = {} as Administered
  beforeAll(async () => {
    Object.assign(province, await startAdministered())
  })
  afterEach(() => emptyDatabase(province.database))
  afterAll(() => province.stop())
  return province
}
