// What the bytes of a text say in each encoding. Which of them a file is in is found by find-encoding.ts.
import iconv from 'iconv-lite'
import type { TextEncoding } from './encodings.ts'
import { decodeTcvn3 } from './tcvn3.ts'

/**
 * What bytes say; without a byte order mark. Windows-1258 writes letter and tone apart, and they stay so.
 *
 * @example decodeText(Buffer.from([0x48, 0xb5]), 'TCVN3')
 * // 'Hà'
 */
export function decodeText(bytes: Buffer, encoding: TextEncoding): string {
  if (encoding === 'WINDOWS-1258') return iconv.decode(bytes, 'windows1258')
  if (encoding === 'TCVN3') return decodeTcvn3(iconv.decode(bytes, 'windows1252'))
  return new TextDecoder(encoding).decode(bytes)
}
