// That a part of a figure's key has to be stated: in one wording, whoever misses it.
import { inBothLanguages, type Words } from './rules/rule-words.ts'

const PART_WORDS = {
  statistic: { VI: 'đại lượng', EN: 'statistic' },
  timeBasis: { VI: 'thời điểm', EN: 'time basis' },
  standard: { VI: 'chuẩn', EN: 'standard' },
  concept: { VI: 'khái niệm', EN: 'concept' },
  kind: { VI: 'loại số liệu', EN: 'kind' },
} as const

export interface MissingPart {
  /** The indicator's name. */
  readonly indicator: Words
  readonly part: keyof typeof PART_WORDS
  /** Where it would be stated; under its own name unless told. */
  readonly column?: string
  /** Of which one is to be stated. */
  readonly candidates: readonly string[]
}

/** The finding, which does not yet say where. */
export interface PartMissing {
  readonly code: 'KEY_PART_MISSING'
  readonly value: ''
  readonly params: Readonly<Record<string, string | readonly string[]>>
}

export function missingPart({ indicator, part, column = part, candidates }: MissingPart): PartMissing {
  const params = {
    ...inBothLanguages('indicator', indicator),
    ...inBothLanguages('part', PART_WORDS[part]),
    column,
    candidates,
  }
  return { code: 'KEY_PART_MISSING', value: '', params }
}
