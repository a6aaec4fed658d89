// Breaks of a series between two periods: a change of standard, of meaning, or marked by the office.
import { describe, expect, it } from 'vitest'
import type { FoundChange } from '#schema/comparison/changes.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { changeOf, employed, poor } from './change-of.ts'
import type { LiteralFigure } from './table-of.ts'

describe('a break between the two', () => {
  const [old, now] = ['MDP_2016_2020', 'MDP_2022_2025']
  const on2016 = { ...poor, period: '2021', standard: old, value: '2.23' }
  const on2022 = { ...poor, period: '2021', standard: now, value: '5.2' }
  const later = { ...poor, standard: now, value: '4.03' }
  const whys = (found: FoundChange | null) => found?.breaks.map(({ why }) => why)

  it('does not stand where the earlier year was measured on both standards: the same one is taken', () => {
    for (const history of [
      [on2016, on2022],
      [on2022, on2016],
    ]) {
      const found = changeOf(later, history)
      // 4.03 − 5.2 = −1.17; −1.17 / 5.2 = −22.5%
      expect(found?.change).toMatchObject({ points: '-1.17', relativePercent: '-22.50' })
      expect(whys(found)).toEqual([])
    }
  })

  it('does not stand for a figure on the older standard either, though the newer is held as well', () => {
    const before = [
      { ...on2022, period: '2020', value: '5.5' },
      { ...on2016, period: '2020', value: '2.5' },
    ]
    // 2.23 − 2.5 = −0.27
    expect(changeOf(on2016, before)?.change?.points).toBe('-0.27')
  })

  it('is another standard, until it is accepted', () => {
    const found = changeOf(later, [on2016])
    expect(found).toMatchObject({ change: null, earlier: { series: { standard: old } } })
    expect(found?.breaks).toEqual([{ why: 'STANDARD', from: old, to: now }])
    // 4.03 − 2.23 = 1.80
    expect(changeOf(later, [on2016], { accept: ['SERIES_BREAK'] })?.change?.points).toBe('1.80')
    expect(changeOf(later, [on2016], { accept: ['DIFFERENT_STANDARD'] })?.change?.points).toBe('1.80')
    expect(changeOf(later, [on2016], { accept: ['STANDARD_NOT_STATED'] })?.change).toBeNull()
    // Accepted is not gone.
    expect(whys(changeOf(later, [on2016], { accept: ['SERIES_BREAK'] }))).toEqual(['STANDARD'])
  })

  it('is a standard that one of them does not state; or both, of an indicator that means nothing without', () => {
    const { standard: _, ...silent } = on2016
    const found = changeOf(later, [silent])
    expect(found?.change).toBeNull()
    expect(found?.breaks).toEqual([{ why: 'STANDARD_NOT_STATED', from: null, to: now }])
    expect(changeOf(later, [silent], { accept: ['STANDARD_NOT_STATED'] })?.change?.points).toBe('1.80')
    expect(changeOf(later, [silent], { accept: ['DIFFERENT_STANDARD'] })?.change).toBeNull()
    expect(whys(changeOf({ ...poor, value: '4.03' }, [silent]))).toEqual(['STANDARD_NOT_STATED'])
  })

  it('is a new meaning that the catalogue knows of: employed persons at 2021', () => {
    const since = (period: string, before: string, accept: IssueCode[] = []) =>
      changeOf({ ...employed, period, value: '900' }, [{ ...employed, period: before, value: '1000' }], {
        accept,
      })
    expect(since('2021', '2020')).toMatchObject({
      change: null,
      breaks: [{ why: 'DEFINITION', seriesBreak: { code: 'ICLS_19', date: '2021-01-01' } }],
    })
    expect(since('2021', '2020', ['SERIES_BREAK'])?.change?.points).toBe('-100')
    expect(since('2021', '2020', ['DIFFERENT_STANDARD'])?.change).toBeNull()
    expect(since('2020', '2019')?.change?.points).toBe('-100')
    expect(since('2022', '2021')?.change?.points).toBe('-100')
  })

  it('parts what was counted at the end of 2024 from the end of 2025, but not that from the end of 2026', () => {
    const districts = { ...employed, indicator: 'POOR_DISTRICT_COUNT', timeBasis: 'END_OF_PERIOD' } as const
    const since = (period: string, before: string, timeBasis: LiteralFigure['timeBasis'] = 'END_OF_PERIOD') =>
      whys(
        changeOf({ ...districts, timeBasis, period, value: '2' }, [
          { ...districts, timeBasis, period: before, value: '2' },
        ]),
      )
    expect(since('2025', '2024')).toEqual(['DEFINITION'])
    expect(since('2026', '2025')).toEqual([])
    expect(since('2026', '2025', 'DURING_PERIOD')).toEqual(['DEFINITION'])
  })

  it('is marked by the office: on the later figure or on one in between, not on the earlier', () => {
    const year = (period: string, status: 'A' | 'B' = 'A'): LiteralFigure => {
      return { ...employed, period, status, value: '5' }
    }
    expect(whys(changeOf(year('2020', 'B'), [year('2019')]))).toEqual(['MARKED'])
    expect(whys(changeOf(year('2020'), [year('2019', 'B')]))).toEqual([])
    expect(whys(changeOf(year('2020'), [year('2018'), year('2021', 'B')]))).toEqual([])
    const found = changeOf(year('2020'), [year('2018'), year('2019-Q3', 'B'), year('2019-Q2', 'B')])
    expect(found).toMatchObject({
      change: null,
      breaks: [{ why: 'MARKED', by: { period: { label: '2019-Q2' } } }],
    })
  })

  it('is not marked by a period that goes on after the later one; of two marks on one day the id decides', () => {
    const plain: LiteralFigure = { ...employed, period: '2020', value: '5' }
    const before = { ...plain, period: '2018' }
    expect(whys(changeOf(plain, [before, { ...plain, period: '2019-2023', status: 'B' }]))).toEqual([])
    const marks = ['x', 'w', 'y'].map((id) => ({ ...plain, id, period: '2019-Q2', status: 'B' as const }))
    const by = (found: FoundChange | null) => found?.breaks.map((each) => each.why === 'MARKED' && each.by.id)
    expect(by(changeOf(plain, [before, ...marks]))).toEqual(['w'])
    expect(by(changeOf(plain, [...marks.reverse(), before]))).toEqual(['w'])
  })

  it('of a series on another standard is not a break of this one', () => {
    const first: LiteralFigure = { ...poor, period: '2021', standard: now, value: '5.2', status: 'B' }
    const before = { ...poor, period: '2020', standard: old, value: '3' }
    expect(whys(changeOf(on2016, [before, first]))).toEqual([])
    expect(whys(changeOf(first as LiteralFigure, [before]))).toEqual(['STANDARD', 'MARKED'])
    expect(changeOf(first, [before], { accept: ['DIFFERENT_STANDARD'] })?.change).toBeNull()
    expect(changeOf(first, [before], { accept: ['SERIES_BREAK'] })?.change?.points).toBe('2.2')
  })
})
