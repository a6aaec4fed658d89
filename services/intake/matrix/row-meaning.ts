// What the words of a row say of its figures: the indicator with its unit ("Dân số … Đơn vị tính Nghìn người"), a unit, a period.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { Report } from '../finding.ts'
import type { FigureDefaults, Mapping } from '../mapping.ts'
import { readHeading } from '../words/read-heading.ts'
import { readUnitPhrase } from '../words/read-unit.ts'
import { placeOf, type Table } from './cells.ts'
import { saidOfPeriod } from './heading-meaning.ts'
import type { RowLabel } from './row-labels.ts'
import { readTitle } from './title-meaning.ts'

export interface RowMeaning {
  readonly said: FigureDefaults
  /** The row names something that is no indicator for certain; what is said for the whole table does not hold for it. */
  readonly unnamed: string | null
  readonly candidates: readonly string[]
  /** False: a cell could not be read, which is reported, and the row's figures are not read. */
  readonly isRead: boolean
}

/** Reads the words of rows; rows with the same words share one meaning. */
export function rowReader(
  table: Table,
  mapping: Mapping,
  catalogue: Catalogue,
  report: Report,
): (label: RowLabel) => RowMeaning {
  const known = new Map<string, RowMeaning>()
  const isVaried = new Set(table.rows.map(({ indicator }) => indicator)).size > 1
  const saidRows = new Map((mapping.rows ?? []).map((row) => [row.row, row]))
  const ofRow = new Map<number, RowMeaning>()
  return (label) => {
    const seen = ofRow.get(label.row)
    if (seen) return seen
    const { row: _, skip: __, area: ___, ...own } = saidRows.get(label.row) ?? { row: label.row }
    const key = JSON.stringify([label.indicator, label.unit, label.period, own])
    const meaning = known.get(key) ?? read(label, own)
    known.set(key, meaning)
    ofRow.set(label.row, meaning)
    return meaning
  }

  function read(label: RowLabel, own: FigureDefaults): RowMeaning {
    const title = readTitle(label.indicator === '' ? [] : [label.indicator], catalogue)
    const unit = own.unit === undefined && own.multiplier === undefined ? unitOf(label) : {}
    const period = own.period === undefined ? periodOf(label) : {}
    const isForeign = title.foreignUnit !== null && own.unit === undefined && label.unit === ''
    if (isForeign) refuse(label, 'UNIT_UNKNOWN', title.foreignUnit ?? '')
    const isNamed = label.indicator === '' || (own.indicator ?? title.said.indicator) !== undefined
    const isSaidForAll = !isVaried && mapping.figures?.indicator !== undefined
    return {
      said: { ...title.said, ...unit, ...period, ...own },
      unnamed: isNamed || isSaidForAll ? null : label.indicator,
      candidates: title.candidates,
      isRead: unit !== null && period !== null && !isForeign,
    }
  }

  function unitOf(label: RowLabel): FigureDefaults | null {
    if (label.unit === '') return {}
    const unit = readUnitPhrase(label.unit)
    if (unit && (unit.unit !== null || unit.multiplier > 0))
      return { ...(unit.unit ? { unit: unit.unit } : {}), multiplier: unit.multiplier }
    refuse(label, 'UNIT_UNKNOWN', label.unit)
    return null
  }

  function periodOf(label: RowLabel): FigureDefaults | null {
    if (label.period === '') return {}
    const heading = readHeading(label.period)
    const said = 'problem' in heading || heading.rest !== '' ? null : saidOfPeriod(heading)
    if ('problem' in heading || said === null) {
      refuse(label, 'PERIOD_UNREADABLE', label.period)
      return null
    }
    const { status, kind } = heading
    return { ...said, ...(status ? { status } : {}), ...(kind ? { kind } : {}) }
  }

  function refuse(label: RowLabel, code: 'UNIT_UNKNOWN' | 'PERIOD_UNREADABLE', value: string): void {
    const role = code === 'PERIOD_UNREADABLE' ? 'PERIOD' : label.unit === '' ? 'INDICATOR' : 'UNIT'
    const column = table.roles.indexOf(role)
    report({
      code,
      place: placeOf(table.sheet.grid, label.row, column > 0 ? column : null),
      value,
      params: { value },
    })
  }
}
