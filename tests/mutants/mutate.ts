// A Vite plugin that makes one mutant while the tests load the sources: no file and no copy of the tree is changed.
import type { Plugin } from 'vite'
import { listMutants, mutated, pathOf } from './mutants.ts'

/** The id of the run that must pass: everything as for a mutant, and none made. */
export const CONTROL = 'control'

/** Makes the mutant of this id; none for `control`. Throws when there is no such mutant. */
export function mutate(id: string): Plugin {
  const mutant = listMutants().find((each) => each.id === id)
  if (!mutant && id !== CONTROL) throw new TypeError(`Cannot make mutant ${id}: mutants.json has none.`)
  return {
    name: 'lientinh-mutant',
    enforce: 'pre',
    transform(source, path) {
      const [file] = path.split('?')
      return mutant && file === pathOf(mutant.file) ? { code: mutated(mutant, source), map: null } : null
    },
  }
}
