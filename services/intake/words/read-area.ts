// Which area a name in a file means. A name that may be two is never decided by a guess: the period or the scheme decides.
// "Thành phố Cao Bằng" is a town, not the province; "Phường Vĩnh Phúc" is a ward of Hà Nội; Hà Tây is nobody's any more.
import type { AreaScheme } from '#schema/codes.ts'
import { fold } from '#schema/fold.ts'
import type { Area, Registry } from '#schema/registry/registry.ts'
import { namesOfArea } from '#schema/registry/search-areas.ts'
import { type Named, suggestNamed } from '#schema/suggest.ts'
import {
  type AreaNames,
  keyOf,
  municipalitySince,
  namesOf,
  type SetAside,
  territorySince,
} from './area-names.ts'
import { takeMarks } from './footnote-marks.ts'
import { tidy } from './word-pattern.ts'

export interface AreaContext {
  readonly registry: Registry
  /** The boundaries the file is said to use; outweighs `at`. */
  readonly scheme?: AreaScheme | null | undefined
  /** Last day of the figure's period, ISO. */
  readonly at?: string | null | undefined
  /** First day of the period, ISO. A period of several years that the new units cut through is of neither for certain. */
  readonly from?: string | null | undefined
}

type AreaProblemCode = 'AREA_UNKNOWN' | 'AREA_AMBIGUOUS' | 'AREA_ABOLISHED' | 'AREA_TERRITORY_CHANGED'

export interface AreaProblem {
  readonly problem: AreaProblemCode
  /** Ids; empty when nothing is near. */
  readonly candidates: readonly string[]
  /** For the finding: `value`, `candidates` as "VN63-89 An Giang", and the day `on` where there is one. */
  readonly params: Readonly<Record<string, string | readonly string[]>>
}

export type AreaReading = { readonly area: Area } | { readonly setAside: SetAside } | AreaProblem

/** No name is longer; what is, is not searched. */
const LONGEST_NAME = 200

/** The day on which the new units came into force. */
export const NEW_UNITS = '2025-07-01'

/**
 * Reads the name of an area, or its id. Country and statistical regions are set aside.
 * Old and new units of one name are told apart by the scheme, or else by the day.
 *
 * @example readArea('Tỉnh An Giang (1)', { registry, at: '2022-12-31' })
 * // { area: registry.findArea('VN63-89') }
 *
 * @example readArea('CẢ NƯỚC - WHOLE COUNTRY', { registry })
 * // { setAside: 'COUNTRY' }
 */
export function readArea(text: string, context: AreaContext): AreaReading {
  const said = tidy(text.slice(0, LONGEST_NAME))
  const byId = context.registry.findArea(said)
  if (byId)
    return byId.host === null ? { setAside: byId.kind === 'COUNTRY' ? 'COUNTRY' : 'REGION' } : { area: byId }
  const name = bareName(said)
  const names = namesOf(context.registry)
  return (
    readOne(name, said, names, context) ??
    readBoth(name, said, names, context) ??
    unknown(said, name, context.registry)
  )
}

/** Without what lists put around a name: "1. ", "II) ", "- ", "(Tổng số)", footnote marks. */
function bareName(said: string): string {
  const unmarked = takeMarks(said).text.replace(/\s*\((?:tổng số|tổng cộng|total)\)$/iu, '')
  return takeMarks(unmarked)
    .text.replace(/^(?:[-–+*•]\s*|(?:\d{1,3}|[ivx]{1,4})\s*[.)/]\s*|\d{1,2}\s+(?=\p{L}))/iu, '')
    .replace(/(?<=\p{L})\d$/u, '')
    .trim()
}

function readOne(name: string, said: string, names: AreaNames, context: AreaContext): AreaReading | null {
  const { key, isTown } = keyOfName(name)
  const setAside = names.setAside.get(keyOf(name))
  if (setAside) return { setAside }
  const abolished = names.abolished.get(key)
  if (abolished && !isTown) return problem('AREA_ABOLISHED', said, [], { on: abolished })
  const named = names.units.get(keyOf(name)) ?? names.units.get(key)
  if (!named) return null
  return oneOf(named, isTown, said, context)
}

/** The name without "Tỉnh", "Thành phố", "province", "city"; a town's name is not that of the province around it. */
function keyOfName(name: string): { key: string; isTown: boolean } {
  const words = fold(name)
  const town = /^(?:thanh pho|tp) ?(.+)$/.exec(words) ?? /^(.+) city$/.exec(words)
  if (town) return { key: keyOf(town[1] ?? ''), isTown: true }
  const province = /^tinh (.+)$/.exec(words) ?? /^(.+) province$/.exec(words)
  return { key: keyOf(province?.[1] ?? words), isTown: false }
}

function isMunicipality(area: Area, { scheme, at }: AreaContext): boolean {
  if (area.kind !== 'MUNICIPALITY') return false
  const since = municipalitySince(area.id)
  return since === null || (at ? at >= since : scheme !== area.scheme)
}

function oneOf(named: readonly Area[], isTown: boolean, said: string, context: AreaContext): AreaReading {
  const { scheme, at, from } = context
  const wanted = scheme ?? (at && !isCut(from, at) ? schemeAt(at) : null)
  const inScheme = wanted ? named.filter((area) => area.scheme === wanted) : named
  // a name that only one unit ever had needs no day, but must not contradict the scheme
  const eligible = inScheme.length === 0 && !scheme ? named : inScheme
  const [area, ...others] = isTown ? eligible.filter((each) => isMunicipality(each, context)) : eligible
  if (!area) return problem('AREA_UNKNOWN', said, named)
  if (others.length > 0) return problem('AREA_AMBIGUOUS', said, [area, ...others])
  const since = territorySince(area.id)
  return since && at && at < since ? problem('AREA_TERRITORY_CHANGED', said, [area], { on: since }) : { area }
}

/** "2021-2025" was mostly of the old units, and its targets were set by them. */
function isCut(from: string | null | undefined, at: string): boolean {
  return from != null && from < NEW_UNITS && at >= NEW_UNITS && from.slice(0, 4) !== at.slice(0, 4)
}

function schemeAt(day: string): AreaScheme {
  return day < NEW_UNITS ? 'VN63' : 'VN34'
}

/** "Hà Nội - Ha Noi", "Tổng Số - Total": both halves must mean the same. */
function readBoth(name: string, said: string, names: AreaNames, context: AreaContext): AreaReading | null {
  const [first, second, ...more] = halvesOf(name)
  if (!first || !second || more.length > 0) return null
  const [a, b] = [first, second].map((half) => readOne(half, said, names, context))
  return a && b && JSON.stringify(a) === JSON.stringify(b) ? a : null
}

function halvesOf(name: string): string[] {
  return name.split(/\s+[-–/|]\s+|\s*\/\s*/u)
}

function unknown(said: string, name: string, registry: Registry): AreaProblem {
  const near = suggestNamed(name, suggestible(registry))
  return problem(
    'AREA_UNKNOWN',
    said,
    near.map((id) => registry.findArea(id)).filter((area) => area !== undefined),
  )
}

const suggestions = new WeakMap<Registry, readonly Named[]>()

function suggestible(registry: Registry): readonly Named[] {
  const known = suggestions.get(registry)
  if (known) return known
  const named = registry.areas
    .filter(({ host }) => host !== null)
    .map((area) => ({ candidate: area.id, names: namesOfArea(area) }))
  suggestions.set(registry, named)
  return named
}

function problem(
  code: AreaProblemCode,
  value: string,
  areas: readonly Area[],
  more: Readonly<Record<string, string>> = {},
): AreaProblem {
  return {
    problem: code,
    candidates: areas.map(({ id }) => id),
    params: { value, candidates: areas.map(({ id, nameVi }) => `${id} ${nameVi}`), ...more },
  }
}

/**
 * A test for names of units, regions, the country, and provinces that are no more, by the same reading: quick, and without asking which
 * area is meant.
 */
export function areaNameTest(registry: Registry): (words: string) => boolean {
  const names = namesOf(registry)
  const isKey = (key: string) => names.units.has(key) || names.setAside.has(key) || names.abolished.has(key)
  const isNamed = (name: string) => isKey(keyOf(name)) || isKey(keyOfName(name).key)
  const known = new Map<string, boolean>()
  return (words) => {
    if (words === '' || words.length > LONGEST_LABEL) return false
    const seen = known.get(words)
    if (seen !== undefined) return seen
    const name = bareName(tidy(words))
    const found = isNamed(name) || halvesOf(name).some(isNamed)
    if (known.size < REMEMBERED) known.set(words, found)
    return found
  }
}

/** Names in a table; what is longer is a sentence. */
const LONGEST_LABEL = 100
/** Cells of a table that are looked at several times. */
const REMEMBERED = 50_000
