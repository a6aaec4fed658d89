import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { mutate } from './tests/mutants/mutate.ts'
import { ownTestsFirst } from './tests/mutants/own-tests-first.ts'

// Suites by folder: unit and federation tests run everywhere; `database` is the part that touches a database
// and runs a second time on PostgreSQL; `house` is the project checking itself; `shared` and `browser` need
// what a stranger may not have, and `hosting` packs and installs the whole: they have commands of their own.
const suite = (
  name: string,
  include: string[],
  more: { exclude?: string[]; turn?: number; setup?: string[] } = {},
) => ({
  extends: true as const,
  test: {
    ...{ name, include, exclude: more.exclude ?? [] },
    globalSetup: more.setup ?? [],
    sequence: { groupOrder: more.turn ?? 0 },
  },
})

/** The demo is seven processes with the deadlines of real life: it runs when everything else is done. */
const DEMO = 'tests/services/cli/up.test.ts'

/** What the gateway does is the same before either database. */
const GATEWAYS_OWN = ['tests/federation/differential.test.ts', 'tests/federation/outage.test.ts']

/** Set by tests/mutants/run.ts: the tests are to run with one mistake in the sources. */
const mutant = process.env.LIENTINH_MUTANT

export default defineConfig({
  plugins: mutant ? [mutate(mutant)] : [],
  // graphql 16 ships CJS and ESM: Vite would take index.mjs while Node gives Pothos and Apollo index.js
  resolve: { alias: { graphql: fileURLToPath(import.meta.resolve('graphql')) } },
  test: {
    // Vitest keeps transformed modules by the text of their file, which a mutant does not change.
    fsModuleCache: mutant === undefined,
    // .ci/run adds up the counts of several runs from these files
    reporters: process.env.LIENTINH_RESULTS ? ['default', 'json'] : ['default'],
    ...(process.env.LIENTINH_RESULTS ? { outputFile: { json: process.env.LIENTINH_RESULTS } } : {}),
    ...(mutant ? { sequence: { sequencer: ownTestsFirst(mutant) } } : {}),
    setupFiles: ['tests/property-runs.ts', ...(mutant ? ['tests/mutants/same-cases.ts'] : [])],
    // Vitest would leave one core to whoever watches; much of these tests is waiting, for processes and for deadlines
    maxWorkers: availableParallelism() + 1,
    hookTimeout: 60_000,
    testTimeout: process.env.LIENTINH_LONG ? 300_000 : 30_000,
    projects: [
      suite(
        'unit',
        ['tests/schema/**/*.test.ts', 'tests/gateway/**/*.test.ts', 'tests/services/**/*.test.ts'],
        { exclude: [DEMO] },
      ),
      suite('demo', [DEMO], { turn: 1 }),
      suite('database', ['tests/prisma/**/*.test.ts', 'tests/federation/**/*.test.ts'], {
        exclude: process.env.LIENTINH_TEST_DATABASE === 'postgres' ? GATEWAYS_OWN : [],
      }),
      suite('house', ['tests/house/**/*.test.ts', 'tests/mutants/**/*.test.ts']),
      suite('shared', ['tests/shared/**/*.test.ts']),
      suite('browser', ['tests/browser/**/*.test.ts']),
      suite('hosting', ['tests/hosting/**/*.test.ts'], { setup: ['tests/hosting/make-packages.ts'] }),
    ],
  },
})
