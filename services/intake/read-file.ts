// A file from its first byte to the last finding: opened (workbook/), laid out (records/ or matrix/), read, checked (rules/), and handed
// on in batches. What the figures are for, who asks for it knows; a thread of its own is read-in-worker.ts.
import type { AreaScheme } from '#schema/codes.ts'
import { fail } from '#schema/errors.ts'
import { registry } from '#schema/registry/registry.ts'
import type { OnBatch } from './figure-batches.ts'
import type { FileLayout, FileToRead } from './file-layout.ts'
import { hashFile } from './hash-file.ts'
import type { Mapping } from './mapping.ts'
import { readText } from './read-text.ts'
import { type Reading, type ReadingResult, startReading } from './reading.ts'
import type { SourceWords } from './records/read-source.ts'
import type { NumberConvention } from './words/number-convention.ts'
import type { TextEncoding } from './workbook/encodings.ts'
import { requireSourceFile } from './workbook/source-file.ts'

/** What is to be read, and what the office says of it. What is said outweighs what the file shows. */
export interface ReadRequest {
  readonly path: string
  /** What the file is called, for people. */
  readonly name: string
  /** Id of the province that imports, e.g. `VN34-91`. */
  readonly province: string
  /** Null: the layout is found. */
  readonly mapping: Mapping | null
  readonly numbers?: NumberConvention | undefined
  readonly scheme?: AreaScheme | undefined
  /** What the bytes of a text are; found when absent. */
  readonly encoding?: TextEncoding | undefined
  /** The sheet to be read; when absent, every one with a header of records, or the first with a table. */
  readonly sheet?: string | undefined
  /** The document that the figures are from; by default the file itself, of the province, of today. */
  readonly source?:
    | {
        readonly title?: string | undefined
        readonly publisher?: string | undefined
        readonly date?: string | undefined
      }
    | undefined
  /** ISO day. */
  readonly today: string
}

/** What was read, and all that is to be said of it. Plain data: it crosses threads and networks. */
export interface ReadSummary extends FileLayout, ReadingResult {
  /** Of the bytes that were read, in hexadecimal. */
  readonly sha256: string
}

/**
 * Reads a file. Batches of figures go to `onBatch`, which is awaited; after the first ERROR none does, and the rest is read to tell all that
 * is wrong. Throws what opening a file throws, FILE_CHANGED when the file is not at the end what it was at the beginning, and whatever
 * `onBatch` throws.
 */
export async function readFile(
  request: ReadRequest,
  onBatch: OnBatch,
  onProgress: (rows: number) => void = () => {},
): Promise<ReadSummary> {
  const { path, name, encoding } = request
  const source = await requireSourceFile(path, name, encoding)
  const sha256 = hashFile(path)
  const reading = startReading(request, onBatch, onProgress)
  const said = saidOf(request)
  const words = sourceWords(request, said)
  const file = { source, said, words, province: request.province, ...(encoding && { encoding }) }
  const layout =
    (source.kind === 'TEXT' ? await readText(file, reading) : null) ?? (await readWhole(file, reading))
  const result = await reading.finish()
  // Times and sizes are not believed: a stick formatted for Windows counts time in pairs of seconds.
  if (hashFile(path) !== sha256) throw fail('FILE_CHANGED', { file: name })
  return { ...layout, ...result, sha256 }
}

/** The libraries that open workbooks take memory of which a long text file has none to spare. */
async function readWhole(file: FileToRead, reading: Reading): Promise<FileLayout> {
  const { readWorkbook } = await import('./read-workbook.ts')
  return readWorkbook(file, reading)
}

/** The mapping with what the request says in place of it. */
function saidOf({ mapping, numbers, scheme, sheet, source }: ReadRequest): Partial<Mapping> {
  return {
    ...mapping,
    ...(numbers && { numbers }),
    ...(scheme && { scheme }),
    ...(sheet !== undefined && { sheet }),
    ...(source && { source: { ...mapping?.source, ...withoutUndefined(source) } }),
  }
}

function withoutUndefined<T extends object>(said: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

function sourceWords({ name, province, today }: ReadRequest, { source }: Partial<Mapping>): SourceWords {
  return {
    title: source?.title ?? name,
    publisher: source?.publisher ?? registry.findProvince(province)?.nameVi ?? province,
    date: source?.date ?? today,
  }
}
