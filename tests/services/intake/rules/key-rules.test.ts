import { describe, expect, it } from 'vitest'
import { explainFinding } from '#services/intake/format-finding.ts'
import { codesOf, findingsOf, poor, read } from './read-figures.ts'

const jobs = { indicator: 'JOBS_CREATED', timeBasis: 'DURING_PERIOD', value: '16000' } as const

describe('the key of a series', () => {
  it('INDICATOR_UNKNOWN: is told with the codes that are close', () => {
    const [finding] = findingsOf([read({ indicator: 'POOR_HH_RTE', value: '2.81' })])
    expect(finding?.code).toBe('INDICATOR_UNKNOWN')
    expect(finding?.params.candidates).toEqual(expect.arrayContaining(['POOR_HH_RATE']))
    expect(codesOf([poor({ indicator: 'POOR_HH_RATE', value: '2.81' })])).toEqual([])
  })

  it('AREA_NOT_HOSTED: An Giang hosts An Giang and Kiên Giang, old and new, and nobody else', () => {
    expect(codesOf([read({ value: '7', area: 'VN63-01' })])).toEqual(['AREA_NOT_HOSTED 2'])
    expect(codesOf([read({ value: '7', area: 'VN63-89' })])).toEqual([])
    expect(codesOf([read({ value: '7', area: 'VN63-91' })])).toEqual([])
    expect(codesOf([read({ value: '7', area: 'VN34-91' })])).toEqual([])
  })

  it('AREA_NOT_HOSTED names both provinces and where the figure belongs', () => {
    const [finding] = findingsOf([read({ value: '7', area: 'VN63-01' })])
    expect(finding && explainFinding(finding, 'VI')).toEqual({
      message: 'Hà Nội (VN63-01) không thuộc số liệu của An Giang.',
      fix: 'Bỏ dòng này, hoặc nhập tại tỉnh có địa bàn đó: VN34-01.',
    })
  })

  it('AREA_UNKNOWN: there is no such id', () => {
    expect(codesOf([read({ value: '7', area: 'VN63-99' })])).toEqual(['AREA_UNKNOWN 2'])
  })

  it('BREAKDOWN_UNKNOWN: a dimension or a code of a closed list that the catalogue does not have', () => {
    const trainees = { indicator: 'VOC_TRAINEES', value: '7', timeBasis: 'DURING_PERIOD' } as const
    expect(codesOf([read({ ...trainees, breakdown: { colour: 'RED' } })])).toEqual(['BREAKDOWN_UNKNOWN 2'])
    expect(codesOf([read({ ...trainees, breakdown: { education_level: 'PHD' } })])).toEqual([
      'BREAKDOWN_UNKNOWN 2',
    ])
    expect(codesOf([read({ ...trainees, breakdown: { education_level: 'COLLEGE' } })])).toEqual([])
    expect(codesOf([read({ ...trainees, breakdown: { education_level: 'UNALLOCATED' } })])).toEqual([])
  })

  it('BREAKDOWN_UNKNOWN: a claim about an indicator that there is not', () => {
    const claim = { indicator: 'TARGET_EXCEEDANCE_PCT', value: '40' }
    expect(codesOf([read({ ...claim, breakdown: { of_indicator: 'JOBS' } })])).toEqual([
      'BREAKDOWN_UNKNOWN 2',
    ])
    expect(codesOf([read({ ...claim, breakdown: { of_indicator: 'JOBS_CREATED' } })])).toEqual([])
  })

  it('KEY_PART_MISSING: jobs name their concept', () => {
    expect(codesOf([read(jobs)])).toEqual(['KEY_PART_MISSING 2'])
    expect(codesOf([read({ ...jobs, concept: 'SUPPORTED' })])).toEqual([])
    const [finding] = findingsOf([read(jobs)])
    expect(finding && explainFinding(finding, 'VI').fix).toBe(
      'Điền cột concept, hoặc nêu chung trong ánh xạ (figures); dùng một trong: SUPPORTED, NEW, ADDITIONAL.',
    )
  })

  it('BREAKDOWN_UNKNOWN: a concept that is none, or that stands among the breakdowns', () => {
    expect(codesOf([read({ ...jobs, concept: 'FULL_TIME' })])).toEqual(['BREAKDOWN_UNKNOWN 2'])
    expect(codesOf([read({ ...jobs, concept: 'NEW', breakdown: { job_concept: 'NEW' } })])).toEqual([
      'BREAKDOWN_UNKNOWN 2',
    ])
    expect(codesOf([read({ value: '7', concept: 'NEW' })])).toEqual(['BREAKDOWN_UNKNOWN 2'])
  })

  it('STANDARD_UNKNOWN: a standard of the province itself has to be accepted', () => {
    expect(codesOf([poor({ value: '2.81', standard: 'CHUAN_RIENG' })])).toEqual(['STANDARD_UNKNOWN 2'])
    expect(codesOf([read({ value: '7', standard: 'MDP_2022_2025' })])).toEqual(['STANDARD_UNKNOWN 2'])
    expect(codesOf([poor({ value: '2.81', standard: 'MDP_2022_2025' })])).toEqual([])
  })

  it('tells it of every figure of the series, and of more than one fault', () => {
    const wrong = { indicator: 'NOTHING', area: 'VN63-01' }
    expect(codesOf([read({ ...wrong, value: '1' }), read({ ...wrong, value: '2', period: '2021' })])).toEqual(
      ['AREA_NOT_HOSTED 2', 'INDICATOR_UNKNOWN 2', 'AREA_NOT_HOSTED 3', 'INDICATOR_UNKNOWN 3'],
    )
  })
})

describe('KEY_DUPLICATE', () => {
  it('is the same series and period twice, with the place of the first', () => {
    const findings = findingsOf([poor({ value: '2.81' }), poor({ value: '2.9' })])
    expect(findings.map(({ code }) => code)).toEqual(['KEY_DUPLICATE'])
    expect(findings[0] && explainFinding(findings[0], 'VI').message).toBe(
      'Tỷ lệ hộ nghèo, An Giang, 2022: số liệu này đã có tại dòng 2 (ở đó là 2,81).',
    )
  })

  it('is told of equal values too, and of a figure that the same file takes back', () => {
    const [same] = findingsOf([poor({ value: '2.81' }), poor({ value: '2.81' })])
    expect(same?.params.otherVi).toBe('cùng giá trị')
    expect(codesOf([poor({ value: '2.81' }), poor({ value: '2.81', withdraws: true })])).toEqual([
      'KEY_DUPLICATE 3',
    ])
  })

  it('is not another standard, statistic, area, breakdown or period', () => {
    expect(
      codesOf([
        poor({ value: '2.81', period: '2021' }),
        poor({ value: '3.81', period: '2021', standard: 'MDP_2016_2020' }),
        poor({ value: '2.9' }),
        poor({ value: '2.9', area: 'VN63-91' }),
        poor({ value: '2.9', breakdown: { urbanisation: 'URBAN' } }),
        poor({ value: '2.9', breakdown: { urbanisation: 'URBAN', ethnicity: 'KHMER' } }),
      ]),
    ).toEqual([])
  })

  it('does not look at the order of the dimensions', () => {
    expect(
      codesOf([
        poor({ value: '2.9', breakdown: { ethnicity: 'KHMER', urbanisation: 'URBAN' } }),
        poor({ value: '2.9', breakdown: { urbanisation: 'URBAN', ethnicity: 'KHMER' } }),
      ]),
    ).toEqual(['KEY_DUPLICATE 3'])
  })
})
