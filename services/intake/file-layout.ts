// How a file was laid out, and what is known before it is: what passes between read-file.ts and the two ways in which a file is read.
import type { Mapping } from './mapping.ts'
import type { SourceWords } from './records/read-source.ts'
import type { TextEncoding } from './workbook/encodings.ts'
import type { SourceFile } from './workbook/source-file.ts'

/** A file that is there, and what the office has said of it. */
export interface FileToRead {
  readonly source: SourceFile
  /** What the office says the encoding is; found when absent. */
  readonly encoding?: TextEncoding
  /** The mapping with what the request says in place of it; empty when nobody has said anything. */
  readonly said: Partial<Mapping>
  /** The document its figures are from, where no row names another. */
  readonly words: SourceWords
  /** Id of the province that imports. */
  readonly province: string
}

export interface FileLayout {
  readonly format: 'CSV' | 'TSV' | 'XLSX' | 'XLS' | 'HTML'
  /** Null for a workbook, which has none, and where it is not certain. */
  readonly encoding: string | null
  /** Null for a text file, and where several sheets were read. */
  readonly sheet: string | null
  readonly form: Mapping['form']
  /** As used, to be saved and used for the next file of this layout. */
  readonly mapping: Mapping
}
