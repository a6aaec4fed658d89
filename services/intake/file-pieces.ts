// The bytes of a file, piece by piece. Not through promises: files are read in threads where nobody else waits, and a long one is thousands
// of pieces, each of which would be fetched by yet another thread.
import { closeSync, openSync, readSync } from 'node:fs'

/**
 * The bytes from the first to the last, into the same memory each time: to be dealt with before the next are asked for. Buffers that wait
 * for the collector would be most of what a long file takes. Throws the system's error.
 */
export function* readPieces(path: string): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE)
    for (;;) {
      const size = readSync(file, piece)
      if (size === 0) return
      yield piece.subarray(0, size)
    }
  } finally {
    closeSync(file)
  }
}

/** Bytes read at once: few enough that the rows that come of them are gone when the collector looks. */
const PIECE = 64 * 1024
