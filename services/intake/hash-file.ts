// What a file holds, in 64 letters: whether it is the file that was read, and whether it was imported before.
import { createHash } from 'node:crypto'
import { readPieces } from './file-pieces.ts'

/** SHA-256 of a file's bytes in hexadecimal. Throws the system's error when it cannot be read. */
export function hashFile(path: string): string {
  const hash = createHash('sha256')
  for (const piece of readPieces(path)) hash.update(piece)
  return hash.digest('hex')
}
