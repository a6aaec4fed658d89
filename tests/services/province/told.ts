// What a province's administration answers, in the types of its own code; and how a test says which end it expects.
import type { DraftRow } from '#prisma/list-drafts.ts'
import type { Diff } from '#prisma/read-diff.ts'
import type { ErrorCode } from '#schema/errors.ts'
import type { TableRelease } from '#schema/series-table.ts'
import type { FindingReport } from '#services/intake/finding-report.ts'
import type { ReadSummary } from '#services/intake/read-file.ts'
import type { ImportResult } from '#services/province/admin/import-file.ts'
import type { Refusal } from '#services/province/admin/refusal.ts'

/** By the name behind `/admin/`, when nothing is refused. */
interface Answers {
  readonly diff: Diff
  readonly publish: { readonly releases: readonly TableRelease[] }
  readonly releases: {
    /** Oldest first. */
    readonly drafts: readonly DraftRow[]
    /** Newest first. */
    readonly releases: readonly (TableRelease & { readonly import: DraftRow | null })[]
    readonly totalCount: number
  }
  readonly rollback: {
    readonly draft?: number
    readonly release?: TableRelease
    readonly waiting?: DraftRow
  }
  readonly status: {
    readonly province: {
      readonly id: string
      readonly slug: string
      readonly nameVi: string
      readonly nameEn: string
    }
    readonly release: TableRelease | null
    readonly drafts: number
    readonly database: 'embedded' | 'postgres'
    readonly version: string
    readonly startedAt: string
    readonly uptimeSeconds: number
    readonly memoryBytes: number
    readonly diskFreeBytes: number
    readonly twoPersons: boolean
    readonly you: string
  }
}

/** The answer to a path that may have a query. */
export type AnswerTo<Path extends string> = Path extends `/admin/${infer Name extends keyof Answers}`
  ? Answers[Name]
  : Path extends `/admin/${infer Name extends keyof Answers}?${string}`
    ? Answers[Name]
    : never

interface Progress {
  readonly event: 'progress'
  readonly rows: number
  readonly rowsPerSecond: number
}

export interface Failed extends Refusal {
  readonly event: 'failed'
  /** Of an import that its findings stop. */
  readonly report?: FindingReport
  readonly summary?: ReadSummary
}

export type WorkEnd<Result> = { readonly event: 'done'; readonly result: Result } | Failed

/** A line of long work. */
export type WorkEvent<Result> = Progress | WorkEnd<Result>

/** Everything that is told of an import, its end last. */
export function eventsOf(answer: string): WorkEvent<ImportResult>[] {
  return answer
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** What came of work that must have been done; what it said, when it was not. */
export function resultOf<Result>(end: WorkEnd<Result>): Result {
  if (end.event !== 'done') throw new Error(`It was refused: ${JSON.stringify(end.error)}`)
  return end.result
}

/** Why work failed that must have failed. */
export function failureOf(end: WorkEnd<unknown>): Failed {
  if (end.event !== 'failed') throw new Error(`It was done: ${JSON.stringify(end.result)}`)
  return end
}

/** Status and code of an answer that refuses. */
export async function refusalOf(asked: Response | Promise<Response>): Promise<[number, ErrorCode]> {
  const answer = await asked
  const { error } = (await answer.json()) as Refusal
  return [answer.status, error.code]
}

/** Each group of findings as one text: its code and how many there are. */
export function codesOf(report: FindingReport | undefined): string[] {
  return (report?.groups ?? []).map(({ code, count }) => `${code} ${count}`)
}
