// An object of the answer that one subgraph said whole: its bytes, which are passed on if they are just what was asked.
import type { Data } from './merge-data.ts'

export class WholeObject {
  /** As the subgraph said it, in JSON and read. */
  readonly bytes: Buffer
  readonly said: Data
  /** With what others said of it. */
  readonly known: Data

  constructor(bytes: Buffer, said: Data, known: Data = said) {
    this.bytes = bytes
    this.said = said
    this.known = known
  }
}
