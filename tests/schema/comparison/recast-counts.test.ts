// Counts on other boundaries. Kiên Giang (VN63-91) went into An Giang (VN34-91) with the former An Giang (VN63-89); Hòa Bình (VN63-17),
// Phú Thọ (VN63-25) and Vĩnh Phúc (VN63-26) became Phú Thọ (VN34-25).
import { describe, expect, it } from 'vitest'
import type { HeldObservation } from '#schema/comparison/observations.ts'
import { heldOf } from './held-of.ts'
import { brief, type More, oneOf, people, poor, toNew } from './recast-figures.ts'

describe('counts', () => {
  it('add over the two members: 14872 + 24370 = 39242', () => {
    const [anGiang, kienGiang] = [poor('VN63-89', '14872', { status: 'P' }), poor('VN63-91', '24370')]
    expect(oneOf(toNew([kienGiang, anGiang]))).toEqual({
      series: { ...anGiang.series, area: 'VN34-91' },
      id: 'recast:VN34-91:VN63-89/POOR_HH_COUNT/2022+VN63-91/POOR_HH_COUNT/2022',
      period: anGiang.period,
      figure: { form: 'VALUE', qualifier: 'EXACT', value: '39242', decimals: 0, multiplier: 0 },
      status: 'P',
      inferred: [],
      note: null,
      source: anGiang.source,
      place: null,
      release: anGiang.release,
      derivation: {
        how: 'RECAST_EXACT',
        formula: { VI: '14872 + 24370 = 39242', EN: '14872 + 24370 = 39242' },
        rule: {
          VI: 'Cộng số liệu của mọi đơn vị cũ nhập vào An Giang (VN34-91): An Giang (VN63-89), Kiên Giang (VN63-91); cùng kỳ, cùng cách đo.',
          EN: 'Sum over every former unit that went into An Giang (VN34-91): An Giang (VN63-89), Kien Giang (VN63-91); same period, measured alike.',
        },
        inputs: [anGiang, kienGiang],
      },
    })
  })

  it('add over three members: 100 + 20 + 3 = 123', () => {
    const asked = [poor('VN63-17', '100'), poor('VN63-25', '20'), poor('VN63-26', '3')]
    expect(toNew(asked).map(brief)).toEqual([['VN34-25', '123', 'RECAST_EXACT']])
  })

  it('do not add when one of three is missing: a part is not the whole', () => {
    const asked = [poor('VN63-17', '100'), poor('VN63-26', '3')]
    const [phuTho] = toNew(asked)
    expect(phuTho && brief(phuTho)).toEqual(['VN34-25', 'ABSENT', 'IMPOSSIBLE', 'VN63-25'])
    expect(phuTho?.derivation?.inputs).toEqual(asked)
  })

  it.each(['LEVEL', 'CUMULATIVE', 'ANNUAL_AVERAGE', 'CHANGE'] as const)('add as a %s', (statistic) => {
    const asked = [
      people('VN63-89', { statistic, value: '5' }),
      people('VN63-91', { statistic, value: '-2' }),
    ]
    const [sum] = toNew(asked)
    expect(sum && brief(sum)).toEqual(['VN34-91', '3', 'RECAST_EXACT'])
    expect(sum?.derivation && 'formula' in sum.derivation && sum.derivation.formula.EN).toBe('5 + (-2) = 3')
  })

  it('do not add as a share, and periods, breakdowns, statistics and time bases are never mixed', () => {
    const differing: More[] = [
      { period: '2021' },
      { breakdown: { urbanisation: 'URBAN' } },
      { statistic: 'CUMULATIVE' },
      { timeBasis: 'END_OF_PERIOD' },
    ]
    const shares = [
      people('VN63-89', { statistic: 'SHARE', value: '1' }),
      people('VN63-91', { statistic: 'SHARE', value: '2' }),
    ]
    expect(toNew(shares).map(brief)).toEqual([['VN34-91', 'ABSENT', 'IMPOSSIBLE']])
    for (const more of differing) {
      const asked = [people('VN63-89', { value: '1' }), people('VN63-91', { value: '2', ...more })]
      expect(toNew(asked).map(brief)).toEqual([
        ['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-91'],
        ['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-89'],
      ])
    }
  })

  it('add the same days whatever sources call them, under the label of the first member', () => {
    const label = (held: HeldObservation, text: string) =>
      ({ ...held, period: { ...held.period, label: text } }) as HeldObservation
    const asked = [
      label(poor('VN63-91', '2'), 'trong năm 2022'),
      label(poor('VN63-89', '1'), 'cuối năm 2022'),
    ]
    const sum = oneOf(toNew(asked))
    expect([brief(sum), sum.period.label]).toEqual([['VN34-91', '3', 'RECAST_EXACT'], 'cuối năm 2022'])
  })

  it('on different standards are missing each other: the standard of a poverty figure is part of what it is', () => {
    const asked = [poor('VN63-89', '1'), poor('VN63-91', '2', { standard: 'MDP_2016_2020' })]
    const results = toNew(asked)
    expect(results.map(brief)).toEqual([
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-91'],
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-89'],
    ])
    expect(results[0]?.derivation?.rule).toEqual({
      VI: 'Không thể tính cho An Giang (VN34-91), kỳ 2022: thiếu số liệu của Kiên Giang (VN63-91) – chỉ có theo chuẩn, khái niệm hoặc thời điểm khác.',
      EN: 'Cannot be computed for An Giang (VN34-91) in 2022: no figure of Kien Giang (VN63-91) – held only by another standard, concept or time basis.',
    })
  })

  it('whose standard or concept nobody states are not known to be alike', () => {
    const { standard: _, ...unstated } = poor('VN63-89', '1').series
    const silent = (held: HeldObservation) =>
      ({ ...held, series: { ...unstated, area: held.series.area, standard: null } }) as HeldObservation
    const jobs = (area: string, more: More) =>
      heldOf({ area, indicator: 'JOBS_CREATED', statistic: 'LEVEL', period: '2022', value: '7', ...more })
    expect(toNew([silent(poor('VN63-89', '1')), silent(poor('VN63-91', '2'))]).map(brief)).toEqual([
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE'],
    ])
    expect(toNew([jobs('VN63-89', {}), jobs('VN63-91', {})]).map(brief)).toEqual([
      ['VN34-91', 'ABSENT', 'IMPOSSIBLE'],
    ])
    const named = { concept: 'NEW' }
    const broken = { breakdown: { job_concept: 'NEW' } }
    expect(toNew([jobs('VN63-89', named), jobs('VN63-91', named)]).map(brief)).toEqual([
      ['VN34-91', '14', 'RECAST_EXACT'],
    ])
    expect(toNew([jobs('VN63-89', broken), jobs('VN63-91', broken)]).map(brief)).toEqual([
      ['VN34-91', '14', 'RECAST_EXACT'],
    ])
  })

  it('of a period that is not stated are not added', () => {
    const asked = [
      people('VN63-89', { period: null, value: '1' }),
      people('VN63-91', { period: null, value: '2' }),
    ]
    const [result] = toNew(asked)
    expect(result && brief(result)).toEqual(['VN34-91', 'ABSENT', 'IMPOSSIBLE'])
    expect(result?.derivation?.inputs).toEqual(asked)
    expect(result?.derivation?.rule.EN).toBe(
      'Cannot be combined for An Giang (VN34-91): the source does not state the period, so the figures are not known to share it.',
    )
  })

  it('known as intervals are added as intervals: below 4 + 10 = below 14; 1–2 + at least 3 = at least 4', () => {
    const add = (a: More, b: More) => oneOf(toNew([people('VN63-89', { ...a }), people('VN63-91', { ...b })]))
    expect(add({ high: '4', qualifier: 'LESS_THAN' }, { value: '10' }).figure).toEqual({
      form: 'BOUNDS',
      qualifier: 'LESS_THAN',
      high: '14',
      decimals: 0,
      multiplier: 0,
    })
    expect(
      add({ low: '1', high: '2', qualifier: 'RANGE' }, { low: '3', qualifier: 'AT_LEAST' }).figure,
    ).toEqual({ form: 'BOUNDS', qualifier: 'AT_LEAST', low: '4', decimals: 0, multiplier: 0 })
    const unbounded = add({ high: '4', qualifier: 'LESS_THAN' }, { low: '3', qualifier: 'AT_LEAST' })
    expect(brief(unbounded)).toEqual(['VN34-91', 'ABSENT', 'IMPOSSIBLE'])
    expect(unbounded.derivation?.inputs).toHaveLength(2)
  })

  it('of members with several take the first by id, and say so where they differ', () => {
    const asked = [
      poor('VN63-89', '5', { id: 'b' }),
      poor('VN63-89', '1', { id: 'a' }),
      poor('VN63-91', '2', { id: 'c' }),
      poor('VN63-91', '2', { id: 'd' }),
    ]
    const sum = oneOf(toNew(asked))
    expect([sum.id, ...brief(sum)]).toEqual(['recast:VN34-91:a+c', 'VN34-91', '3', 'RECAST_EXACT'])
    expect(sum.derivation?.rule.EN).toMatch(/those used: An Giang \(VN63-89\): a\.$/)
  })
})
