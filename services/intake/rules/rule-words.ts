// Words of the rules' findings: what a figure is, what it says, what may be. A parameter that reads differently in the two languages
// goes in twice, its name ending in Vi and En.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { Lang } from '#schema/codes.ts'
import { figureWords, numberWords } from '#schema/comparison/figure-words.ts'
import { type Figure, readFigure } from '#schema/figure.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { type DayRange, formatPeriod, periodOf } from '#schema/period.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { SeriesKey } from '#schema/series-table.ts'
import type { ValidRange } from './indicator-facts.ts'

export type Words = Readonly<Record<Lang, string>>

/** Where names are looked up. */
export interface Names {
  readonly catalogue: Catalogue
  readonly registry: Registry
}

/** A parameter in both languages: `{ whatVi, whatEn }`. */
export function inBothLanguages(name: string, { VI, EN }: Words): Record<string, string> {
  return { [`${name}Vi`]: VI, [`${name}En`]: EN }
}

/** The name of an indicator; its code when the catalogue has none. */
export function indicatorWords({ catalogue }: Names, code: string): Words {
  const indicator = catalogue.findIndicator(code)
  return { VI: indicator?.nameVi ?? code, EN: indicator?.nameEn ?? code }
}

/** The name of an area; its id when the registry has none. */
export function areaWords({ registry }: Names, id: string): Words {
  const area = registry.findArea(id)
  return { VI: area?.nameVi ?? id, EN: area?.nameEn ?? id }
}

/** Which figure it is: indicator, breakdown, area, period. A period that is not stated is null. */
export function figureTitle(names: Names, key: SeriesKey, period: DayRange | null): Words {
  const [indicator, area] = [indicatorWords(names, key.indicator), areaWords(names, key.area)]
  const codes = Object.entries(key.breakdown).map(([dimension, code]) => `${dimension}=${code}`)
  const when = periodOf({ start: period?.start ?? null, end: period?.end ?? null, label: '' })
  const title = (lang: Lang) =>
    [indicator[lang], ...codes, area[lang], formatPeriod(when, lang)].filter(Boolean).join(', ')
  return { VI: title('VI'), EN: title('EN') }
}

/** What a figure says; that there is none, for an absence. */
export function saidWords(figure: Figure | null): Words {
  return figure === null ? { VI: 'không có số liệu', EN: 'no figure' } : figureWords(figure)
}

/** What an observation says, whatever its numbers: for what is shown of a cell. */
export function seenText(observation: NewObservation): string {
  const figure = readFigure(observation)
  if (figure !== null) return figure.form === 'ABSENT' ? '' : figureWords(figure).VI
  const { value, low, high, qualifier } = observation
  return [value, low, high, qualifier].filter((part) => part !== null).join(' ')
}

/** A range in words; `whole` is the figure of the indicator that bounds it. */
export function rangeWords({ low, lowOpen, high }: ValidRange): Words {
  const [least, most] = [low === null ? null : numberWords(low), high === null ? null : numberWords(high)]
  if (least && most) return { VI: `từ ${least.VI} đến ${most.VI}`, EN: `from ${least.EN} to ${most.EN}` }
  if (most) return { VI: `không quá ${most.VI}`, EN: `at most ${most.EN}` }
  if (!least) return { VI: 'mọi số', EN: 'any number' }
  return lowOpen
    ? { VI: `trên ${least.VI}`, EN: `above ${least.EN}` }
    : { VI: `từ ${least.VI} trở lên`, EN: `at least ${least.EN}` }
}
