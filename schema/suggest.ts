// "Did you mean …": the candidates nearest to what was asked, for the fix of an error.
import { fold } from './fold.ts'

/** Something that can be suggested, with every name it may be asked by. */
export interface Named {
  readonly candidate: string
  readonly names: readonly string[]
}

/**
 * The nearest candidates, best first; none when nothing is near, and no lesser ones beside an exact one. Case, diacritics and separators do not count; near is one
 * with few letters changed, or one that begins with what was asked (or the other way round).
 *
 * @example suggest('POOR_HH_RTE', ['POOR_HH', 'UNEMPLOYED', 'POOR_HH_RATE'])
 * // ['POOR_HH_RATE', 'POOR_HH']
 */
export function suggest(asked: string, candidates: readonly string[], limit = 5): string[] {
  const named = candidates.map((candidate) => ({ candidate, names: [candidate] }))
  return suggestNamed(asked, named, limit)
}

/**
 * The same for candidates that have several names: a province is suggested by id, slug or name.
 *
 * @example suggestNamed('angiang', [{ candidate: 'VN34-96', names: ['ca-mau'] }, { candidate: 'VN34-91', names: ['an-giang'] }])
 * // ['VN34-91']
 */
export function suggestNamed(asked: string, candidates: readonly Named[], limit = 5): string[] {
  const wanted = squeeze(asked)
  const farthest = Math.min(wanted.length - 1, Math.max(2, wanted.length / 3))
  const near = candidates
    .map(({ candidate, names }) => ({
      candidate,
      distance: Math.min(...names.map((name) => distanceOf(wanted, squeeze(name)))),
    }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance)
  const [best] = near
  return near
    .filter(({ distance }) => best && distance <= best.distance * 2)
    .slice(0, limit)
    .map(({ candidate }) => candidate)
}

function squeeze(text: string): string {
  // What is asked may be anything; the work grows with its length, and a long text is no misspelling.
  return fold(text.slice(0, 64)).replaceAll(' ', '')
}

/** Letters changed; a beginning is as near as two letters, however much follows. */
function distanceOf(a: string, b: string): number {
  const letters = lettersChanged(a, b)
  const isBeginning = Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a))
  return isBeginning ? Math.min(letters, 2) : letters
}

/** Levenshtein's distance: letters to insert, delete or replace. */
function lettersChanged(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < b.length; j += 1) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
