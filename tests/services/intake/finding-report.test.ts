import { describe, expect, it } from 'vitest'
import type { Finding, FindingCode } from '#services/intake/finding.ts'
import { createReport } from '#services/intake/finding-report.ts'

const finding = (code: FindingCode, row: number): Finding => ({
  code,
  place: { file: 'so-lieu.csv', sheet: null, row, column: 3 },
  value: '',
  params: {},
})

/** Reports a code so many times, in rows 1, 2, 3 … */
function summaryOf(counts: readonly (readonly [FindingCode, number])[]) {
  const { report, summarise } = createReport()
  for (const [code, count] of counts) for (let row = 1; row <= count; row += 1) report(finding(code, row))
  return summarise()
}

describe('the report of an import', () => {
  it('is empty when nothing was found', () => {
    expect(summaryOf([])).toEqual({ errors: 0, warnings: 0, notes: 0, groups: [] })
  })

  it('puts errors first, then warnings, then notes, by code among themselves', () => {
    const { groups, ...counts } = summaryOf([
      ['SHEET_HIDDEN', 1],
      ['JUMP', 2],
      ['KEY_DUPLICATE', 3],
      ['AREA_UNKNOWN', 1],
    ])
    expect(counts).toEqual({ errors: 4, warnings: 2, notes: 1 })
    expect(groups.map(({ code, severity, count }) => [code, severity, count])).toEqual([
      ['AREA_UNKNOWN', 'ERROR', 1],
      ['KEY_DUPLICATE', 'ERROR', 3],
      ['JUMP', 'WARNING', 2],
      ['SHEET_HIDDEN', 'NOTE', 1],
    ])
  })

  it('counts every finding and keeps the first thousand', () => {
    const { errors, groups } = summaryOf([['KEY_DUPLICATE', 250000]])
    expect([errors, groups[0]?.count, groups[0]?.findings.length]).toEqual([250000, 250000, 1000])
    expect(groups[0]?.findings.at(-1)?.place.row).toBe(1000)
  })

  it('shares the thousand fairly: what comes late is shown as well', () => {
    const { groups } = summaryOf([
      ['KEY_DUPLICATE', 5000],
      ['JUMP', 5000],
      ['AREA_UNKNOWN', 5000],
      ['SHEET_HIDDEN', 7],
    ])
    expect(groups.map(({ code, findings }) => [code, findings.length])).toEqual([
      ['AREA_UNKNOWN', 331],
      ['KEY_DUPLICATE', 331],
      ['JUMP', 331],
      ['SHEET_HIDDEN', 7],
    ])
  })

  it('keeps the first of each code, without a gap', () => {
    const { report, summarise } = createReport()
    for (let row = 1; row <= 3000; row += 1) {
      report(finding('KEY_DUPLICATE', row))
      if (row > 1500) report(finding('JUMP', row))
    }
    const rows = summarise().groups.map(({ findings }) => findings.map(({ place }) => place.row))
    expect(rows[0]).toEqual(Array.from({ length: 500 }, (_, index) => 1 + index))
    expect(rows[1]).toEqual(Array.from({ length: 500 }, (_, index) => 1501 + index))
  })
})
