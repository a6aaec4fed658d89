// The encodings a text may be in, by name: what an office may say, and what is found. What their bytes mean is text-encoding.ts.

export const TEXT_ENCODINGS = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'WINDOWS-1258', 'TCVN3'] as const
export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

/** One byte a letter, so that any bytes are a text and only its words tell. */
export const LEGACY_ENCODINGS = ['WINDOWS-1258', 'TCVN3'] as const
export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number]
