import { describe, expect, it } from 'vitest'
import { explainFinding } from '#services/intake/format-finding.ts'
import { codesOf, findingsOf, type Parts, poor, read } from './read-figures.ts'

const trainees = (value: string, level?: string, more: Parts = {}) =>
  read({
    indicator: 'VOC_TRAINEES',
    timeBasis: 'DURING_PERIOD',
    value,
    breakdown: level ? { education_level: level } : {},
    ...more,
  })

describe('parts of a total', () => {
  it('PARTS_EXCEED_TOTAL: parts that divide a total are not more', () => {
    const parts = [
      trainees('3379', 'COLLEGE'),
      trainees('7290', 'INTERMEDIATE'),
      trainees('64240', 'ELEMENTARY'),
    ]
    expect(codesOf([trainees('74909'), ...parts])).toEqual([])
    expect(codesOf([trainees('74908'), ...parts])).toEqual(['PARTS_EXCEED_TOTAL 2'])
  })

  it('PARTS_NOT_TOTAL: nor less, and the sum is shown', () => {
    const parts = [
      trainees('3379', 'COLLEGE'),
      trainees('7290', 'INTERMEDIATE'),
      trainees('64240', 'ELEMENTARY'),
    ]
    const [finding] = findingsOf([...parts, trainees('74910')])
    expect(finding?.code).toBe('PARTS_NOT_TOTAL')
    expect(finding && explainFinding(finding, 'VI').message).toBe(
      'Số người được tuyển sinh, đào tạo nghề, An Giang, 2022: tổng là 74910, các phần “chia ra” cộng lại nhỏ hơn: 3379 + 7290 + 64240.',
    )
  })

  it('grants the rounding of thousands', () => {
    const thousands = { decimals: 1, multiplier: 3 }
    const sex = (code: string, value: string) =>
      read({ indicator: 'EMPLOYED', value, breakdown: { sex: code }, ...thousands })
    const total = (value: string) => read({ indicator: 'EMPLOYED', value, ...thousands })
    expect(codesOf([total('1050100'), sex('MALE', '550100'), sex('FEMALE', '500100')])).toEqual([])
    expect(codesOf([total('1050000'), sex('MALE', '550100'), sex('FEMALE', '500200')])).toEqual([
      'PARTS_EXCEED_TOTAL 2',
    ])
  })

  it('says nothing of a part alone that is less, and something of one that is more', () => {
    expect(codesOf([trainees('100'), trainees('99', 'COLLEGE')])).toEqual([])
    expect(codesOf([trainees('100'), trainees('101', 'COLLEGE')])).toEqual(['PARTS_EXCEED_TOTAL 2'])
  })

  it('holds each part of an open list to the total by itself: they may overlap', () => {
    const jobs = (value: string, channel?: string) =>
      read({
        indicator: 'JOBS_CREATED',
        concept: 'SUPPORTED',
        timeBasis: 'DURING_PERIOD',
        value,
        breakdown: channel ? { channel } : {},
      })
    expect(codesOf([jobs('16000'), jobs('15000', 'DOMESTIC'), jobs('9000', 'CREDIT_FUND')])).toEqual([])
    expect(codesOf([jobs('16000'), jobs('15000', 'DOMESTIC'), jobs('16001', 'CREDIT_FUND')])).toEqual([
      'PARTS_EXCEED_TOTAL 2',
    ])
  })

  it('adds up no parts of which one contains another', () => {
    const all = [trainees('100'), trainees('40', 'COLLEGE'), trainees('60', 'ELEMENTARY_AND_UNDER_3_MONTHS')]
    expect(codesOf([...all, trainees('50', 'ELEMENTARY')])).toEqual([])
  })

  it('holds parts of two dimensions to both of their totals', () => {
    const by = (value: string, breakdown: Record<string, string>) =>
      read({ indicator: 'EMPLOYED', value, breakdown })
    const rural = by('60', { urbanisation: 'RURAL' })
    const women = by('30', { sex: 'FEMALE' })
    expect(codesOf([rural, women, by('30', { urbanisation: 'RURAL', sex: 'FEMALE' })])).toEqual([])
    expect(codesOf([rural, women, by('31', { urbanisation: 'RURAL', sex: 'FEMALE' })])).toEqual([
      'PARTS_EXCEED_TOTAL 3',
    ])
  })

  it('does not hold an estimate against a final figure, nor one year against another', () => {
    expect(codesOf([trainees('100'), trainees('101', 'COLLEGE', { status: 'E' })])).toEqual([])
    expect(codesOf([trainees('100'), trainees('101', 'COLLEGE', { period: '2021' })])).toEqual([])
    expect(
      codesOf([trainees('100', undefined, { period: null }), trainees('101', 'COLLEGE', { period: null })]),
    ).toEqual([])
  })

  it('has shares of all sectors make up a hundred', () => {
    const share = (economic_sector: string, value: string) =>
      read({ indicator: 'LABOUR_SECTOR_SHARE', value, breakdown: { economic_sector } })
    expect(
      codesOf([share('AGRICULTURE', '51.2'), share('INDUSTRY', '25.6'), share('SERVICES', '23.2')]),
    ).toEqual([])
    expect(
      codesOf([share('AGRICULTURE', '51.2'), share('INDUSTRY', '25.6'), share('SERVICES', '23.6')]),
    ).toEqual(['PARTS_EXCEED_TOTAL 2'])
    expect(
      codesOf([share('AGRICULTURE', '51.2'), share('INDUSTRY', '25.6'), share('SERVICES', '20')]),
    ).toEqual(['PARTS_NOT_TOTAL 2'])
    expect(codesOf([share('INDUSTRY', '25.6'), share('SERVICES', '23.2')])).toEqual([])
  })
})

describe('indicators that are parts of another', () => {
  it('CERTIFIED_ABOVE_TRAINED: whoever is certified was trained', () => {
    const trained = read({ indicator: 'TRAINED_LABOUR_RATE', value: '69.5' })
    const certified = (value: string) => read({ indicator: 'TRAINED_LABOUR_CERT_RATE', value })
    expect(codesOf([trained, certified('28.5')])).toEqual([])
    expect(codesOf([trained, certified('69.5')])).toEqual([])
    expect(codesOf([trained, certified('69.6')])).toEqual(['CERTIFIED_ABOVE_TRAINED 3'])
  })

  it('CERTIFIED_ABOVE_TRAINED: 70 may be 70,4, so that 70,3 is not above it', () => {
    const trained = read({ indicator: 'TRAINED_LABOUR_RATE', value: '70' })
    const certified = (value: string) => read({ indicator: 'TRAINED_LABOUR_CERT_RATE', value })
    expect(codesOf([trained, certified('70.3')])).toEqual([])
    expect(codesOf([trained, certified('70.6')])).toEqual(['CERTIFIED_ABOVE_TRAINED 3'])
  })

  it('CERTIFIED_ABOVE_TRAINED: in counts there is no rounding to grant', () => {
    const trained = read({ indicator: 'TRAINED_LABOUR', value: '700' })
    const certified = (value: string) => read({ indicator: 'TRAINED_LABOUR_CERT', value })
    expect(codesOf([trained, certified('700')])).toEqual([])
    expect(codesOf([trained, certified('701')])).toEqual(['CERTIFIED_ABOVE_TRAINED 3'])
  })

  it('poor and near-poor households are the multidimensionally poor, and not more than all', () => {
    const poorHouseholds = poor({ indicator: 'POOR_HH_COUNT', value: '14872' })
    const nearPoor = poor({ indicator: 'NEAR_POOR_HH_COUNT', value: '24370' })
    const both = (value: string) => poor({ indicator: 'MD_POOR_HH_COUNT', value })
    expect(codesOf([poorHouseholds, nearPoor, both('39242')])).toEqual([])
    expect(codesOf([poorHouseholds, nearPoor, both('39241')])).toEqual(['PARTS_EXCEED_TOTAL 4'])
    expect(codesOf([poorHouseholds, nearPoor, both('39243')])).toEqual(['PARTS_NOT_TOTAL 4'])
    expect(codesOf([poorHouseholds, nearPoor, read({ value: '39242' })])).toEqual([])
    expect(codesOf([poorHouseholds, nearPoor, read({ value: '39241' })])).toEqual(['PARTS_EXCEED_TOTAL 4'])
  })

  it('VALUE_OUT_OF_RANGE: the catalogue bounds one figure by another', () => {
    const labour = read({ indicator: 'LABOUR_FORCE', value: '1000' })
    expect(codesOf([labour, read({ indicator: 'EMPLOYED', value: '1000' })])).toEqual([])
    const [finding] = findingsOf([labour, read({ indicator: 'EMPLOYED', value: '1001' })])
    expect(finding?.place.row).toBe(3)
    expect(finding && explainFinding(finding, 'EN').message).toBe(
      'Employed persons, An Giang, 2022: 1001 is outside the range allowed (at most 1000: Labour force aged 15+, An Giang, 2022).',
    )
  })
})

describe('RATE_NOT_RATIO', () => {
  const households = read({ value: '529253' })
  const count = (value: string, more: Parts = {}) => poor({ indicator: 'POOR_HH_COUNT', value, ...more })

  it('is a rate that its counts do not round to', () => {
    expect(codesOf([households, count('14872'), poor({ value: '2.81' })])).toEqual([])
    expect(codesOf([households, count('14872'), poor({ value: '2.8' })])).toEqual([])
    expect(codesOf([households, count('14872'), poor({ value: '2.82' })])).toEqual(['RATE_NOT_RATIO 4'])
  })

  it('finds thousands that were taken for ones', () => {
    expect(codesOf([households, count('14'), poor({ value: '2.81' })])).toEqual(['RATE_NOT_RATIO 4'])
  })

  it('says nothing where a count is only about right, or the counts are of something else', () => {
    expect(codesOf([households, count('20000', { qualifier: 'APPROX' }), poor({ value: '2.81' })])).toEqual(
      [],
    )
    expect(
      codesOf([households, count('20000', { breakdown: { ethnicity: 'KHMER' } }), poor({ value: '2.81' })]),
    ).toEqual([])
    expect(codesOf([read({ value: '0' }), count('0'), poor({ value: '2.81' })])).toEqual([])
  })

  it('takes the share of a sector of all employed', () => {
    const employed = read({ indicator: 'EMPLOYED', value: '1000' })
    const sector = { breakdown: { economic_sector: 'SERVICES' } }
    const inSector = read({ indicator: 'EMPLOYED', value: '232', ...sector })
    const share = (value: string) => read({ indicator: 'LABOUR_SECTOR_SHARE', value, ...sector })
    expect(codesOf([employed, inSector, share('23.2')])).toEqual([])
    expect(codesOf([employed, inSector, share('23.4')])).toEqual(['RATE_NOT_RATIO 4'])
  })
})

describe('CHANGE_NOT_DIFFERENCE', () => {
  const before = poor({ value: '5.89', period: '2021' })
  const now = poor({ value: '4.61' })
  const reduction = (value: string, more: Parts = {}) =>
    poor({
      indicator: 'POOR_HH_RATE_REDUCTION',
      statistic: 'CHANGE',
      timeBasis: 'DURING_PERIOD',
      value,
      ...more,
    })

  it('is a reduction that is not the earlier rate less the later', () => {
    expect(codesOf([before, now, reduction('1.28')])).toEqual([])
    expect(codesOf([before, now, reduction('1.3')])).toEqual([])
    expect(codesOf([before, now, reduction('1.4')])).toEqual(['CHANGE_NOT_DIFFERENCE 4'])
    expect(codesOf([before, now, reduction('-1.28')])).toEqual(['CHANGE_NOT_DIFFERENCE 4'])
  })

  it('is a change with the wrong sign', () => {
    const change = (value: string) =>
      poor({ statistic: 'CHANGE', timeBasis: 'DURING_PERIOD', value, unit: 'PERCENTAGE_POINTS' })
    expect(codesOf([before, now, change('-1.28')])).toEqual([])
    expect(codesOf([before, now, change('1.28')])).toEqual(['CHANGE_NOT_DIFFERENCE 4'])
  })

  it('multiplies a yearly mean by its years', () => {
    const standard = 'MDP_2016_2020'
    const start = poor({ value: '12.5', period: '2015', standard })
    const end = poor({ value: '5', period: '2020', standard })
    const mean = (value: string) =>
      reduction(value, { statistic: 'ANNUAL_AVERAGE', period: '2016-2020', standard })
    expect(codesOf([start, end, mean('1.5')]).filter((code) => !code.startsWith('JUMP'))).toEqual([])
    expect(codesOf([start, end, mean('1.9')]).filter((code) => !code.startsWith('JUMP'))).toEqual([
      'CHANGE_NOT_DIFFERENCE 4',
    ])
  })

  it('compares no two standards, and no two sides of a break', () => {
    expect(
      codesOf([poor({ value: '9.89', period: '2021', standard: 'MDP_2016_2020' }), now, reduction('1.28')]),
    ).toEqual([])
    const rate = (value: string, period: string) => read({ indicator: 'UNEMPLOYMENT_RATE', value, period })
    const change = read({
      indicator: 'UNEMPLOYMENT_RATE',
      statistic: 'CHANGE',
      unit: 'PERCENTAGE_POINTS',
      value: '0.1',
      period: '2021',
    })
    expect(codesOf([rate('2.2', '2020'), rate('2.9', '2021'), change])).toEqual([])
  })
})

describe('AVERAGE_NOT_CUMULATIVE', () => {
  const jobs = (statistic: 'CUMULATIVE' | 'ANNUAL_AVERAGE', value: string, more: Parts = {}) =>
    read({
      indicator: 'JOBS_CREATED',
      concept: 'SUPPORTED',
      timeBasis: 'DURING_PERIOD',
      period: '2016-2020',
      statistic,
      value,
      ...more,
    })

  it('is a mean that does not make the sum in its years', () => {
    const sum = jobs('CUMULATIVE', '107605')
    expect(codesOf([sum, jobs('ANNUAL_AVERAGE', '21521')])).toEqual([])
    expect(codesOf([sum, jobs('ANNUAL_AVERAGE', '21500')])).toEqual([])
    expect(codesOf([sum, jobs('ANNUAL_AVERAGE', '25121')])).toEqual(['AVERAGE_NOT_CUMULATIVE 3'])
    expect(codesOf([sum, jobs('ANNUAL_AVERAGE', '21')])).toEqual(['AVERAGE_NOT_CUMULATIVE 3'])
  })

  it('is not asked of a term that is no whole years', () => {
    const period = '2015-01-01/2020-06-13'
    expect(
      codesOf([jobs('CUMULATIVE', '107605', { period }), jobs('ANNUAL_AVERAGE', '9', { period })]),
    ).toEqual([])
  })
})
