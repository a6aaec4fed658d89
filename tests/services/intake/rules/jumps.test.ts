import { describe, expect, it } from 'vitest'
import type { Finding } from '#services/intake/finding.ts'
import { explainFinding } from '#services/intake/format-finding.ts'
import { findJumps, type SeriesHistory } from '#services/intake/rules/jump-rule.ts'
import { codesOf, findingsOf, type Parts, read } from './read-figures.ts'

/** A figure of each year from 2010 on. */
const course = (values: readonly string[], more: Parts = {}) =>
  values.map((value, index) =>
    read({ indicator: 'LABOUR_FORCE', value, period: String(2010 + index), ...more }),
  )

describe('JUMP within a file', () => {
  it('is more than half of the year before', () => {
    expect(codesOf(course(['1000', '1500']))).toEqual([])
    expect(codesOf(course(['1000', '1501']))).toEqual(['JUMP 3'])
    expect(codesOf(course(['1000', '500']))).toEqual([])
    expect(codesOf(course(['1000', '499']))).toEqual(['JUMP 3'])
  })

  it('says from what, and asks for unit and decimal mark', () => {
    const [finding] = findingsOf(course(['1047400', '1047']))
    expect(finding && explainFinding(finding, 'VI').message).toBe(
      'Lực lượng lao động từ 15 tuổi trở lên, An Giang, 2011: 1047 khác xa 1047400 (2010) (chênh quá 50%).',
    )
  })

  it('is told once of a slip between two right figures, and once where all that follow have slipped', () => {
    expect(codesOf(course(['1000', '1000000', '1010', '1020']))).toEqual(['JUMP 3'])
    expect(codesOf(course(['1000', '1010', '1020000', '1030000', '1040000']))).toEqual(['JUMP 4'])
  })

  it('is more than three median deviations from the changes before, when those are steady', () => {
    const steady = ['1000', '1010', '1020', '1031', '1041', '1051', '1060']
    expect(codesOf(course([...steady, '1071']))).toEqual([])
    expect(codesOf(course([...steady, '1270']))).toEqual([])
    expect(codesOf(course([...steady, '1280']))).toEqual(['JUMP 9'])
    expect(codesOf(course(['1000', '1280']))).toEqual([])
  })

  it('is none among small figures, of targets, of changes, or from nothing', () => {
    expect(codesOf(course(['2', '12']))).toEqual([])
    expect(codesOf(course(['2', '13']))).toEqual(['JUMP 3'])
    expect(codesOf(course(['0', '500']))).toEqual([])
    expect(codesOf(course(['1000', '9000'], { kind: 'TARGET' }))).toEqual([])
    expect(codesOf(course(['1000', '9000'], { statistic: 'CHANGE' }))).toEqual([])
  })

  it('compares second quarters with second quarters, and no year with a quarter', () => {
    const quarters = ['2020-Q1', '2020-Q2', '2021-Q1', '2021-Q2', '2021']
    const jobs = quarters.map((period, index) =>
      read({
        indicator: 'WORKERS_SENT_ABROAD',
        timeBasis: 'DURING_PERIOD',
        period,
        value: ['100', '900', '110', '910', '2500'][index] ?? '',
      }),
    )
    expect(codesOf(jobs)).toEqual([])
  })

  it('lets a new definition change a figure, but not tenfold', () => {
    const over = (value: string) => [
      read({ indicator: 'LABOUR_FORCE', value: '1000', period: '2020' }),
      read({ indicator: 'LABOUR_FORCE', value, period: '2021' }),
    ]
    expect(codesOf(over('400'))).toEqual([])
    expect(codesOf(over('100'))).toEqual(['JUMP 3'])
  })
})

describe('JUMP against what is published', () => {
  const { observation, place } = read({ indicator: 'LABOUR_FORCE', value: '1' })
  const range = (year: number) => ({ start: `${year}-01-01`, end: `${year}-12-31` })
  const added = (year: number, value: string) => ({ period: range(year), value, place })

  function jumps(history: SeriesHistory['history'], values: SeriesHistory['added']): Finding[] {
    const findings: Finding[] = []
    const series = { key: observation.key, unit: observation.unit, history, added: values }
    findJumps(series, (finding) => {
      findings.push(finding)
    })
    return findings
  }

  it('is told of the year before and of the same year', () => {
    expect(jumps([{ period: range(2021), value: '1000' }], [added(2022, '1400')])).toEqual([])
    expect(
      jumps([{ period: range(2021), value: '1000' }], [added(2022, '1')]).map(({ code }) => code),
    ).toEqual(['JUMP'])
    const [revised] = jumps([{ period: range(2022), value: '14872' }], [added(2022, '14.872')])
    expect(revised && explainFinding(revised, 'EN').message).toBe(
      'Labour force aged 15+, An Giang, 2022: 14.872 is far from 14872 (2022) (more than 50% from what is published).',
    )
  })

  it('repeats nothing that the file shows by itself', () => {
    const values = [added(2018, '1000'), added(2019, '5000')]
    expect(jumps([{ period: range(2017), value: '990' }], values)).toEqual([])
    expect(
      jumps([{ period: range(2017), value: '400' }], values).map(({ params }) => params.figureVi),
    ).toEqual(['1000'])
  })

  it('reads numbers of any length', () => {
    const long = '123456789012345678'
    expect(jumps([{ period: range(2021), value: long }], [added(2022, `${long}9`)])).toHaveLength(1)
    expect(jumps([{ period: range(2021), value: long }], [added(2022, long)])).toEqual([])
  })
})
