// Something said in both languages, and which one a person has chosen to read.

export type Language = 'vi' | 'en'

/** Vietnamese first, as everywhere. */
export type Words = readonly [vi: string, en: string]

/** @example inLanguage(['xong', 'done'], 'en') // 'done' */
export function inLanguage([vi, en]: Words, lang: Language): string {
  return lang === 'en' ? en : vi
}

/** Both, for help, which stands in both languages at once. */
export function both([vi, en]: Words): string {
  return `${vi} · ${en}`
}
