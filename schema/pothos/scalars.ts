// The contract's scalars on their way in. What goes out is text already, from the database to the screen.
import { GraphQLError } from 'graphql'
import { z } from 'zod'
import { calendarDay, calendarInstant } from '../calendar.ts'

const decimal = z.string().regex(/^-?\d{1,30}(\.\d{1,20})?$/)
const dateTime = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .pipe(calendarInstant)

/** Reads an exact decimal; refuses anything else, above all floats. */
export function parseDecimal(value: unknown): string {
  return read(decimal, value, 'Decimal', '"2.81"')
}

/** Reads a calendar day. */
export function parseDate(value: unknown): string {
  return read(calendarDay, value, 'Date', '"2022-12-31"')
}

/** Reads an instant, and writes it in UTC. */
export function parseDateTime(value: unknown): string {
  return read(dateTime, value, 'DateTime', '"2026-11-22T08:00:00Z"')
}

function read(form: z.ZodType<string>, value: unknown, name: string, example: string): string {
  const result = form.safeParse(value)
  if (result.success) return result.data
  throw new GraphQLError(
    `Không đọc được ${name}; ví dụ ${example}. Cannot read ${name}: write it as ${example}.`,
  )
}
