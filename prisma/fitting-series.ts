// Which series fit a question, by their key alone, as a condition on table "series". Periods and visibility are visible-observations.ts.
import { Prisma } from '#generated/prisma/client.ts'
import type { BreakdownAsked } from './stored.ts'

/** Parts of the key that are asked for; what is left out does not narrow. */
export interface KeyAsked {
  readonly indicators?: readonly string[] | undefined
  readonly areas?: readonly string[] | undefined
  readonly kinds?: readonly string[] | undefined
  readonly statistics?: readonly string[] | undefined
  readonly standard?: string | undefined
  readonly concept?: string | undefined
  /** Empty: totals only. */
  readonly breakdown?: readonly BreakdownAsked[] | undefined
}

/** Total of a series key: no breakdown. */
const IS_TOTAL = Prisma.sql`breakdown = ''`
const DIMENSIONS = Prisma.sql`nullif(breakdown, '')::jsonb`

export function fits(key: KeyAsked): Prisma.Sql {
  const conditions = [
    isOneOf(Prisma.sql`indicator`, key.indicators),
    isOneOf(Prisma.sql`area`, key.areas),
    isOneOf(Prisma.sql`kind`, key.kinds),
    isOneOf(Prisma.sql`statistic`, key.statistics),
    isOneOf(Prisma.sql`standard`, key.standard === undefined ? undefined : [key.standard]),
    isOneOf(Prisma.sql`concept`, key.concept === undefined ? undefined : [key.concept]),
    key.breakdown === undefined ? null : isBrokenDown(key.breakdown),
  ].filter((condition) => condition !== null)
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ')
}

function isOneOf(column: Prisma.Sql, codes: readonly string[] | undefined): Prisma.Sql | null {
  return codes === undefined ? null : Prisma.sql`${column} = ANY(${codes.filter(canBeHeld)})`
}

/**
 * Exactly the dimensions asked. Where every code of a dimension is asked, the total stands beside them: shares need their whole.
 */
function isBrokenDown(asked: readonly BreakdownAsked[]): Prisma.Sql {
  if (asked.length === 0) return IS_TOTAL
  if (!asked.every(({ dimension }) => canBeHeld(dimension))) return Prisma.sql`false`
  const names = asked.map(({ dimension }) => dimension)
  const exactly = Prisma.join(
    [...asked.map(hasDimension), Prisma.sql`${DIMENSIONS} - ${names}::text[] = '{}'::jsonb`],
    ' AND ',
  )
  const wantsTotal = asked.some(({ codes }) => codes === undefined)
  return wantsTotal ? Prisma.sql`(${IS_TOTAL} OR (${exactly}))` : Prisma.sql`(${exactly})`
}

function hasDimension({ dimension, codes }: BreakdownAsked): Prisma.Sql {
  const code = Prisma.sql`${DIMENSIONS} ->> ${dimension}`
  return codes === undefined
    ? Prisma.sql`${code} IS NOT NULL`
    : Prisma.sql`${code} = ANY(${codes.filter(canBeHeld)})`
}

/** PostgreSQL holds no text with a NUL, and refuses to be asked for one. */
function canBeHeld(text: string): boolean {
  return !text.includes('\0')
}
