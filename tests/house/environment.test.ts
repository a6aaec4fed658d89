import { expect, it } from 'vitest'
import { listSourceFiles, readText } from './source-files.ts'

/** Who else speaks to it, and why. */
const BESIDE = [
  'gateway/engine/telemetry.ts', // writes: Apollo's packages look nowhere else
  'prisma/server-address.ts', // PGUSER is PostgreSQL's own, as its driver reads the others
  'services/hosting/ready.mjs', // stands alone in a container, beside the package
]

it('one file reads the environment; everybody else is given settings or a configuration', () => {
  const readers = listSourceFiles()
    .filter((path) => /^(gateway|prisma|schema|services)\//.test(path))
    .filter((path) => /\bprocess\.env\b|\benv\b[^;]*from 'node:process'/.test(readText(path)))
  expect(readers.sort()).toEqual([...BESIDE, 'services/runtime/environment.ts'].sort())
})
