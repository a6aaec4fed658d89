// Findings for people: what is wrong, where, what stands there, and what to do. The sentences are finding-texts.json.
import type { Lang } from '#schema/codes.ts'
import { FINDINGS, type Finding, type FindingSeverity } from './finding.ts'
import type { FindingGroup, FindingReport } from './finding-report.ts'
import { formatPlace } from './format-place.ts'
import { printable } from './printable.ts'

/** Findings of a group that are written out unless told. */
const FIRST_FEW = 5

/** What a finding says, and what to do about it, in one language. */
export interface FindingWords {
  readonly message: string
  readonly fix: string
}

/** The sentences of a finding, with its value and parameters filled in. */
export function explainFinding({ code, value, params }: Finding, lang: Lang): FindingWords {
  const text = FINDINGS[code]
  const filled = (template: string) => fill(template, { value, ...params })
  return lang === 'VI'
    ? { message: filled(text.vi), fix: filled(text.fixVi) }
    : { message: filled(text.en), fix: filled(text.fixEn) }
}

/** One finding as a block of lines: mark and code, place and value, the sentence, what to do. Ends with a line break. */
export function formatFinding(finding: Finding, lang: Lang): string {
  const { message, fix } = explainFinding(finding, lang)
  const mark = MARKS[FINDINGS[finding.code].severity]
  return `${mark} ${finding.code}  ${whereAndWhat(finding, lang)}\n  ${message}\n  → ${fix}\n`
}

/**
 * All findings, group by group: how many, the first few of each, and what to do. Ends with a line break; '' when there are none.
 * `limit` is how many of a group are written out.
 */
export function formatReport(
  report: FindingReport,
  lang: Lang,
  { limit = FIRST_FEW }: { readonly limit?: number } = {},
): string {
  if (report.groups.length === 0) return ''
  const blocks = report.groups.map((group) => formatGroup(group, lang, limit))
  return `${formatCounts(report, lang)}\n\n${blocks.join('\n')}`
}

/**
 * How many of each severity, leaving out those of which there are none.
 *
 * @example formatCounts({ errors: 2, warnings: 315, notes: 0, groups: [] }, 'VI')
 * // '2 lỗi, 315 cảnh báo'
 */
export function formatCounts({ errors, warnings, notes }: FindingReport, lang: Lang): string {
  const words = WORDS[lang]
  const counts: [number, string][] = [
    [errors, words.errors],
    [warnings, words.warnings],
    [notes, words.notes],
  ]
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ')
}

const MARKS: Readonly<Record<FindingSeverity, string>> = { ERROR: '✗', WARNING: '!', NOTE: '·' }

const WORDS: Readonly<Record<Lang, Readonly<Record<'errors' | 'warnings' | 'notes' | 'places', string>>>> = {
  VI: { errors: 'lỗi', warnings: 'cảnh báo', notes: 'lưu ý', places: 'chỗ' },
  EN: { errors: 'error(s)', warnings: 'warning(s)', notes: 'note(s)', places: 'place(s)' },
}

function formatGroup({ code, severity, count, findings }: FindingGroup, lang: Lang, limit: number): string {
  const shown = findings.slice(0, limit)
  const fixes = new Set(shown.map((finding) => explainFinding(finding, lang).fix))
  const [onlyFix] = fixes.size === 1 ? fixes : []
  const lines = shown.flatMap((finding) => {
    const { message, fix } = explainFinding(finding, lang)
    return [
      `  ${whereAndWhat(finding, lang)}`,
      `    ${message}`,
      ...(onlyFix === undefined ? [`    → ${fix}`] : []),
    ]
  })
  const head = `${MARKS[severity]} ${code}  ${count} ${WORDS[lang].places}`
  const rest = count - shown.length
  const more = lang === 'VI' ? `  … và ${rest} chỗ nữa` : `  … and ${rest} more`
  return [
    head,
    ...lines,
    ...(rest > 0 ? [more] : []),
    ...(onlyFix === undefined ? [] : [`  → ${onlyFix}`]),
    '',
  ].join('\n')
}

function whereAndWhat({ place, value }: Finding, lang: Lang): string {
  const where = formatPlace(place, lang)
  if (value === '') return where
  return lang === 'VI' ? `${where}: “${printable(value)}”` : `${where}: "${printable(value)}"`
}

function fill(template: string, params: Finding['params']): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return name === 'candidates' ? '—' : whole
    return Array.isArray(value)
      ? value.slice(0, 8).map(printable).join(', ') || '—'
      : printable(String(value))
  })
}
