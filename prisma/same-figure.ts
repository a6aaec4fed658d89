// When two rows say the same: what an import counts as unchanged and a comparison of releases does not show. Where a figure was found
// (source, place), how its period is called and the office's id of its record are no part of it.
import { Prisma } from '#generated/prisma/client.ts'

/** Decimals as text: 2.8 and 2.80 are printed differently. */
const DECIMALS = ['value', 'low', 'high']
const OTHERS = ['qualifier', 'decimals', 'multiplier', 'status', 'access', 'absence', 'note', 'inferred']

/** Whether two rows, by their names in the statement, say something else. A row that is missing says something else than any. */
export function saysOther(one: string, other: string): Prisma.Sql {
  return Prisma.sql`(${said(one)}) IS DISTINCT FROM (${said(other)})`
}

function said(row: string): Prisma.Sql {
  return Prisma.raw(
    [...DECIMALS.map((name) => `${row}.${name}::text`), ...OTHERS.map((name) => `${row}.${name}`)].join(', '),
  )
}
