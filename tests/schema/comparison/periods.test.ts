// Which period stands in a column, and which figure in a cell.
import { describe, expect, test } from 'vitest'
import { ask, cellOf, type Held, idOf, issueCodes, issueOf, type LiteralFigure } from './table-of.ts'

const HANOI = 'VN63-01'
const PHU_THO = 'VN63-25'
const provinces = ['VN34-01', 'VN34-25']

function rate(
  area: string,
  period: string | null,
  value: string,
  more: Partial<LiteralFigure> = {},
): LiteralFigure {
  return { area, indicator: 'TRAINED_LABOUR_RATE', period, value, ...more }
}

function poor(area: string, period: string, value: string, standard?: string): LiteralFigure {
  return { area, indicator: 'POOR_HH_RATE', period, value, ...(standard ? { standard } : {}) }
}

function labourForce(area: string, period: string): LiteralFigure {
  return { area, indicator: 'LABOUR_FORCE', statistic: 'LEVEL', period, value: '900000' }
}

const trained = { indicators: ['TRAINED_LABOUR_RATE'], provinces }

describe('from/to', () => {
  const held: Held = {
    'VN34-01': [rate(HANOI, '2020', '60'), rate(HANOI, '2021', '61'), rate(HANOI, null, '59')],
    'VN34-25': [rate(PHU_THO, '2020', '60.5'), rate(PHU_THO, '2020-S1', '58'), rate(PHU_THO, '2023', '70')],
  }

  test('gives one column per period held inside, by time, and ranks each by itself', () => {
    const result = ask({ ...trained, period: { from: '2020', to: '2022' } }, held)
    expect(result.columns.map(idOf)).toEqual([
      'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020-S1',
      'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020',
      'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2021',
    ])
    expect(result.columns[1]?.period).toEqual({
      start: '2020-01-01',
      end: '2020-12-31',
      label: '2020',
      stated: true,
    })
    expect(result.rows.map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      [null, '60', '61'],
      ['58', '60.5', null],
    ])
    // In 2020 both have a rate, and neither its labour force.
    expect(issueCodes(result)).toEqual(['DIFFERENT_PRECISION', 'DENOMINATOR_NOT_AVAILABLE', 'MISSING_DATA'])
    expect(issueOf(result, 'DENOMINATOR_NOT_AVAILABLE')?.cells).toEqual([
      { area: HANOI, column: 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020' },
      { area: PHU_THO, column: 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020' },
    ])
  })

  test('what does not state its period is a column of its own, last, and is not ranked', () => {
    const result = ask({ ...trained, period: { from: '2020', to: '2022', includeNotStated: true } }, held)
    expect(result.columns.at(-1)).toMatchObject({
      id: 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@not-stated',
      period: { start: null, end: null, label: 'không nêu rõ kỳ', stated: false },
      rankBlockedBy: ['PERIOD_NOT_STATED'],
    })
    expect(result.rows[0]?.cells.at(-1)).toMatchObject({ value: '59', rankBest: null })
  })

  test('nobody holds anything: one column without statistic and period', () => {
    const result = ask({ ...trained, period: { from: '2010', to: '2012' } }, held)
    expect(result.columns).toMatchObject([
      { id: 'TRAINED_LABOUR_RATE.ANY.ACTUAL', statistic: null, period: null },
    ])
    expect(result.rows.map(({ area }) => area.id)).toEqual([HANOI, PHU_THO])
  })
})

describe('at', () => {
  test('means the same first and last day, whatever the label; nobody holding it leaves the column empty', () => {
    const held: Held = { 'VN34-01': [rate(HANOI, '2020-01-01/2020-12-31', '60')], 'VN34-25': [] }
    const found = ask({ ...trained, period: { at: '2020' } }, held)
    expect(cellOf(found, HANOI)).toMatchObject({ value: '60', period: { label: '2020-01-01/2020-12-31' } })
    expect(found.columns[0]?.period?.label).toBe('2020')
    const none = ask({ ...trained, period: { at: '2021' } }, held)
    expect(none.columns).toMatchObject([{ id: 'TRAINED_LABOUR_RATE.ANY.ACTUAL@2021', period: null }])
  })
})

describe('overlapping', () => {
  test('takes the best overlap of each area, and differing periods are not ranked', () => {
    const result = ask(
      { ...trained, period: { overlapping: '2020' } },
      {
        'VN34-01': [rate(HANOI, '2016-2020', '60'), rate(HANOI, '2020-12', '62')],
        'VN34-25': [rate(PHU_THO, '2020', '61')],
      },
    )
    expect(cellOf(result, HANOI)).toMatchObject({ value: '60', rank: null })
    expect(cellOf(result, HANOI).alternatives.map(({ value }) => value)).toEqual(['62'])
    expect(cellOf(result, PHU_THO)).toMatchObject({ value: '61', rank: null })
    expect(result.columns[0]).toMatchObject({ period: null, rankBlockedBy: ['DIFFERENT_PERIODS'] })
    expect(issueOf(result, 'PERIOD_NOT_AS_ASKED')).toMatchObject({ severity: 'WARNS', acceptable: false })
    expect(issueOf(result, 'PERIOD_NOT_AS_ASKED')?.messages.VI).toContain('(Hà Nội: 2016–2020)')
    expect(issueOf(result, 'PERIOD_NOT_AS_ASKED')?.cells.map(({ area }) => area)).toEqual([HANOI])
  })

  test('names the period of a figure that stands alone, too: it is not the one asked', () => {
    const held: Held = { 'VN34-01': [rate(HANOI, '2016-2020', '60')] }
    const result = ask({ ...trained, provinces: ['VN34-01'], period: { overlapping: '2020' } }, held)
    expect(cellOf(result, HANOI)).toMatchObject({ rank: 1, issues: ['PERIOD_NOT_AS_ASKED'] })
  })

  test('has nothing to name where every period is the one asked', () => {
    const held: Held = {
      'VN34-01': [rate(HANOI, '2020', '60'), labourForce(HANOI, '2020')],
      'VN34-25': [rate(PHU_THO, '2020', '61'), labourForce(PHU_THO, '2020')],
    }
    expect(issueCodes(ask({ ...trained, period: { overlapping: '2020' } }, held))).toEqual([])
  })
})

describe('latest of each', () => {
  test('an area on two standards shows the newest, the other is an alternative', () => {
    const result = ask(
      { indicators: ['POOR_HH_RATE'], provinces, period: { latest: 'EACH' } },
      {
        'VN34-01': [poor(HANOI, '2021', '1.5', 'MDP_2016_2020'), poor(HANOI, '2021', '2.5', 'MDP_2022_2025')],
        'VN34-25': [poor(PHU_THO, '2021', '3.5', 'MDP_2022_2025')],
      },
    )
    expect(cellOf(result, HANOI)).toMatchObject({ value: '2.5', standard: 'MDP_2022_2025', rank: 1 })
    expect(cellOf(result, HANOI).alternatives).toMatchObject([{ value: '1.5', standard: 'MDP_2016_2020' }])
    expect(issueCodes(result)).toEqual(['SEVERAL_VALUES', 'DENOMINATOR_NOT_AVAILABLE'])
    expect(result.comparability.comparable).toBe(true)
  })

  test('the newest period comes before the newest standard, and older years of the same series are no alternatives', () => {
    const result = ask(
      { indicators: ['POOR_HH_RATE'], provinces: ['VN34-01'], period: { latest: 'EACH' } },
      {
        'VN34-01': [
          poor(HANOI, '2020', '4', 'MDP_2016_2020'),
          poor(HANOI, '2021', '3', 'MDP_2016_2020'),
          poor(HANOI, '2020', '5', 'MDP_2022_2025'),
        ],
      },
    )
    expect(cellOf(result, HANOI).value).toBe('3')
    expect(cellOf(result, HANOI).alternatives.map(({ value }) => value)).toEqual(['5'])
  })

  test('of two with the same end the shorter is later, and a stated period comes before one that is not', () => {
    const result = ask(
      { ...trained, provinces: ['VN34-01'], period: { latest: 'EACH', includeNotStated: true } },
      { 'VN34-01': [rate(HANOI, '2022', '60'), rate(HANOI, '2022-Q4', '61'), rate(HANOI, null, '99')] },
    )
    expect(cellOf(result, HANOI).value).toBe('61')
    expect(cellOf(result, HANOI).alternatives.map(({ value }) => value)).toEqual(['99'])
  })

  test('a window bounds it', () => {
    const held: Held = { 'VN34-01': [rate(HANOI, '2018', '58'), rate(HANOI, '2023', '63')] }
    const result = ask({ ...trained, provinces: ['VN34-01'], period: { latest: 'EACH', to: '2020' } }, held)
    expect(cellOf(result, HANOI).value).toBe('58')
  })
})

describe('latest common', () => {
  const common = { indicators: ['POOR_HH_RATE'], period: { latest: 'COMMON' } } as const
  const hanoi = [
    poor(HANOI, '2019', '1.9', 'MDP_2016_2020'),
    poor(HANOI, '2021', '2.1', 'MDP_2016_2020'),
    poor(HANOI, '2021', '2.2', 'MDP_2022_2025'),
    poor(HANOI, '2022', '2.3', 'MDP_2022_2025'),
  ]
  const phuTho = [
    poor(PHU_THO, '2019', '5.9', 'MDP_2016_2020'),
    poor(PHU_THO, '2021', '5.1', 'MDP_2016_2020'),
  ]

  test('is the newest period that all hold by the same standard', () => {
    const result = ask({ ...common, provinces }, { 'VN34-01': hanoi, 'VN34-25': phuTho })
    expect(result.columns[0]?.period?.label).toBe('2021')
    expect(cellOf(result, HANOI)).toMatchObject({ value: '2.1', standard: 'MDP_2016_2020', rank: 1 })
    expect(cellOf(result, PHU_THO)).toMatchObject({ value: '5.1', rank: 2 })
    expect(cellOf(result, HANOI).alternatives.map(({ value }) => value)).toEqual(['2.2'])
  })

  const withAnGiang = [...provinces, 'VN34-91']

  test.each(['TIMED_OUT', 'DOWN', 'REFUSED'] as const)(
    'a province whose figures are not known (%s) leaves it as it is and unsure: it may hold another period',
    (state) => {
      const held: Held = { 'VN34-01': hanoi, 'VN34-25': phuTho, 'VN34-91': state }
      const result = ask({ ...common, provinces: withAnGiang }, held)
      expect(result.columns[0]).toMatchObject({
        period: { label: '2021' },
        rankBlockedBy: ['COMMON_PERIOD_UNSURE'],
      })
      expect(result.rows.map(({ cells }) => [cells[0]?.value, cells[0]?.rank])).toEqual([
        ['2.1', null],
        ['5.1', null],
        [null, null],
      ])
      expect(issueOf(result, 'COMMON_PERIOD_UNSURE')).toMatchObject({ severity: 'BLOCKS', acceptable: true })
      expect(issueOf(result, 'COMMON_PERIOD_UNSURE')?.messages.VI).toContain('(An Giang: ')
      expect(cellOf(result, 'VN34-91')).toMatchObject({
        absence: 'UNREACHABLE',
        issues: ['COMMON_PERIOD_UNSURE', 'PROVINCE_UNREACHABLE'],
      })

      const accepted = ask({ ...common, provinces: withAnGiang, accept: ['COMMON_PERIOD_UNSURE'] }, held)
      expect(accepted.rows.map(({ cells }) => [cells[0]?.value, cells[0]?.rank])).toEqual([
        ['2.1', 1],
        ['5.1', 2],
        [null, null],
      ])
      expect(accepted.comparability.comparable).toBe(true)
    },
  )

  test.each<[string, Held[string]]>([
    ['holds nothing of the indicator', []],
    [
      'holds only a reason why there is no figure',
      [{ area: 'VN63-89', indicator: 'POOR_HH_RATE', period: '2022', absence: 'SUPPRESSED' }],
    ],
    ['has published nothing', 'NOTHING_PUBLISHED'],
    ['has not joined', 'NOT_JOINED'],
  ])('a province that %s does not shift it, and is named', (_what, anGiang) => {
    const result = ask(
      { ...common, provinces: withAnGiang },
      { 'VN34-01': hanoi, 'VN34-25': phuTho, 'VN34-91': anGiang ?? [] },
    )
    expect(result.columns[0]).toMatchObject({ period: { label: '2021' }, rankBlockedBy: [] })
    expect(result.rows.map(({ cells }) => [cells[0]?.value, cells[0]?.rank])).toEqual([
      ['2.1', 1],
      ['5.1', 2],
      [null, null],
    ])
    expect(issueOf(result, 'MISSING_DATA')?.messages.VI).toContain('(An Giang: ')
  })

  test('none among those that hold any: no figures, and the sentence says who holds what', () => {
    const result = ask(
      { ...common, provinces: withAnGiang },
      { 'VN34-01': hanoi, 'VN34-25': [poor(PHU_THO, '2023', '3', 'MDP_2022_2025')], 'VN34-91': [] },
    )
    expect(result.rows.map(({ cells }) => cells[0]?.value)).toEqual([null, null, null])
    expect(result.columns[0]?.rankBlockedBy).toEqual(['NO_COMMON_PERIOD'])
    expect(issueOf(result, 'NO_COMMON_PERIOD')).toMatchObject({ severity: 'BLOCKS', acceptable: false })
    expect(issueOf(result, 'NO_COMMON_PERIOD')?.messages.VI).toContain(
      '(Hà Nội: 2022, 2021, 2019; Phú Thọ: 2023)',
    )
    expect(issueOf(result, 'MISSING_DATA')?.cells.map(({ area }) => area)).toEqual(['VN34-91'])
  })

  test('several standards of one year are named newest first, in whatever order they arrived', () => {
    const old = poor(HANOI, '2021', '2.1', 'MDP_2011_2015')
    const unstated = { ...poor(HANOI, '2021', '2.0'), id: 'unstated' }
    const other = { 'VN34-25': [poor(PHU_THO, '2021', '5.1', 'MDP_2022_2025')] }
    for (const hanoi of [
      [old, unstated],
      [unstated, old],
    ]) {
      const result = ask({ ...common, provinces }, { 'VN34-01': hanoi, ...other })
      expect(issueOf(result, 'NO_COMMON_PERIOD')?.messages.VI).toContain(
        'Hà Nội: 2021 (MDP_2011_2015), 2021 (?)',
      )
    }
  })

  test('the same year by different standards is not common, and the standards are named', () => {
    const result = ask(
      { ...common, provinces },
      {
        'VN34-01': [poor(HANOI, '2021', '2.1', 'MDP_2016_2020')],
        'VN34-25': [poor(PHU_THO, '2021', '5.1', 'MDP_2022_2025')],
      },
    )
    expect(issueOf(result, 'NO_COMMON_PERIOD')?.messages.VI).toContain(
      'Hà Nội: 2021 (MDP_2016_2020); Phú Thọ: 2021 (MDP_2022_2025)',
    )
  })

  test('everybody unreachable: nothing is said of periods that nobody knows', () => {
    const result = ask({ ...common, provinces }, {})
    expect(issueCodes(result)).toEqual(['PROVINCE_UNREACHABLE'])
    expect(result.columns).toHaveLength(1)
    expect(result.comparability.comparable).toBe(false)
  })
})
