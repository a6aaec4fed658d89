// Small tables for tests: a grid of literal texts, and everything that is read from it.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import type { Finding } from '#services/intake/finding.ts'
import type { Grid, GridCell } from '#services/intake/grid.ts'
import type { Mapping } from '#services/intake/mapping.ts'
import { detectLayout, type Layout } from '#services/intake/matrix/detect-layout.ts'
import { readMatrix, type SetAsideRow } from '#services/intake/matrix/read-matrix.ts'
import type { ReadFigure } from '#services/intake/read-figure.ts'

/** Texts as they are typed, or cells as a spreadsheet stores them. */
type Rows = readonly (readonly (string | GridCell)[])[]

/** What the office says of the table. */
type Given = Omit<Mapping, 'v' | 'form'>

/** A grid of texts; a cell may be given whole, as a spreadsheet stores it. */
export function gridOf(rows: Rows, more: Partial<Grid> = {}): Grid {
  return {
    file: 'bieu.xlsx',
    sheet: 'Sheet1',
    rows: rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? { text: cell, number: null, traps: [] } : cell)),
    ),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    ...more,
  }
}

/** A number as a spreadsheet stores it. */
export function stored(number: string, text = number, traps: GridCell['traps'] = []): GridCell {
  return { text, number, traps }
}

export interface Read {
  readonly layout: Layout
  readonly figures: readonly ReadFigure[]
  readonly findings: readonly Finding[]
  readonly setAside: readonly SetAsideRow[]
}

/** Detects the layout and reads the table, for all areas unless a province is asked. */
export function readGrid(grid: Grid, given: Given = {}, province: string | null = null): Read {
  const layout = detectLayout(grid, { catalogue, registry }, { v: 1, form: 'MATRIX', ...given })
  const findings: Finding[] = [...layout.findings]
  const setAside: SetAsideRow[] = []
  const context = {
    province,
    catalogue,
    registry,
    source: SOURCE,
    onSetAside: (row: SetAsideRow) => setAside.push(row),
  }
  const figures = [...readMatrix(grid, layout.mapping, context, (finding) => findings.push(finding))]
  return { layout, figures, findings, setAside }
}

/** `readGrid` of a table that is texts and nothing else. */
export function readRows(rows: Rows, given: Given = {}, province: string | null = null): Read {
  return readGrid(gridOf(rows), given, province)
}

/** Each figure as one line: area, indicator, breakdown, period, value or bounds, status. */
export function linesOf(figures: readonly ReadFigure[]): string[] {
  return figures.map(({ observation: { key, period, value, low, high, qualifier, absence, status } }) => {
    const parts = Object.entries(key.breakdown).map(([dimension, code]) => `${dimension}=${code}`)
    const said = absence ?? value ?? `${qualifier} ${low ?? ''}..${high ?? ''}`
    return [key.area, key.indicator, ...parts, key.kind, period.label, said, status].join(' ')
  })
}

/** Each finding as one line: code, row and column, value. */
export function found(findings: readonly Finding[]): string[] {
  return findings.map(({ code, place, value }) =>
    `${code} ${place.row ?? '-'},${place.column ?? '-'} ${value}`.trim(),
  )
}

const SOURCE = {
  id: 'bieu.xlsx',
  title: 'Biểu thử',
  publisher: 'Sở thử',
  date: '2024-01-01',
  attribution: 'STATED',
  confidence: '1.00',
} as const
