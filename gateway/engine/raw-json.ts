// JSON that is passed on as the bytes in which it came: figures on their way from a province to the ministry, and what the ministry
// computed on its way to the caller, are not taken apart and written anew.
import { randomUUID } from 'node:crypto'

/** Stands for bytes while the rest is written; made anew for each process, so that no text of a caller can be it. */
const MARK = randomUUID()

/** The same as it stands in JSON. */
export const HOLE = JSON.stringify(MARK)

/** Of the value that is being written now. */
let met: Buffer[] | null = null

/** One JSON value, as bytes. Whoever makes it has seen that it is one. */
export class RawJson {
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  toJSON(): unknown {
    if (!met) return JSON.parse(this.bytes.toString())
    met.push(this.bytes)
    return MARK
  }
}

/** Writes a value as JSON, with raw values as they are. */
export function encodeJson(value: unknown): Buffer | string {
  met = []
  try {
    const text = JSON.stringify(value)
    return met.length === 0 ? text : fillHoles(text, met)
  } finally {
    met = null
  }
}

/** Puts bytes in the place of holes, in their order. What is made has memory of its own: some of it will be kept for long. */
export function fillHoles(text: string, raw: readonly Buffer[]): Buffer {
  return joinAlone(
    text.split(HOLE).flatMap((part, index) => {
      const after = raw[index]
      return after ? [Buffer.from(part), after] : [Buffer.from(part)]
    }),
  )
}

/** Joined in memory that they share with nobody: a piece of a pool, kept, would keep the whole pool. */
function joinAlone(parts: readonly Buffer[]): Buffer {
  const joined = Buffer.allocUnsafeSlow(parts.reduce((length, part) => length + part.byteLength, 0))
  let at = 0
  for (const part of parts) at += part.copy(joined, at)
  return joined
}
