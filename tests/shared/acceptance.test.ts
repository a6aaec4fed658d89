// The acceptance questions of the data folder: that ours are exactly those, and their expectations once more, read from the file. What is
// expected of each in full, and what must not be said, stands in tests/federation/questions/.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parsePeriod, periodCode, periodOf } from '#schema/period.ts'
import { federationOfFile } from '#tests/federation/federation-of-file.ts'
import { ASKS } from '#tests/federation/questions/acceptance-asks.ts'
import {
  type AnsweredCell,
  absentOf,
  type Compared,
  codesOf,
  compare,
  type Days,
} from '#tests/federation/questions/compared.ts'

const FILE = new URL('../../../shared/data/acceptance/questions.json', import.meta.url)

const expectedCell = z.looseObject({
  area: z.string(),
  statistic: z.string().optional(),
  period: z.string().nullable().optional(),
})
const expectation = z.strictObject({
  cells: z.array(expectedCell).default([]),
  absent: z.array(z.string()).optional(),
  issues: z.array(z.string()).default([]),
  comparable: z.boolean().optional(),
  columns: z.array(z.string()).optional(),
  total: z.string().optional(),
  parts: z.record(z.string(), z.tuple([z.string(), z.string()])).optional(),
  summary: z
    .object({ total: z.null(), partialTotal: z.null(), coverage: z.string(), reason: z.string() })
    .optional(),
  note: z.string().optional(),
})
const questions = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      ask: z.array(z.record(z.string(), z.unknown())),
      expect: z.record(z.string(), expectation),
    }),
  ),
})
type ExpectedCell = z.infer<typeof expectedCell>

const { cases } = questions.parse(JSON.parse(readFileSync(FILE, 'utf8')))

/** "first" of what is expected is the first of what is asked. */
const asked = cases.flatMap(({ id, ask, expect }) =>
  Object.entries(expect).map(([which, expected]) => ({
    name: `${id}, ${which}`,
    input: ask[which === 'first' ? 0 : 1] as object,
    expected,
  })),
)

const federation = federationOfFile()

it('the acceptance questions that the repository carries are those of the file', () => {
  expect(ASKS).toEqual(Object.fromEntries(cases.map(({ id, ask }) => [id, ask])))
  expect(asked).toHaveLength(15)
})

describe('what the file expects', () => {
  it.each(asked)('$name', async ({ input, expected }) => {
    const compared = await compare(federation, input)
    for (const cell of expected.cells)
      expect(toExpected(cell, findCell(compared, cell)), JSON.stringify(cell)).toMatchObject(cell)
    if (expected.absent) expect(absentOf(compared)).toEqual([...expected.absent].sort())
    expect(codesOf(compared)).toEqual(expect.arrayContaining(expected.issues))
    if (expected.comparable !== undefined) expect(compared.comparability.comparable).toBe(expected.comparable)
    if (expected.columns)
      expect(compared.columns.map(({ statistic }) => statistic).sort()).toEqual([...expected.columns].sort())
    if (expected.parts)
      expect(partsOf(compared)).toEqual({ ...expected.parts, TOTAL: [expected.total, null] })
    if (expected.summary) {
      const { reason: _, ...figures } = expected.summary
      const [summary] = compared.summary
      const coverage = `${summary?.coverage.answered} of ${summary?.coverage.expected}`
      expect({ ...summary, coverage }).toMatchObject(figures)
    }
  })
})

/** The one cell of an area that is of the statistic and the period expected, where these are told. */
function findCell({ rows, columns }: Compared, { area, statistic, period }: ExpectedCell): AnsweredCell {
  const cells = rows.find((row) => row.area.id === area)?.cells ?? []
  const found = cells.filter(
    (cell, index) =>
      (statistic === undefined || columns[index]?.statistic === statistic) &&
      (cells.length === 1 || !period || codeOf(cell.period) === codeOfText(period)),
  )
  const [cell] = found
  if (!cell || found.length > 1) throw new TypeError(`${found.length} cells of ${area} fit.`)
  return cell
}

/** A cell in the words of the file, as far as it is spoken of there. */
function toExpected(expected: ExpectedCell, cell: AnsweredCell): object {
  const [claim] = cell.claims
  const words = {
    ...cell,
    area: expected.area,
    period: cell.period?.stated ? codeOf(cell.period) : null,
    rankedOf: cell.rankedOf && `${cell.rankedOf.ranked} of ${cell.rankedOf.expected}`,
    target: cell.target && { ...cell.target, obs_id: cell.target.observationId },
    claim: claim && { ...claim, obs_id: claim.observationId },
    missing: cell.missing.map(({ id }) => id),
    change: cell.change && { ...cell.change, from: codeOf(cell.change.from) },
  }
  return typeof expected.period === 'string' && words.period === codeOfText(expected.period)
    ? { ...words, period: expected.period } // the same days, however they are written
    : words
}

function partsOf({ columns, rows }: Compared): Record<string, (string | null | undefined)[]> {
  const cells = rows[0]?.cells ?? []
  return Object.fromEntries(
    columns.map(({ breakdown }, index) => [
      breakdown[0]?.code ?? 'TOTAL',
      [cells[index]?.value, cells[index]?.share],
    ]),
  )
}

function codeOf(days: Days | null): string | null {
  const period = days && periodOf(days)
  return period && period.form !== 'NOT_STATED' ? periodCode(period) : null
}

function codeOfText(text: string): string {
  return periodCode(parsePeriod(text))
}
