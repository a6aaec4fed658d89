import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Served } from '#runtime/serve.ts'
import { audit } from '#services/audit/audit.ts'
import { AUDIT_LIST } from '#services/audit/audit-list.ts'
import { AUDITS } from '#services/audit/audit-texts.ts'
import { formatAudit } from '#services/audit/format-audit.ts'
import { AN_GIANG, startAudited } from './audited-province.ts'
import { ANSWER_FAULTS } from './broken/answer-faults.ts'
import { FIGURE_FAULTS } from './broken/figure-faults.ts'
import { HTTP_FAULTS } from './broken/http-faults.ts'
import { SCHEMA_FAULTS } from './broken/schema-faults.ts'
import { type BrokenServed, startBroken } from './broken-province.ts'

const FAULTS = [...SCHEMA_FAULTS, ...FIGURE_FAULTS, ...ANSWER_FAULTS, ...HTTP_FAULTS]

let served: Served
let broken: BrokenServed
beforeAll(async () => {
  served = await startAudited()
  broken = await startBroken(served.url)
})
afterAll(async () => {
  await broken.stop()
  await served.stop()
})

describe('our own province', () => {
  it('passes every audit, and gives an occasion for all of them', async () => {
    const heard: string[] = []
    const report = await audit(`${served.url}/graphql`, { onAudit: ({ id }) => heard.push(id) })
    expect(report.results.filter(({ outcome }) => outcome !== 'OK')).toEqual([])
    expect(report).toMatchObject({
      v: 1,
      province: 'VN34-91',
      contractVersion: '1.0.0-draft',
      must: { ok: 122, breach: 0 },
      should: { ok: 15, breach: 0 },
      may: { ok: 1, breach: 0 },
      conforms: true,
    })
    expect(heard).toHaveLength(138)
    expect(formatAudit(report, 'vi')).toMatch(/\nGiữ đúng hợp đồng\.\n$/)
  })

  it('is not another province', async () => {
    const report = await audit(`${served.url}/graphql`, { province: 'phu-tho', only: ['REG-01', 'HLT-03'] })
    expect(report.conforms).toBe(false)
    expect(report.results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['REG-01', 'BREACH'],
      ['HLT-03', 'BREACH'],
    ])
  })
})

describe('a broken province', () => {
  it.each(FAULTS.map((fault) => [fault.says, fault.audit, fault] as const))(
    'that %s is caught by %s',
    async (_says, id, fault) => {
      broken.become(fault)
      const report = await audit(broken.url, {
        province: AN_GIANG.id,
        only: [id],
        deadlineMs: fault.deadlineMs ?? 5000,
      })
      expect(report.results).toMatchObject([{ id, outcome: 'BREACH' }])
      expect(report.results[0]?.found?.VI).toBeTruthy()
    },
  )

  it('is told what was expected, what was found and what to do', async () => {
    const fault = FIGURE_FAULTS.find(({ audit }) => audit === 'DEC-04')
    if (fault) broken.become(fault)
    const report = await audit(broken.url, { only: ['DEC-03', 'DEC-04'] })
    const url = broken.url
    expect(formatAudit({ ...report, seconds: 1 }, 'en')).toBe(`${url} · VN34-91 · contract 1.0.0-draft · 1 s

Breaches (1)
  DEC-04 MUST  The low bound is not above the high one.
      found: low above high: POOR_HH_RATE VN63-89 2025 [R-2025]; POOR_HH_RATE_REDUCTION VN63-89 2020-2025 (term) [S001-10]
      → Swap low and high.

MUST: 1 kept, 1 broken · SHOULD: 0 kept, 0 broken · MAY: 0 kept, 0 broken
It breaks the contract; it cannot take part.
`)
  })
})

describe('what is audited', () => {
  it('has one text each, whose id is held once', () => {
    expect(AUDIT_LIST.map(({ id }) => id).sort()).toEqual(Object.keys(AUDITS).sort())
  })

  it('is caught in a broken province, each', () => {
    const caught = new Set(FAULTS.map(({ audit }) => audit))
    expect(Object.keys(AUDITS).filter((id) => !caught.has(id as keyof typeof AUDITS))).toEqual([])
  })

  it('cannot be nobody', async () => {
    await expect(audit('http://127.0.0.1:9/graphql')).rejects.toMatchObject({
      code: 'FEDERATION_UNREACHABLE',
    })
  })
})
