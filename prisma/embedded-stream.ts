// The wire between node-postgres and a PGlite in the same process: PostgreSQL's protocol through a stream instead of a socket,
// so that the embedded database and a server are spoken to by the same driver and adapter.
import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'
import type { RoomGuard } from './disk-room.ts'

/** Messages after which the backend answers: Sync, Query, Flush, CopyDone, CopyFail, password, FunctionCall. */
const ANSWERED = 'SQHcfpF'
const TERMINATE = 'X'
const LENGTH_BYTES = 4
/** The end of an answer when no transaction is open: ReadyForQuery, idle. */
const IDLE = Buffer.from('Z\0\0\0\x05I', 'latin1')

export class EmbeddedStream extends Duplex {
  readonly #pglite: PGlite
  #pending: Buffer = Buffer.alloc(0)
  readonly #guard: RoomGuard
  #isStarted = false
  #isIdle = false

  constructor(pglite: PGlite, guard: RoomGuard) {
    super()
    this.#pglite = pglite
    this.#guard = guard
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
    if (this.#isIdle) await this.#guard()
    const answer = Buffer.from(await this.#pglite.execProtocolRaw(messages))
    this.#isIdle = answer.subarray(-IDLE.length).equals(IDLE)
    this.push(answer)
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
