// PostgreSQL's control file, as far as we look at it: is it whole, was the database closed, which log segment does it stand in.
// The layout is that of `ControlFileData` in src/include/catalog/pg_control.h of PostgreSQL 18.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FILE_BYTES = 8192
const STATE_AT = 16
const STATE_CLOSED = 1 // DB_SHUTDOWNED
const CHECKPOINT_AT = 32
const TIMELINE_AT = 48
const CHECKSUM_AT = 292

export interface Control {
  readonly isCleanlyClosed: boolean
  /** The write-ahead log segment that the next start reads first, e.g. `pg_wal/000000010000000000000001`. */
  readonly segment: string
}

/** Reads the control file of a data directory; null when it is missing, cut off or does not fit its checksum. */
export function readControl(directory: string): Control | null {
  const file = join(directory, 'global/pg_control')
  if (statSync(file, { throwIfNoEntry: false })?.size !== FILE_BYTES) return null
  const bytes = readFileSync(file)
  if (bytes.readUInt32LE(CHECKSUM_AT) !== crc32c(bytes.subarray(0, CHECKSUM_AT))) return null
  return {
    isCleanlyClosed: bytes.readUInt32LE(STATE_AT) === STATE_CLOSED,
    segment: segmentOf(bytes.readUInt32LE(TIMELINE_AT), bytes.readBigUInt64LE(CHECKPOINT_AT)),
  }
}

function segmentOf(timeline: number, position: bigint): string {
  const parts = [BigInt(timeline), position >> 32n, (position & 0xffffffffn) >> 24n] // segments of 16 MB
  return `pg_wal/${parts.map((part) => part.toString(16).toUpperCase().padStart(8, '0')).join('')}`
}

/** CRC-32C (Castagnoli), which PostgreSQL uses and node:zlib does not have. */
function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
