// What was found in a file: as the server sends it or as it was read here, for people and for machines.
import { z } from 'zod'
import { explain } from '#schema/errors.ts'
import { FINDINGS, type Finding, type FindingCode } from '#services/intake/finding.ts'
import type { FindingReport } from '#services/intake/finding-report.ts'
import { explainFinding, formatReport } from '#services/intake/format-finding.ts'
import { type Told, ToldFailure } from '../failure.ts'
import type { Language } from '../words.ts'

const code = z.custom<FindingCode>((value) => typeof value === 'string' && Object.hasOwn(FINDINGS, value))
const position = z.int().nullable()

const report = z.object({
  errors: z.int(),
  warnings: z.int(),
  notes: z.int(),
  groups: z.array(
    z.object({
      code,
      severity: z.enum(['ERROR', 'WARNING', 'NOTE']),
      count: z.int(),
      findings: z.array(
        z.object({
          code,
          place: z.object({
            file: z.string(),
            sheet: z.string().nullable(),
            row: position,
            column: position,
          }),
          value: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
        }),
      ),
    }),
  ),
})

/** A server's report, whatever else it sends along. */
export function parseReport(json: unknown): FindingReport {
  return report.parse(json)
}

/** For people: grouped, with the first few of each group. */
export function showReport(found: FindingReport, lang: Language): string {
  return formatReport(found, lang === 'en' ? 'EN' : 'VI')
}

/** For machines: each finding that was kept, with its sentences in both languages. */
export function listFindings(found: FindingReport) {
  return found.groups.flatMap(({ severity, count, findings }) =>
    findings.map((finding) => ({ severity, count, ...explainBoth(finding) })),
  )
}

function explainBoth(finding: Finding) {
  const vi = explainFinding(finding, 'VI')
  const en = explainFinding(finding, 'EN')
  return {
    code: finding.code,
    place: finding.place,
    value: finding.value,
    message: vi.message,
    messageEn: en.message,
    fix: vi.fix,
    fixEn: en.fix,
  }
}

/** Warnings that nobody has accepted. */
export function openWarnings(found: FindingReport, accept: readonly string[]) {
  if (accept.includes('ALL')) return []
  return found.groups.filter(({ code, severity }) => severity === 'WARNING' && !accept.includes(code))
}

/** Why an import of this may not go on: its errors, else its open warnings; null when it may. */
export function whyStopped(file: string, found: FindingReport, accept: readonly string[]): Told | null {
  if (found.errors > 0) return explain('FINDINGS', { file, count: found.errors })
  const open = openWarnings(found, accept)
  if (open.length === 0) return null
  const count = open.reduce((sum, group) => sum + group.count, 0)
  return explain('WARNINGS_NOT_ACCEPTED', { file, count, codes: open.map(({ code }) => code).join(',') })
}

/** The failure of a file, with all that was found in it. */
export function findingsFailure(told: Told, found: FindingReport, lang: Language): ToldFailure {
  return new ToldFailure(told, { problems: listFindings(found), text: `${showReport(found, lang)}\n` })
}
