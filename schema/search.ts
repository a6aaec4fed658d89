// Searching names as people type them: without diacritics, by the beginnings of words. The catalogue and the registry search with it.
import { fold } from './fold.ts'

/**
 * The items that fit a search, those with a name that begins with the search first, otherwise in their own order.
 * An item fits when every word of the search begins a word of its names. All items when the search is empty.
 *
 * @example searchByName(['Số hộ nghèo', 'Tỷ lệ thất nghiệp', 'Hộ nghèo'], 'ho ngh', (name) => [name])
 * // ['Hộ nghèo', 'Số hộ nghèo']
 */
export function searchByName<T>(
  items: readonly T[],
  search: string,
  namesOf: (item: T) => readonly string[],
): T[] {
  const wanted = fold(search)
  if (wanted === '') return [...items]
  const fitting = items
    .map((item) => ({ item, names: namesOf(item).map(fold) }))
    .filter(({ names }) => beginsWords(names.join(' '), wanted))
  const isBest = ({ names }: { names: string[] }) => names.some((name) => name.startsWith(wanted))
  return [...fitting.filter(isBest), ...fitting.filter((match) => !isBest(match))].map(({ item }) => item)
}

function beginsWords(text: string, search: string): boolean {
  const padded = ` ${text}`
  return search.split(' ').every((word) => padded.includes(` ${word}`))
}
