// The report for people: breaches first, each with what was expected, what was found and how to mend it; then what could not be seen.
import type { AuditReport, AuditResult } from './audit-report.ts'
import { AUDITS } from './audit-texts.ts'
import type { Words } from './verdict.ts'

export type AuditLanguage = 'vi' | 'en'

/** Whole lines; the last one says whether it conforms. */
export function formatAudit(report: AuditReport, lang: AuditLanguage): string {
  const say = ([vi, en]: Words) => (lang === 'en' ? en : vi)
  const { url, province, contractVersion, seconds, results } = report
  const with_ = (outcome: AuditResult['outcome']) => results.filter((result) => result.outcome === outcome)
  const head = say([
    `${url} · ${province ?? 'không rõ tỉnh nào'} · hợp đồng ${contractVersion} · ${seconds} giây`,
    `${url} · ${province ?? 'no known province'} · contract ${contractVersion} · ${seconds} s`,
  ])
  return [
    head,
    ...breaches(say(['Trái hợp đồng', 'Breaches']), byLevel(with_('BREACH')), lang),
    ...unseen(say(['Chưa xét được', 'Could not be seen']), with_('NOT_REACHED'), lang),
    ...unseen(say(['Không có dịp để xét', 'No occasion to see']), with_('NOT_APPLICABLE'), lang),
    '',
    say([
      `PHẢI: ${tally(report.must, 'vi')} · NÊN: ${tally(report.should, 'vi')} · CÓ THỂ: ${tally(report.may, 'vi')}`,
      `MUST: ${tally(report.must, 'en')} · SHOULD: ${tally(report.should, 'en')} · MAY: ${tally(report.may, 'en')}`,
    ]),
    conclusionOf(report, lang),
    '',
  ].join('\n')
}

const ORDER = ['MUST', 'SHOULD', 'MAY']

function byLevel(results: readonly AuditResult[]): AuditResult[] {
  return [...results].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))
}

function breaches(title: string, results: readonly AuditResult[], lang: AuditLanguage): string[] {
  if (results.length === 0) return []
  return ['', `${title} (${results.length})`, ...results.flatMap((result) => breachLines(result, lang))]
}

function breachLines({ id, level, title, found }: AuditResult, lang: AuditLanguage): string[] {
  const { fixVi, fixEn } = AUDITS[id]
  if (lang === 'en') return [`  ${id} ${level}  ${title.EN}`, `      found: ${found?.EN}`, `      → ${fixEn}`]
  return [`  ${id} ${LEVEL_VI[level]}  ${title.VI}`, `      thấy: ${found?.VI}`, `      → ${fixVi}`]
}

/** Many audits share one reason: it stands once, with their ids. */
function unseen(title: string, results: readonly AuditResult[], lang: AuditLanguage): string[] {
  if (results.length === 0) return []
  const byReason = Map.groupBy(results, ({ found }) => (lang === 'en' ? found?.EN : found?.VI) ?? '')
  const lines = [...byReason].map(([reason, same]) => `  ${reason}: ${same.map(({ id }) => id).join(', ')}`)
  return ['', `${title} (${results.length})`, ...lines]
}

const LEVEL_VI = { MUST: 'PHẢI', SHOULD: 'NÊN', MAY: 'CÓ THỂ' } as const

function tally({ ok, breach }: AuditReport['must'], lang: AuditLanguage): string {
  return lang === 'en' ? `${ok} kept, ${breach} broken` : `${ok} đạt, ${breach} không`
}

function conclusionOf({ conforms, must }: AuditReport, lang: AuditLanguage): string {
  if (conforms) return lang === 'en' ? 'It keeps the contract.' : 'Giữ đúng hợp đồng.'
  if (must.breach > 0)
    return lang === 'en'
      ? 'It breaks the contract; it cannot take part.'
      : 'Trái hợp đồng; chưa tham gia được.'
  return lang === 'en' ? 'Not everything could be seen; audit again.' : 'Chưa xét được hết; hãy kiểm lại.'
}
