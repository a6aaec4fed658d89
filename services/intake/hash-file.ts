// What a file holds, in 64 letters: whether it is the file that was read, and whether it was imported before.
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** SHA-256 of a file's bytes in hexadecimal. Rejects with the system's error when it cannot be read. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await using file = await open(path)
  const piece = Buffer.allocUnsafeSlow(PIECE)
  for (;;) {
    const { bytesRead } = await file.read(piece)
    if (bytesRead === 0) return hash.digest('hex')
    hash.update(piece.subarray(0, bytesRead))
  }
}

/** Bytes read at once, into the same memory each time. */
const PIECE = 256 * 1024
