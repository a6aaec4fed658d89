// What an import has to say about a file: one sentence a case, with its place, the value seen, why, and what to do.
// The codes and their words are finding-texts.json; which case is one, the readers and rules decide.
import findingTexts from './finding-texts.json' with { type: 'json' }
import type { Place } from './grid.ts'

export type FindingCode = keyof typeof findingTexts

/** ERROR stops an import, WARNING waits to be accepted, NOTE is only told. */
export type FindingSeverity = 'ERROR' | 'WARNING' | 'NOTE'

export interface FindingText {
  readonly severity: FindingSeverity
  /** Sentences with `{name}` where a parameter goes. */
  readonly vi: string
  readonly en: string
  readonly fixVi: string
  readonly fixEn: string
}

/** The catalogue; its rows are finding-texts.json. */
export const FINDINGS = findingTexts as Readonly<Record<FindingCode, FindingText>>

export interface Finding {
  readonly code: FindingCode
  readonly place: Place
  /** As it stands in the file; '' when nothing stands there. */
  readonly value: string
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
}

/** Where a reader or a rule says what it has found. */
export type Report = (finding: Finding) => void
