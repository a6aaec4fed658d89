// The messy files of the data folder, opened and read, and what of the reading the tests look at.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Finding } from '#services/intake/finding.ts'
import type { Grid } from '#services/intake/grid.ts'
import type { Mapping } from '#services/intake/mapping.ts'
import { readCells } from '#services/intake/matrix/cells.ts'
import { openWorkbook } from '#services/intake/workbook/open-workbook.ts'
import { type Read, readGrid } from '#tests/services/intake/matrix/small-table.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/data/messy/', import.meta.url))

export async function open(number: string, sheet = 0): Promise<Grid> {
  const name = readdirSync(FOLDER).find((file) => file.startsWith(`${number}_`))
  const { grids } = await openWorkbook(`${FOLDER}${name}`, { name: `${name}` })
  const grid = grids[sheet]
  if (!grid) throw new TypeError(`No sheet ${sheet} in ${name}.`)
  return grid
}

export async function read(number: string, given: Omit<Mapping, 'v' | 'form'> = {}): Promise<Read> {
  return readGrid(await open(number), given)
}

/** How often each code stands, and where first. */
export function counted(
  findings: readonly Finding[],
): Record<string, [count: number, row: number | null, column: number | null]> {
  const codes = [...new Set(findings.map(({ code }) => code))].sort()
  return Object.fromEntries(
    codes.map((code) => {
      const all = findings.filter((finding) => finding.code === code)
      return [code, [all.length, all[0]?.place.row ?? null, all[0]?.place.column ?? null]]
    }),
  )
}

/** Each cell as the words left of it, over it, and what stands there. */
export function cellsOf(grid: Grid): string[] {
  return readCells(grid, { v: 1, form: 'MATRIX' }).map(({ row, column, labels, headings, text, number }) =>
    [`R${row}C${column}`, labels.join(' / '), headings.join(' / '), number ?? text].join(' | '),
  )
}

/** Why rows were set aside, and how many. */
export function asideOf({ setAside }: Read): Record<string, number> {
  return Object.fromEntries(
    [...new Set(setAside.map(({ why }) => why))].map((why) => [
      why,
      setAside.filter((row) => row.why === why).length,
    ]),
  )
}

export function absentIn({ figures }: Read): number {
  return figures.filter(({ observation }) => observation.absence !== null).length
}

export const units = (lines: readonly string[]) => new Set(lines.map((line) => line.slice(0, 7)))
