// Where last answers stand when the process does not: what every shelf promises. Which one is used is open-shelf.ts's business.
import { z } from 'zod'
import type { Access } from '#schema/codes.ts'
import { SliceTable } from './slice-table.ts'

/** Whose answer to which slice, for whom. */
export interface SliceKey {
  readonly access: Access
  /** The question itself, with its province (`schema/slice.ts`). */
  readonly slice: string
}

/** A province's last good answer to a slice. */
export interface KeptSlice {
  /** The release in force when it answered. */
  readonly tag: string
  /** When it was last known to be current, in milliseconds since 1970. */
  readonly confirmedAt: number
  readonly table: SliceTable
}

/** What is known of a source, as it is kept. */
export const keptRelease = z.object({
  tag: z.string(),
  confirmedAt: z.number(),
  etag: z.string().nullable(),
  cacheControl: z.string(),
})
export type KeptRelease = Readonly<z.infer<typeof keptRelease>>

/** Never throws: a shelf that fails is an empty one, and the log says so. */
export interface Shelf {
  /** Others write here too, so that it is worth a look before a province is asked. */
  readonly isShared: boolean
  /** In the order of the keys. */
  find(keys: readonly SliceKey[]): Promise<(KeptSlice | null)[]>
  /** Newer answers replace older ones. Written soon, many at once; under load some are left out. */
  keep(entries: readonly (readonly [SliceKey, KeptSlice])[]): void
  findReleases(): Promise<Readonly<Record<string, KeptRelease>>>
  /** By source. Written soon. */
  keepRelease(source: string, release: KeptRelease): void
  /** Writes what is waiting. */
  close(): Promise<void>
}

const head = z.object({ tag: z.string(), confirmedAt: z.number() })

/** As text: what the gateway knows of it in one line, and the answer as it came. */
export function formatKept({ tag, confirmedAt, table }: KeptSlice): string {
  return `${JSON.stringify({ tag, confirmedAt })}\n${table.json.toString()}`
}

/** Null when it is no kept answer to this slice. */
export function parseKept(text: string, slice: string): KeptSlice | null {
  const end = text.indexOf('\n')
  const table = SliceTable.parse(Buffer.from(text.slice(end + 1)))
  const known = head.safeParse(parseJson(text.slice(0, Math.max(0, end))))
  return known.success && table?.slice === slice ? { ...known.data, table } : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
