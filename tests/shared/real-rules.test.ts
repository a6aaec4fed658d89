// The rules over about 5,000 figures of the statistics office, a compilation at a time as offices would import them. Whatever is found in
// published figures must be worth a look: here nothing is but jumps.
import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import type { Finding } from '#services/intake/finding.ts'
import { createRules } from '#services/intake/rules/create-rules.ts'
import { hostOf, REAL_FIGURES, type RealFigure, toObservation, VINTAGES } from './real-figures.ts'

describe('the rules over published figures', () => {
  it.each([
    ['2017-03-24', { JUMP: 15 }],
    ['2018-09-10', { JUMP: 15 }],
    ['2024-05-24', { JUMP: 77 }],
  ] as const)('find in the compilation of %s only what is far from the year before', (vintage, counts) => {
    const findings = findingsOf(vintage)
    const found = Object.entries(Object.groupBy(findings, ({ code }) => code))
    expect(Object.fromEntries(found.map(([code, each]) => [code, each?.length]))).toEqual(counts)
  })

  it('call none of 2,346 populations and labour forces a jump', () => {
    const found = VINTAGES.flatMap(findingsOf).filter(({ params }) =>
      /Dân số|Lực lượng/.test(`${params.whatVi}`),
    )
    expect(found).toEqual([])
  })

  it('find the survey of 2015 unusual where it was, and the pandemic in Đà Nẵng', () => {
    const said = VINTAGES.flatMap(findingsOf).map(
      ({ params }) => `${params.whatVi}: ${params.figureVi} ← ${params.earlierVi}`,
    )
    expect(said).toContain(
      'Tỷ lệ lao động từ 15 tuổi trở lên đang làm việc đã qua đào tạo (điều tra), Phú Thọ, 2015: 20,3 ← 14,2 (2014)',
    )
    expect(said).toContain('Tỷ lệ thất nghiệp, Đà Nẵng, 2020: 9,41 ← 3,55 (2019)')
  })

  it('find every figure that lost its thousands among those that did not', () => {
    const [province, year] = ['VN34-25', '2012']
    const own = REAL_FIGURES.filter(
      (row) =>
        hostOf(row.area) === province && row.indicator === 'LABOUR_FORCE' && row.vintage === '2018-09-10',
    )
    const slipped = own.map((row) => (row.period === year ? { ...row, value: row.value.slice(0, -3) } : row))
    const units = new Set(own.map(({ area }) => area))
    expect(units.size).toBe(3)
    expect(
      check(province, slipped).map(({ code, params }) => `${code} ${params.earlierVi}`.slice(0, 4)),
    ).toEqual(['JUMP', 'JUMP', 'JUMP'])
  })
})

function findingsOf(vintage: (typeof VINTAGES)[number]): Finding[] {
  return registry.provinces.flatMap(({ id }) =>
    check(
      id,
      REAL_FIGURES.filter((row) => row.vintage === vintage && hostOf(row.area) === id),
    ),
  )
}

function check(province: string, rows: readonly RealFigure[]): Finding[] {
  const findings: Finding[] = []
  const report = (finding: Finding) => {
    findings.push(finding)
  }
  const rules = createRules({ catalogue, registry, province, today: '2025-12-31', report })
  rows.forEach((row, index) => {
    const place = { file: 'observations.csv', sheet: null, row: index + 2, column: 7 }
    rules.check({ observation: toObservation(row), place, withdraws: false })
  })
  rules.finish()
  return findings
}
