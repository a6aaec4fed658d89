// The wire between node-postgres and a PGlite in the same process: PostgreSQL's protocol through a stream instead of a socket,
// so that the embedded database and a server are spoken to by the same driver and adapter.
import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/** Messages after which the backend answers: Sync, Query, Flush, CopyDone, CopyFail, password, FunctionCall. */
const ANSWERED = 'SQHcfpF'
const TERMINATE = 'X'
const LENGTH_BYTES = 4

export class EmbeddedStream extends Duplex {
  readonly #pglite: PGlite
  #pending: Buffer = Buffer.alloc(0)
  #isStarted = false

  constructor(pglite: PGlite) {
    super()
    this.#pglite = pglite
  }

  // what node-postgres asks of a socket
  connect(): this {
    setImmediate(() => this.emit('connect'))
    return this
  }
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#pending = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk
    this.#forward().then(() => done(), done)
  }

  /** Forwards whole messages up to the last one that makes the backend answer; the rest waits for more bytes. */
  async #forward(): Promise<void> {
    const end = this.#endOfAnswered()
    if (end === 'TERMINATED') return void this.push(null)
    if (end === 0) return
    const messages = new Uint8Array(this.#pending.subarray(0, end))
    this.#pending = this.#pending.subarray(end)
    this.push(Buffer.from(await this.#pglite.execProtocolRaw(messages)))
  }

  #endOfAnswered(): number | 'TERMINATED' {
    let end = 0
    let offset = 0
    for (;;) {
      const typeBytes = this.#isStarted ? 1 : 0 // the first message of a session, startup, has no type
      if (this.#pending.length - offset < typeBytes + LENGTH_BYTES) return end
      const length = this.#pending.readUInt32BE(offset + typeBytes) + typeBytes
      if (this.#pending.length - offset < length) return end
      const type = this.#isStarted ? String.fromCharCode(this.#pending.readUInt8(offset)) : null
      if (type === TERMINATE) return 'TERMINATED'
      offset += length
      if (type === null || ANSWERED.includes(type)) end = offset
      this.#isStarted = true
    }
  }
}
