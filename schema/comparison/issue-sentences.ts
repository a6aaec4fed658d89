// The sentences of an issue: the template of its code, with the indicator, the areas concerned and what is said of each.
import type { Indicator } from '../catalogue/catalogue.ts'
import { LANGS, type Lang } from '../codes.ts'
import type { Messages } from './comparison-result.ts'
import { type IssueCode, ruleOf } from './issue-rules.ts'
import type { RowPlan } from './rows.ts'

/** Whom an issue concerns, and what is said of each: distinct words, in the order of rows. */
export type Concerned = ReadonlyMap<RowPlan, readonly Messages[]>

const NAMED_MOST = 40

/** The sentences in both languages. `indicator` is null for an issue of the province's answer, which names provinces and not areas. */
export function sentencesOf(
  code: IssueCode,
  indicator: Indicator | null,
  concerned: Concerned,
  nameOf: (row: RowPlan) => Messages,
): Messages {
  const rule = ruleOf(code)
  const name = indicator ? nameOf : ({ province }: RowPlan) => ({ VI: province.nameVi, EN: province.nameEn })
  const [VI, EN] = LANGS.map((lang) =>
    fill(lang === 'VI' ? rule.vi : rule.en, {
      indicator: () => (lang === 'VI' ? indicator?.nameVi : indicator?.nameEn) ?? '',
      areas: () =>
        list(
          Array.from(concerned.keys(), (row) => name(row)[lang]),
          ', ',
          lang,
        ),
      details: () =>
        list(
          Array.from(concerned, (each) => detail(each, name, lang)),
          '; ',
          lang,
        ),
    }),
  )
  return { VI: VI ?? '', EN: EN ?? '' }
}

/** Names rows; areas of one name (An Giang before and after 2025-07-01) are told apart by their ids. */
export function nameRows(rows: readonly RowPlan[]): (row: RowPlan) => Messages {
  const seen = new Map<string, number>()
  for (const { area } of rows) seen.set(area.nameVi, (seen.get(area.nameVi) ?? 0) + 1)
  return ({ area }) => {
    const id = (seen.get(area.nameVi) ?? 0) > 1 ? ` (${area.id})` : ''
    return { VI: `${area.nameVi}${id}`, EN: `${area.nameEn}${id}` }
  }
}

function detail(
  [row, words]: readonly [RowPlan, readonly Messages[]],
  nameOf: (row: RowPlan) => Messages,
  lang: Lang,
): string {
  return `${nameOf(row)[lang]}: ${words.map((each) => each[lang]).join(', ')}`
}

function list(items: readonly string[], separator: string, lang: Lang): string {
  const distinct = [...new Set(items)]
  const rest = distinct.length - NAMED_MOST
  if (rest <= 0) return distinct.join(separator)
  const more: Messages = { VI: `… và ${rest} nơi khác`, EN: `… and ${rest} more` }
  return [...distinct.slice(0, NAMED_MOST), more[lang]].join(separator)
}

/** A template names some of the words only; those of a long list of areas are not put together for nothing. */
function fill(template: string, words: Readonly<Record<string, () => string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => words[name]?.() ?? whole)
}
