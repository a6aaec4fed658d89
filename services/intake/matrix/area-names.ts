// Whether a cell's words are the name of an area, for finding the layout: quick, and without asking which area is meant.
// That is words/read-area.ts's, and is asked when the figures are read.
import { fold } from '#schema/fold.ts'
import type { Registry } from '#schema/registry/registry.ts'
import { keyOf, namesOf } from '../words/area-names.ts'

/** A test for names of units, regions, the country, and provinces that are no more. */
export function areaNameTest(registry: Registry): (words: string) => boolean {
  const { units, setAside, abolished } = namesOf(registry)
  const isKey = (key: string) => units.has(key) || setAside.has(key) || abolished.has(key)
  return (words) => words !== '' && words.length <= LONGEST && namesIn(words).some((name) => isKey(name))
}

const LONGEST = 100

/** The ways to read a name: as it stands, without what lists put around it, and each half of two languages. */
function namesIn(words: string): string[] {
  const bare = words
    .replace(/\s*[([][\d*a-z]{1,2}[)\]]\s*$|\*+\s*$/iu, '')
    .replace(/\s*\((?:tổng số|tổng cộng|total)\)\s*$/iu, '')
    .replace(/^(?:[-–+*•]\s*|(?:\d{1,3}|[ivx]{1,4})\s*[.)/]\s*)/iu, '')
  return [bare, ...bare.split(/\s+[-–/|]\s+/u)].flatMap((name) => {
    const folded = fold(name)
    return [
      keyOf(folded),
      keyOf(folded.replace(/^(?:tinh|thanh pho|tp) /, '').replace(/ (?:city|province)$/, '')),
    ]
  })
}
