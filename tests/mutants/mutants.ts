// The mistakes that the tests must notice: mutants.json, one small change of one file each. Applying one is mutate.ts, trying all is run.ts.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const mutant = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** From the root of the project. */
  file: z.string().regex(/^schema\/.+\.(ts|json)$/),
  /** A text that stands exactly once in the file. */
  find: z.string().min(1),
  replace: z.string(),
  /** What it breaks, a sentence. */
  about: z.string().endsWith('.'),
  /** Why no test can notice it; only where nobody could. */
  survives: z.string().optional(),
})
export type Mutant = Readonly<z.infer<typeof mutant>>

/** Every mutant, by file. */
export function listMutants(): readonly Mutant[] {
  return z.array(mutant).parse(JSON.parse(readFileSync(new URL('./mutants.json', import.meta.url), 'utf8')))
}

/** The absolute path of a file of the project. */
export function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url))
}

/** The source with the mistake in it. Throws when the place of the mistake is not there exactly once, or nothing would change. */
export function mutated({ id, file, find, replace }: Mutant, source: string): string {
  const [before, after, ...more] = source.split(find)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new TypeError(
      `Cannot make mutant ${id}: its text stands ${more.length + (after === undefined ? 0 : 1)} times in ${file}, not once. Choose the text anew in tests/mutants/mutants.json.`,
    )
  }
  if (find === replace) throw new TypeError(`Cannot make mutant ${id}: it changes nothing.`)
  return before + replace + after
}
