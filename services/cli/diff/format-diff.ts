// Differences for people: one line a figure, what it was and what it is.
import { figureWords } from '#schema/comparison/figure-words.ts'
import { readFigure } from '#schema/figure.ts'
import { registry } from '#schema/registry/registry.ts'
import { formatTable } from '../format-table.ts'
import { inLanguage, type Language, type Words } from '../words.ts'
import type { Diff, DiffRow, DiffState } from './parse-diff.ts'

interface Shown {
  readonly from: number
  readonly to: number
  readonly diff: Diff
}

export function formatDiff({ from, to, diff }: Shown, lang: Language): string {
  const title = `#${from} → #${to}`
  const { counts, rows, last } = diff
  if (rows.length === 0) return `${title}: ${inLanguage(['không có gì khác.', 'nothing differs.'], lang)}\n`
  const sums: Words = [
    `${counts?.added ?? 0} thêm, ${counts?.changed ?? 0} đổi, ${counts?.withdrawn ?? 0} thu hồi`,
    `${counts?.added ?? 0} added, ${counts?.changed ?? 0} changed, ${counts?.withdrawn ?? 0} withdrawn`,
  ]
  const head =
    lang === 'en'
      ? ['', 'Area', 'Indicator', 'Period', 'Before', 'After']
      : ['', 'Địa bàn', 'Chỉ tiêu', 'Kỳ', 'Trước', 'Sau']
  const more: Words = [`Còn nữa: --after ${last}`, `There is more: --after ${last}`]
  return [
    counts ? `${title}: ${inLanguage(sums, lang)}\n` : `${title}\n`,
    formatTable(
      head,
      rows.map((row) => formatRow(row, lang)),
    ),
    last === null ? '' : `${inLanguage(more, lang)}\n`,
  ].join('')
}

function formatRow({ key, before, after }: DiffRow, lang: Language): string[] {
  const area = registry.findArea(key.area)
  const name = area ? inLanguage([area.nameVi, area.nameEn], lang) : key.area
  const parts = [
    key.kind,
    key.standard,
    key.concept,
    ...Object.entries(key.breakdown).map((pair) => pair.join('=')),
  ]
  const mark = before === null ? '+' : after === null ? '−' : '~'
  const period = (after ?? before)?.period.label ?? ''
  const indicator = [key.indicator, ...parts.filter((part) => part !== null && part !== 'ACTUAL')].join(' ')
  return [mark, name, indicator, period, formatState(before, lang), formatChanged(before, after, lang)]
}

/** What else differs is named where the figure itself reads the same. */
function formatChanged(before: DiffState | null, after: DiffState | null, lang: Language): string {
  const shown = formatState(after, lang)
  if (before === null || after === null || shown !== formatState(before, lang)) return shown
  const names = Object.keys(after).filter(
    (name) => name !== 'release' && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  )
  return names.length === 0 ? shown : `${shown} (${names.join(', ')})`
}

function formatState(state: DiffState | null, lang: Language): string {
  if (state === null) return '—'
  const figure = readFigure(state)
  if (figure === null) return '?'
  if (figure.form === 'ABSENT') return figure.absence
  const { VI, EN } = figureWords(figure)
  return inLanguage([VI, EN], lang)
}
