// All findings of an import, counted whole and shown in part: a million wrong rows are one mistake made a million times. Which thousand
// are kept is decided here; how they read is format-finding.ts.
import { FINDINGS, type Finding, type FindingCode, type FindingSeverity, type Report } from './finding.ts'

/** Findings kept in all; those beyond are only counted. */
export const MOST_FINDINGS = 1000

export interface FindingGroup {
  readonly code: FindingCode
  readonly severity: FindingSeverity
  /** How often it was found; `findings` holds the first of them. */
  readonly count: number
  readonly findings: readonly Finding[]
}

export interface FindingReport {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  /** Errors first, then warnings, then notes; by code among themselves. */
  readonly groups: readonly FindingGroup[]
}

interface OpenGroup {
  readonly code: FindingCode
  count: number
  readonly findings: Finding[]
}

/** A report to be filled: `report` takes findings as they come, `summarise` says what has come so far. */
export function createReport(): { readonly report: Report; readonly summarise: () => FindingReport } {
  const groups = new Map<FindingCode, OpenGroup>()
  let kept = 0

  function report(finding: Finding): void {
    const { code } = finding
    const group = groups.get(code) ?? { code, count: 0, findings: [] }
    if (group.count === 0) groups.set(code, group)
    group.count += 1
    if (group.findings.length < group.count - 1) return // what comes after one that was let go is let go too
    if (kept === MOST_FINDINGS && !makeRoom(groups, group)) return
    group.findings.push(finding)
    kept = Math.min(kept + 1, MOST_FINDINGS)
  }

  return { report, summarise: () => summaryOf([...groups.values()]) }
}

/** Lets the last finding of the fullest group go, where that is fuller than the one that asks by more than the one finding. */
function makeRoom(groups: ReadonlyMap<FindingCode, OpenGroup>, asking: OpenGroup): boolean {
  let fullest = asking
  for (const group of groups.values()) if (group.findings.length > fullest.findings.length) fullest = group
  if (fullest.findings.length <= asking.findings.length + 1) return false
  fullest.findings.pop()
  return true
}

function summaryOf(groups: readonly OpenGroup[]): FindingReport {
  const ordered = groups
    .map(({ code, count, findings }) => ({
      code,
      severity: FINDINGS[code].severity,
      count,
      findings: [...findings],
    }))
    .sort(
      (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.code < b.code ? -1 : 1),
    )
  const countOf = (severity: FindingSeverity) =>
    ordered.reduce((sum, group) => sum + (group.severity === severity ? group.count : 0), 0)
  return { errors: countOf('ERROR'), warnings: countOf('WARNING'), notes: countOf('NOTE'), groups: ordered }
}

const SEVERITIES: readonly FindingSeverity[] = ['ERROR', 'WARNING', 'NOTE']
