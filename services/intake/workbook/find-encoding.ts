// Which encoding a text is in: told by its byte order mark, by being valid UTF-8, or by which reading of it is Vietnamese.
// When that is not certain the likeliest is used, for people to look at, and a finding stops the import.
import { isUtf8 } from 'node:buffer'
import type { Finding } from '../finding.ts'
import { LEGACY_ENCODINGS, type LegacyEncoding, type TextEncoding } from './encodings.ts'
import { readByteLines } from './read-lines.ts'
import { isUtf16, type SourceFile } from './source-file.ts'
import { decodeText } from './text-encoding.ts'
import { readsVietnamese } from './vietnamese-text.ts'

export interface FoundEncoding {
  /** What the text is decoded by. */
  readonly encoding: TextEncoding
  /** ENCODING_UNCERTAIN when this is only the likeliest. */
  readonly finding: Finding | null
}

/**
 * Reads the file once if it is UTF-8, which goes at the speed of the disk, and twice if not. A forced encoding is believed, but for
 * UTF-8, which shows whether it is.
 */
export function findEncoding(source: SourceFile, forced?: TextEncoding): FoundEncoding {
  if (forced && forced !== 'UTF-8') return { encoding: forced, finding: null }
  if (isUtf16(source.head))
    return { encoding: source.head[0] === 0xff ? 'UTF-16LE' : 'UTF-16BE', finding: null }
  if (isUtf8File(source)) return { encoding: 'UTF-8', finding: null }
  return judge(listRuns(source), source.name)
}

function isUtf8File(source: SourceFile): boolean {
  for (const lines of readByteLines(source)) if (!isUtf8(lines)) return false
  return true
}

/** Letters and bytes beyond ASCII that stand together, with at least one of the latter. */
const RUNS = /[A-Za-z]{0,40}[\x80-\xff][A-Za-z\x80-\xff]{0,40}/g
const MOST_RUNS = 20_000

/** The different words that tell the encoding, as bytes in a text. */
function listRuns(source: SourceFile): string[] {
  const runs = new Set<string>()
  for (const lines of readByteLines(source)) {
    for (const run of lines.toString('latin1').match(RUNS) ?? []) runs.add(run)
    if (runs.size > MOST_RUNS) break
  }
  return [...runs]
}

/** How certain it must be: nearly every word reads as Vietnamese, and in the other encoding far fewer do. */
const NEARLY_ALL = 0.9
const FAR_FEWER = 0.3

function judge(runs: readonly string[], file: string): FoundEncoding {
  const readings = LEGACY_ENCODINGS.map((encoding) => readAs(encoding, runs)).sort(
    (a, b) => b.share - a.share,
  )
  const [best, other] = readings
  if (!best || !other) throw new TypeError('Cannot tell encodings apart: there must be two.')
  const certain =
    best.words.join(' ') === other.words.join(' ') ||
    (best.share >= NEARLY_ALL && best.share - other.share >= FAR_FEWER)
  return {
    encoding: best.encoding,
    finding: certain ? null : uncertainEncoding(file, null, best.words, [best.encoding, other.encoding]),
  }
}

interface Reading {
  readonly encoding: LegacyEncoding
  readonly words: readonly string[]
  /** Of the words that tell anything, those that read as Vietnamese; 0 to 1. */
  readonly share: number
}

function readAs(encoding: LegacyEncoding, runs: readonly string[]): Reading {
  const words = runs.map((run) => decodeText(Buffer.from(run, 'latin1'), encoding).normalize('NFC'))
  return { encoding, words, share: shareOfVietnamese(words) }
}

/** Zero when no word tells anything. */
export function shareOfVietnamese(words: readonly string[]): number {
  const votes = words.map(readsVietnamese).filter((vote) => vote !== null)
  return votes.length === 0 ? 0 : votes.filter(Boolean).length / votes.length
}

/** The finding, with the first word that does not read. */
export function uncertainEncoding(
  file: string,
  sheet: string | null,
  words: readonly string[],
  candidates: readonly TextEncoding[],
): Finding {
  const strangest = words.find((word) => readsVietnamese(word) === false) ?? words[0] ?? ''
  return {
    code: 'ENCODING_UNCERTAIN',
    place: { file, sheet, row: null, column: null },
    value: strangest,
    params: { candidates },
  }
}
