// What is kept of reading a file besides its figures: the mapping as it was used, and the annotated copy of the workbook.
import { basename } from 'node:path'
import type { FindingReport } from '#services/intake/finding-report.ts'
import { formatMapping, parseMapping } from '#services/intake/mapping.ts'
import type { Asker } from '../ask.ts'
import type { GivenOptions } from '../given-options.ts'
import { confirmReplacing, keepFile } from '../keep-file.ts'
import { encodingOf } from './file-options.ts'

interface ReadFile {
  readonly path: string
  /** As it was used; undefined when the file could not be read so far. */
  readonly mapping: unknown
  readonly report: FindingReport
}

/** Writes what --save-mapping and --annotate ask for, also of a file that has to be mended: just then they help. */
export async function keepAside(read: ReadFile, options: GivenOptions, ask: Asker): Promise<void> {
  const mappingFile = options.text('saveMapping')
  const annotated = options.text('annotate')
  if (mappingFile !== null && read.mapping !== undefined) {
    await confirmReplacing(mappingFile, ask)
    await keepFile(mappingFile, Buffer.from(formatMapping(parseMapping(read.mapping))))
  }
  if (annotated === null) return
  await confirmReplacing(annotated, ask)
  // spreadsheets are slow to load, and most commands never touch one
  const { annotateFile } = await import('#services/intake/annotate.ts')
  const encoding = encodingOf(options)
  const book = await annotateFile(read.path, basename(read.path), read.report, encoding ? { encoding } : {})
  await keepFile(annotated, book)
}
