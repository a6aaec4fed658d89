// The reading of one file while it goes on: figures to the rules and on to who takes them, findings counted, rows counted, and what is
// set aside kept. Layouts speak to this and to nothing behind it.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import { createBatches, type OnBatch } from './figure-batches.ts'
import { FINDINGS, type Finding, type Report } from './finding.ts'
import { createReport, type FindingReport } from './finding-report.ts'
import type { Place } from './grid.ts'
import type { ReadFigure } from './read-figure.ts'
import { createRules } from './rules/create-rules.ts'

/** Something that stands in the table and is no figure of a province. */
export interface SetAside {
  readonly place: Place
  readonly text: string
  /** COUNTRY, REGION, MAPPING, NO_FIGURE …, as the layouts say. */
  readonly why: string
}

export interface Reading {
  readonly report: Report
  /** A promise when who takes the figures has to be waited for. */
  take(figure: ReadFigure): void | Promise<void>
  setAside(place: Place, text: string, why: string): void
  /** Counts a row. */
  onRow(): void
  note(sentence: string): void
  /** After the last row: the rules between figures, and the last batch. */
  finish(): Promise<ReadingResult>
}

export interface ReadingResult {
  readonly rows: number
  readonly figures: number
  readonly withdrawals: number
  readonly setAside: readonly SetAside[]
  readonly notes: readonly string[]
  readonly report: FindingReport
  readonly sample: readonly ReadFigure[]
}

/** Things set aside that are kept; more are the same again. */
const MOST_ASIDE = 1000
/** Rows between two words of progress. */
const PROGRESS = 5000

/** A file that adds nothing looks like one that was imported. */
function nothingRead(file: string, aside: readonly SetAside[]): Finding {
  const texts = aside.slice(0, SHOWN).map(({ text }) => `“${text}”`)
  const why = texts.length === 0 ? '' : ` (${texts.join(', ')}${aside.length > SHOWN ? ', …' : ''})`
  const place = { file, sheet: null, row: null, column: null }
  return { code: 'NO_FIGURES', place, value: '', params: { count: aside.length, why } }
}

/** Places set aside that a finding shows. */
const SHOWN = 3

export function startReading(
  { name, province, today }: { readonly name: string; readonly province: string; readonly today: string },
  onBatch: OnBatch,
  onProgress: (rows: number) => void,
): Reading {
  const { report: count, summarise } = createReport()
  let [rows, hasErrors] = [0, false]
  const report = (finding: Finding) => {
    hasErrors ||= FINDINGS[finding.code].severity === 'ERROR'
    count(finding)
  }
  const rules = createRules({ catalogue, registry, province, today, report })
  const batches = createBatches(rules.check, () => hasErrors, onBatch)
  const setAside: SetAside[] = []
  const notes: string[] = []
  return {
    report,
    take: batches.take,
    setAside(place, text, why) {
      if (setAside.length < MOST_ASIDE) setAside.push({ place, text, why })
    },
    onRow() {
      rows += 1
      if (rows % PROGRESS === 0) onProgress(rows)
    },
    note(sentence) {
      notes.push(sentence)
    },
    async finish() {
      rules.finish()
      await batches.flush()
      onProgress(rows)
      const { figures, withdrawals, sample } = batches
      if (figures + withdrawals === 0 && !hasErrors) count(nothingRead(name, setAside))
      return { rows, figures, withdrawals, setAside, notes, report: summarise(), sample }
    },
  }
}
