// Which document a figure was taken from: the row says, else the request, else the file itself is the document.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { TableSource } from '#schema/series-table.ts'
import { memoise } from './memoise.ts'
import type { RowCells } from './row-cells.ts'

/** What is known of a document. */
export interface SourceWords {
  readonly title: string
  readonly publisher: string
  /** An ISO day, or a year when the document states no more. */
  readonly date: string
}

/** Answers the source of a row; null when its date cannot be read, which is reported. Rows of one document share one object. */
export function buildSourceReader(otherwise: SourceWords): (cells: RowCells) => TableSource | null {
  const known = new Map<string, TableSource>()
  const readDate = memoise(parseDate)
  const fallback = buildSource(otherwise)
  let last = { title: '', publisher: '', dateText: '', source: fallback }
  return (cells) => {
    const title = cells.text('source_title')
    const publisher = cells.text('source_publisher')
    const dateText = cells.text('source_date')
    if (title === last.title && publisher === last.publisher && dateText === last.dateText) return last.source
    const date = dateText === '' ? otherwise.date : readDate(dateText)
    if (date === null) return cells.refuse('source_date', 'DATE_UNREADABLE')
    const words = { title: title || otherwise.title, publisher: publisher || otherwise.publisher, date }
    const identity = identityOf(words)
    const source = known.get(identity) ?? buildSource(words)
    known.set(identity, source)
    last = { title, publisher, dateText, source }
    return source
  }
}

/** A document as figures name it. Its id follows from its words, so that every file that names it means the same one. */
export function buildSource(words: SourceWords): TableSource {
  const id = createHash('sha256').update(identityOf(words)).digest('base64url').slice(0, ID_LENGTH)
  return { id, ...words, attribution: 'STATED', confidence: '1' }
}

const ID_LENGTH = 12

function identityOf({ title, publisher, date }: SourceWords): string {
  return `${title}\n${publisher}\n${date}`
}

const isoDate = z.iso.date()

/**
 * A day as documents are dated.
 *
 * @example [parseDate('15/1/2025'), parseDate('2024'), parseDate('31/2/2025')]
 * // ['2025-01-15', '2024', null]
 */
export function parseDate(text: string): string | null {
  if (/^\d{4}$/.test(text)) return text
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isoDate.safeParse(iso).success ? iso : null
}
