// Figures on other boundaries: which unit a figure goes to. Kiên Giang (VN63-91) went into An Giang (VN34-91) with the former An Giang
// (VN63-89); Hà Nội (VN63-01, VN34-01) did not change.
import { describe, expect, it } from 'vitest'
import type { AreaScheme } from '#schema/codes.ts'
import { recast } from '#schema/comparison/recast/recast.ts'
import { registry } from '#schema/registry/registry.ts'
import { heldOf } from './held-of.ts'
import { brief, households, oneOf, people, poor, poorRate, toNew } from './recast-figures.ts'
import { world } from './table-of.ts'

describe('a missing member', () => {
  it('is named: An Giang 2022 on the new boundaries is not 2.81', () => {
    const anGiang = poorRate('VN63-89', '2.81')
    const result = oneOf(toNew([anGiang], [households('VN63-89', '530000')]))
    expect(brief(result)).toEqual(['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-91'])
    expect(result.figure).toEqual({ form: 'ABSENT', absence: 'NOT_REPORTED' })
    expect(result.derivation?.inputs).toEqual([anGiang])
    expect(result.derivation?.rule).toEqual({
      VI: 'Không thể tính cho An Giang (VN34-91), kỳ 2022: thiếu số liệu của Kiên Giang (VN63-91).',
      EN: 'Cannot be computed for An Giang (VN34-91) in 2022: no figure of Kien Giang (VN63-91).',
    })
  })

  it('that gave a reason is missing with its reason', () => {
    const asked = [poor('VN63-89', '5'), poor('VN63-91', '2', { absence: 'SUPPRESSED' })]
    const result = oneOf(toNew(asked))
    expect(brief(result)).toEqual(['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-91'])
    expect(result.derivation?.rule.EN).toMatch(/no figure of Kien Giang \(VN63-91\) – suppressed\.$/)
  })

  it('may be every member', () => {
    const asked = ['VN63-89', 'VN63-91'].map((area) => poor(area, '1', { absence: 'NOT_PUBLISHED' }))
    const result = oneOf(toNew(asked))
    expect(brief(result)).toEqual(['VN34-91', 'ABSENT', 'IMPOSSIBLE', 'VN63-89', 'VN63-91'])
    expect(result.id).toBe('recast:VN34-91:VN63-89/POOR_HH_COUNT/2022+VN63-91/POOR_HH_COUNT/2022')
    expect(result.derivation?.inputs).toEqual([])
  })
})

describe('codes used again', () => {
  // The codes that are one unit of 63 and another of 34: the old unit went into the new one, but is not it.
  const REUSED = [
    ['15', 'Yên Bái', 'Lào Cai', ['VN63-10']],
    ['24', 'Bắc Giang', 'Bắc Ninh', ['VN63-27']],
    ['44', 'Quảng Bình', 'Quảng Trị', ['VN63-45']],
    ['52', 'Bình Định', 'Gia Lai', ['VN63-64']],
    ['80', 'Long An', 'Tây Ninh', ['VN63-72']],
    ['82', 'Tiền Giang', 'Đồng Tháp', ['VN63-87']],
    ['91', 'Kiên Giang', 'An Giang', ['VN63-89']],
  ] as const

  it('are these seven', () => {
    const reused = registry.areas.filter(({ scheme, code, nameVi }) => {
      const now = registry.findArea(`VN34-${code}`)
      return scheme === 'VN63' && now?.host && now.nameVi !== nameVi
    })
    expect(reused.map(({ code }) => code).sort()).toEqual(REUSED.map(([code]) => code))
  })

  it.each(REUSED)('%s: %s is not %s', (code, oldName, newName, others) => {
    const [old, now] = [`VN63-${code}`, `VN34-${code}`]
    expect([registry.findArea(old)?.nameVi, registry.findArea(now)?.nameVi]).toEqual([oldName, newName])
    const alone = poor(old, '7')
    expect(toNew([alone]).map(brief)).toEqual([[now, 'ABSENT', 'IMPOSSIBLE', ...others]])
    const namesake = others.map((area) => poor(area, '5'))
    expect(toNew(namesake).map(brief)).toEqual([[now, 'ABSENT', 'IMPOSSIBLE', old]])
    expect(toNew([alone, ...namesake]).map(brief)).toEqual([[now, '12', 'RECAST_EXACT']])
    const back = recast([poor(now, '12')], [], 'VN63', world)
    expect(back.map(brief).sort()).toEqual(
      [...others, old].sort().map((area) => [area, 'ABSENT', 'IMPOSSIBLE']),
    )
  })

  it('Bình Phước (VN63-70) goes to Đồng Nai (VN34-75), whose code another old unit has', () => {
    expect(toNew([poor('VN63-70', '7')]).map(brief)).toEqual([['VN34-75', 'ABSENT', 'IMPOSSIBLE', 'VN63-75']])
  })
})

describe('units that did not change', () => {
  it.each([
    ['VN34', 'VN63-01', 'VN34-01'],
    ['VN63', 'VN34-01', 'VN63-01'],
  ] as const)('pass to %s under their other id', (to, from, now) => {
    const reported = poor(from, '1200')
    expect(oneOf(recast([reported], [], to, world))).toEqual({
      ...reported,
      series: { ...reported.series, area: now },
    })
  })

  it('pass with what cannot be combined: reductions, periods not stated, reasons for absence', () => {
    const asked = [
      heldOf({ area: 'VN63-01', indicator: 'POOR_HH_RATE_REDUCTION', period: null, value: '1' }),
      people('VN63-01', { absence: 'FORBIDDEN' }),
    ]
    expect(toNew(asked).map(brief)).toEqual([
      ['VN34-01', '1', null],
      ['VN34-01', 'ABSENT', null],
    ])
  })
})

describe('what a unit says of itself', () => {
  it.each(['VN34', 'VN63'] as const)('stays itself on %s', (to: AreaScheme) => {
    const asked = [
      poor(`${to}-91`, '5'),
      poor(`${to}-01`, '6'),
      people(`${to}-91`, { period: null, value: '3' }),
    ]
    expect(recast(asked, [], to, world)).toEqual(asked)
  })

  it('goes before a recast of the same key, and only of the same', () => {
    const own = poor('VN34-91', '40000')
    const members = [poor('VN63-89', '14872'), poor('VN63-91', '24370')]
    const later = members.map((held) => ({ ...held, ...poor(held.series.area, '1', { period: '2023' }) }))
    expect(toNew([...members, own])).toEqual([own])
    expect(toNew([...members, own, ...later]).map(brief)).toEqual([
      ['VN34-91', '40000', null],
      ['VN34-91', '2', 'RECAST_EXACT'],
    ])
    expect(toNew([poor('VN63-01', '1'), poor('VN34-01', '2')]).map(brief)).toEqual([['VN34-01', '2', null]])
  })

  it('also goes before where it withholds a figure: a recast must not reveal it', () => {
    const members = [poor('VN63-89', '1'), poor('VN63-91', '1')]
    const withheld = poor('VN34-91', '2', { absence: 'SUPPRESSED' })
    expect(toNew([...members, withheld])).toEqual([withheld])
    const silent = poor('VN34-91', '2', { absence: 'NOT_REPORTED' })
    expect(toNew([...members, silent]).map(brief)).toEqual([
      ['VN34-91', 'ABSENT', null],
      ['VN34-91', '2', 'RECAST_EXACT'],
    ])
  })

  it('shares its series with what was computed for it: they are each other’s history', () => {
    const own = poor('VN34-91', '40000', { period: '2023' })
    const bothMembers = (period: string) => [
      poor('VN63-89', '1', { period }),
      poor('VN63-91', '1', { period }),
    ]
    const results = toNew([...bothMembers('2021'), own, ...bothMembers('2022')])
    expect(results).toHaveLength(3)
    expect(new Set(results.map(({ series }) => series)).size).toBe(1)
    const withoutOwn = toNew(['2020', '2021'].flatMap((period) => bothMembers(period)))
    expect(withoutOwn).toHaveLength(2)
    expect(new Set(withoutOwn.map(({ series }) => series)).size).toBe(1)
  })
})

describe('new to old', () => {
  it('cannot take a figure apart: each former unit is told why', () => {
    const reported = poor('VN34-91', '39242')
    const results = recast([reported], [], 'VN63', world)
    expect(results.map(brief)).toEqual([
      ['VN63-89', 'ABSENT', 'IMPOSSIBLE'],
      ['VN63-91', 'ABSENT', 'IMPOSSIBLE'],
    ])
    expect(results[1]).toMatchObject({
      id: 'recast:VN63-91:VN34-91/POOR_HH_COUNT/2022',
      figure: { form: 'ABSENT', absence: 'NOT_REPORTED' },
      derivation: {
        missing: [],
        inputs: [reported],
        rule: {
          VI: 'Không thể tách số liệu của An Giang (VN34-91) cho Kiên Giang (VN63-91) khi không có phân tổ theo tỉnh cũ.',
          EN: 'A figure of An Giang (VN34-91) cannot be taken apart for Kien Giang (VN63-91) without a breakdown by former province.',
        },
      },
    })
  })

  it('leaves a former unit its own figure', () => {
    const own = poor('VN63-91', '24370')
    expect(recast([poor('VN34-91', '39242'), own], [], 'VN63', world).map(brief)).toEqual([
      ['VN63-91', '24370', null],
      ['VN63-89', 'ABSENT', 'IMPOSSIBLE'],
    ])
  })
})

describe('what a recast takes over', () => {
  it('is the weakest status and everything inferred, also an inferred area', () => {
    const asked = [
      poor('VN63-89', '1', { status: 'E', inferred: ['standard', 'period'] }),
      poor('VN63-91', '2', { status: 'P', inferred: ['standard'], confidence: '0.80' }),
    ]
    expect(oneOf(toNew(asked))).toMatchObject({
      status: 'E',
      inferred: ['area', 'period', 'standard'],
      source: null,
      release: asked[0]?.release,
    })
  })
})

it('regions, the country and areas nobody knows are left out', () => {
  const others = registry.areas.filter(({ kind }) => kind === 'REGION' || kind === 'COUNTRY')
  expect(others.length).toBeGreaterThan(5)
  const asked = [...others.map(({ id }) => poor(id, '1')), poor('VN99-01', '1')]
  expect(toNew(asked)).toEqual([])
  expect(recast(asked, [], 'VN63', world)).toEqual([])
})
