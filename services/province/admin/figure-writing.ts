// The figures of a file on their way from the reader to a draft: in pieces that keep no question waiting, counted, with what only the
// database can say against them.
import type { DraftWriter } from '#prisma/draft-writer.ts'
import type { Database } from '#prisma/open-database.ts'
import { createReport } from '#services/intake/finding-report.ts'
import type { ReadFigure } from '#services/intake/read-figure.ts'
import type { ReadSummary } from '#services/intake/read-file.ts'
import { FigurePlaces } from './figure-places.ts'
import { mergeReports } from './merge-reports.ts'
import type { Pace } from './pace.ts'
import { findPublishedJumps } from './published-jumps.ts'
import { keepHeapSmall } from './slow-heap.ts'

export interface FigureWriting {
  readonly counts: { readonly added: number; readonly unchanged: number; readonly withdrawn: number }
  /** Writes a batch; the next waits for the promise. */
  write(figures: readonly ReadFigure[]): Promise<void>
  /** To be called once, at the end. When the reader has stopped, a piece may still be under way: resolves when it is not. */
  settle(): Promise<void>
  /** The summary with what was found beside what is published. */
  complete(summary: ReadSummary): Promise<ReadSummary>
}

/** How long one piece may take: the embedded database answers nobody meanwhile. */
const PIECE_MS = 100
const FIRST_PIECE = 500
const SMALLEST_PIECE = 50
const LARGEST_PIECE = 1000

export function createFigureWriting(options: {
  readonly writer: DraftWriter
  readonly database: Database
  /** As people know it. */
  readonly fileName: string
  readonly pace: Pace
  readonly stop: AbortSignal
}): FigureWriting {
  const { writer, database, pace, stop } = options
  const counts = { added: 0, unchanged: 0, withdrawn: 0 }
  const places = new FigurePlaces(options.fileName)
  const { report, summarise } = createReport()
  let size = FIRST_PIECE
  let underWay: Promise<void> = Promise.resolve()
  const letHeapGrow = keepHeapSmall()

  async function writeAll(figures: readonly ReadFigure[]): Promise<void> {
    places.add(figures)
    for (let from = 0; from < figures.length; ) {
      stop.throwIfAborted()
      const piece = figures.slice(from, from + size)
      from += piece.length
      await pace.take(() => writePiece(piece))
    }
  }

  async function writePiece(piece: readonly ReadFigure[]): Promise<void> {
    const started = performance.now()
    const stated = piece.filter(({ withdraws }) => !withdraws)
    if (stated.length > 0) {
      const { added, unchanged } = await writer.add(stated.map(({ observation }) => observation))
      counts.added += added
      counts.unchanged += unchanged
    }
    if (stated.length < piece.length) await withdraw(piece.filter(({ withdraws }) => withdraws))
    if (piece.length === size) size = nextSize(size, performance.now() - started)
  }

  /** That a figure is not there which the office wants gone is told, and stops nothing: the same file may come twice. */
  async function withdraw(taken: readonly ReadFigure[]): Promise<void> {
    const rows = taken.map(({ observation: { key, unit, period } }) => ({ key, unit, period }))
    const { withdrawn, unknown } = await writer.withdraw(rows)
    counts.withdrawn += withdrawn
    const missed = new Set<unknown>(unknown)
    rows.forEach((row, index) => {
      const figure = taken[index]
      if (!figure || !missed.has(row)) return
      const { indicator, area } = row.key
      const params = { indicator, area, period: row.period.label }
      report({ code: 'WITHDRAWAL_UNKNOWN', place: figure.place, value: '', params })
    })
  }

  return {
    counts,
    write(figures) {
      underWay = underWay.then(() => writeAll(figures))
      return underWay
    },
    settle: () => underWay.catch(() => {}).finally(letHeapGrow),
    async complete(summary) {
      await underWay
      if (summary.report.errors > 0) return summary
      await findPublishedJumps({ database, draft: writer.number, places, stop, report })
      return { ...summary, report: mergeReports(summary.report, summarise()) }
    },
  }
}

function nextSize(size: number, took: number): number {
  const ratio = Math.min(PIECE_MS / Math.max(1, took), 2)
  return Math.round(Math.min(Math.max(size * ratio, SMALLEST_PIECE), LARGEST_PIECE))
}
