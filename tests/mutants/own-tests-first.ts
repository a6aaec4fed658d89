// With a mistake in one file its own tests run first: most mistakes are found by them, and the rest need not be run.
import { basename, dirname } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { listMutants } from './mutants.ts'

/** For a run with this mutant. */
export function ownTestsFirst(mutant: string): typeof BaseSequencer {
  const file = listMutants().find(({ id }) => id === mutant)?.file ?? ''
  const nearness = ({ moduleId }: TestSpecification): number => {
    const test = basename(moduleId)
    if (test.startsWith(basename(file, '.ts'))) return 2
    return test.startsWith(basename(dirname(file))) ? 1 : 0
  }
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const usual = await super.sort(files)
      return usual.sort((a, b) => nearness(b) - nearness(a))
    }
  }
}
