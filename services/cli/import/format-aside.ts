// What a file has that is not imported and is no mistake, for people: how much, and what the first of it is. The whole list is in --json.
import { inLanguage, type Language } from '../words.ts'

/** Shown of what was set aside. */
const MOST = 5

/** Indented lines; '' when nothing was set aside. */
export function formatAside(aside: readonly { readonly text: string }[], lang: Language): string {
  if (aside.length === 0) return ''
  const texts = aside.slice(0, MOST).map(({ text }) => `“${text}”`)
  const list = `${texts.join(', ')}${aside.length > MOST ? ', …' : ''}`
  const counts: readonly [string, string] = [
    `  ${aside.length} chỗ để riêng, không nhập: ${list}`,
    `  ${aside.length} places set aside, not imported: ${list}`,
  ]
  return `${inLanguage(counts, lang)}\n`
}
