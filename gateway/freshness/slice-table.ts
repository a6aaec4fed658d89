// A province's answer to a slice: its bytes, and of what is in them only what the gateway has to know.
import { z } from 'zod'
import { tagOf } from './release-tag.ts'

const known = z.object({
  slice: z.string(),
  state: z.string().default(''),
  province: z.string().optional(),
  release: z.object({ number: z.int() }).nullish(),
})

export class SliceTable {
  readonly slice: string
  readonly state: string
  /** The province that it says it is of; null when it does not say. */
  readonly province: string | null
  /** Of the release that it was answered from; `0` when nothing is published. */
  readonly tag: string
  /** The whole answer, as JSON. */
  readonly json: Buffer

  private constructor(said: z.infer<typeof known>, json: Buffer) {
    this.slice = said.slice
    this.state = said.state
    this.province = said.province ?? null
    this.tag = tagOf(said.release ?? null)
    this.json = json
  }

  /** Reads a parsed answer, and keeps the bytes it was parsed from. Null when it is none. */
  static of(value: unknown, json: Buffer): SliceTable | null {
    const said = known.safeParse(value)
    return said.success ? new SliceTable(said.data, json) : null
  }

  /** Reads bytes. Null when they are no answer. */
  static parse(json: Buffer): SliceTable | null {
    try {
      return SliceTable.of(JSON.parse(json.toString()), json)
    } catch {
      return null
    }
  }

  /** The same answer, of so long ago. An answer without figures stays what it is. */
  aged(ageSeconds: number): SliceTable {
    const value = JSON.parse(this.json.toString())
    const state = this.state === 'LIVE' ? 'STALE' : this.state
    return new SliceTable(
      { slice: this.slice, state, province: this.province ?? undefined, release: value.release },
      Buffer.from(JSON.stringify({ ...value, state, ageSeconds })),
    )
  }
}
