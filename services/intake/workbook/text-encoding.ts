// The encodings a text may be in, and what their bytes say. Which of them a file is in is found by find-encoding.ts.
import iconv from 'iconv-lite'
import { decodeTcvn3 } from './tcvn3.ts'

export const TEXT_ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'WINDOWS-1258', 'TCVN3'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** One byte a letter, so that any bytes are a text and only its words tell. */
export const LEGACY_ENCODINGS = ['WINDOWS-1258', 'TCVN3'] as const
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number]

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
