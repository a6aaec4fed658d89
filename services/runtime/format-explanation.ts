// A coded error as a person at a terminal reads it: Vietnamese first, English under it, never a stack.
import type { Explanation } from '#schema/errors.ts'

/**
 * Two lines, the code once: `✗ PORT_TAKEN  Cổng 4000 đang … Dừng …` and the same in English beneath it.
 * `who` names the process when a reader could wonder.
 */
export function formatExplanation(
  { code, message, messageEn, fix, fixEn }: Omit<Explanation, 'code'> & { readonly code: string },
  who?: string,
): string {
  const vi = `✗ ${code}  ${who === undefined ? '' : `${who}: `}${message} ${fix}`
  return `${vi}\n  ${messageEn} ${fixEn}\n`
}
