// The guide's code blocks, in their order: ```sh lines that are run, with what their mark says of them, and ```text that they print.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './installed-place.ts'

export interface Block {
  readonly language: string
  /** '' · 'serve': stays running · 'exit 4': is to end so · 'npm', 'postgres' · 'root', 'docker': not run by a test */
  readonly mark: string
  readonly lines: string
}

/** All of them, or those with this mark. */
export function readBlocks(mark?: string): readonly Block[] {
  const guide = readFileSync(join(ROOT, 'services/province/guide.vi.md'), 'utf8')
  const blocks = [...guide.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', marked = '', lines = '']) => ({ language, mark: marked, lines }),
  )
  return mark === undefined ? blocks : blocks.filter((block) => block.mark === mark)
}
