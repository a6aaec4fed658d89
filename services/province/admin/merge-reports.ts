// Two reports of one file as one.
import { type FindingGroup, type FindingReport, MOST_FINDINGS } from '#services/intake/finding-report.ts'

/** The groups of both, in the order of a report; as many findings are kept as one report keeps. */
export function mergeReports(one: FindingReport, other: FindingReport): FindingReport {
  const extra = new Map(other.groups.map((group) => [group.code, group]))
  const groups = one.groups.map((group) => joined(group, extra.get(group.code)))
  const known = new Set(one.groups.map(({ code }) => code))
  const all = [...groups, ...other.groups.filter(({ code }) => !known.has(code))]
  return {
    errors: one.errors + other.errors,
    warnings: one.warnings + other.warnings,
    notes: one.notes + other.notes,
    groups: limited(all.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))),
  }
}

const SEVERITIES = ['ERROR', 'WARNING', 'NOTE']

function joined(group: FindingGroup, more: FindingGroup | undefined): FindingGroup {
  if (!more) return group
  return { ...group, count: group.count + more.count, findings: [...group.findings, ...more.findings] }
}

function limited(groups: readonly FindingGroup[]): FindingGroup[] {
  let room = MOST_FINDINGS
  return groups.map((group) => {
    const findings = group.findings.slice(0, room)
    room -= findings.length
    return { ...group, findings }
  })
}
