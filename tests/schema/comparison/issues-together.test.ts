// Issues of what the figures of a column come to together: totals and what rates are of.
import { describe, expect, test } from 'vitest'
import { issueCodes, issueOf } from './table-of.ts'
import { AN_GIANG, compared, HANOI, PHU_THO, ranksOf, rate, weighed } from './three-provinces.ts'

describe('what the figures of a column come to together', () => {
  const jobs = { indicator: 'JOBS_CREATED', statistic: 'LEVEL', concept: 'NEW' } as const
  const askedJobs = { indicators: ['JOBS_CREATED'] }

  test('DENOMINATOR_NOT_AVAILABLE: rates of every area, and of none what they are of', () => {
    const figures = [rate(HANOI, '68'), rate(PHU_THO, '70'), rate(AN_GIANG, '69')]
    const result = compared(figures)
    expect(issueCodes(result)).toEqual(['DENOMINATOR_NOT_AVAILABLE'])
    expect(issueOf(result, 'DENOMINATOR_NOT_AVAILABLE')).toMatchObject({
      severity: 'WARNS',
      acceptable: false,
      cells: [HANOI, PHU_THO, AN_GIANG].map((area) => ({
        area,
        column: 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020',
      })),
      messages: {
        VI: 'Tỷ lệ lao động qua đào tạo: không có mẫu số hoặc quyền số cùng kỳ, nên không gộp được.',
      },
    })
    expect(result.summary[0]).toMatchObject({ total: null, partialTotal: null, refusal: 'WEIGHTS_MISSING' })
    // It is a warning: the ranks stand.
    expect(ranksOf(result)).toEqual([3, 1, 2])
    expect(result.comparability.comparable).toBe(true)
  })

  test('DENOMINATOR_NOT_AVAILABLE: of one area it is missing, and so for all', () => {
    const [hanoi, phuTho, anGiang, ...force] = weighed([
      rate(HANOI, '68'),
      rate(PHU_THO, '70'),
      rate(AN_GIANG, '69'),
    ])
    if (!hanoi || !phuTho || !anGiang) throw new Error('three rates')
    const result = compared([hanoi, phuTho, anGiang, ...force.slice(0, 2)])
    expect(issueCodes(result)).toEqual(['DENOMINATOR_NOT_AVAILABLE'])
  })

  test('DENOMINATOR_NOT_AVAILABLE is not said of a single area, nor where figures are missing, nor of counts', () => {
    expect(issueCodes(compared([rate(HANOI, '68')], { provinces: ['VN34-01'] }))).toEqual([])
    expect(issueCodes(compared([rate(HANOI, '68'), rate(PHU_THO, '70')]))).toEqual(['MISSING_DATA'])
    const counts = [rate(HANOI, '9000', jobs), rate(PHU_THO, '5000', jobs), rate(AN_GIANG, '7000', jobs)]
    expect(issueCodes(compared(counts, askedJobs))).toEqual(['SIZE_DEPENDENT'])
  })

  test('INCOMPLETE_COVERAGE: a sum without An Giang is no total, and An Giang is named', () => {
    const result = compared([rate(HANOI, '9000', jobs), rate(PHU_THO, '5000', jobs)], askedJobs)
    expect(issueOf(result, 'INCOMPLETE_COVERAGE')).toMatchObject({
      severity: 'WARNS',
      acceptable: false,
      cells: [{ area: 'VN34-91', column: 'JOBS_CREATED.LEVEL.ACTUAL@2020' }],
      messages: {
        VI: 'Số lao động được giải quyết/tạo việc làm: số gộp không phủ hết các địa bàn được hỏi (thiếu An Giang).',
        EN: 'Workers placed in jobs / jobs created (gross): the total does not cover every area asked for (without An Giang).',
      },
    })
    expect(result.summary[0]).toMatchObject({
      total: null,
      partialTotal: '14000',
      coverage: { answered: 2, expected: 3 },
    })
  })

  test('INCOMPLETE_COVERAGE: a figure that is shown and not added is named, unless its doubt is accepted', () => {
    const figures = [
      rate(HANOI, '9000', jobs),
      rate(PHU_THO, '5000', jobs),
      rate(AN_GIANG, '7000', { ...jobs, confidence: '0.70' }),
    ]
    const result = compared(figures, askedJobs)
    expect(issueOf(result, 'INCOMPLETE_COVERAGE')?.cells.map(({ area }) => area)).toEqual([AN_GIANG])
    expect(result.summary[0]).toMatchObject({ total: null, partialTotal: '14000', coverage: { answered: 3 } })
    const accepted = compared(figures, { ...askedJobs, accept: ['INFERRED_ATTRIBUTION'] })
    expect(issueOf(accepted, 'INCOMPLETE_COVERAGE')).toBeUndefined()
    expect(accepted.summary[0]).toMatchObject({ total: '21000', partialTotal: null })
  })

  test('INCOMPLETE_COVERAGE of rates that are combined over two of three areas', () => {
    const result = compared(weighed([rate(HANOI, '68'), rate(PHU_THO, '70')]))
    expect(issueCodes(result)).toEqual(['INCOMPLETE_COVERAGE', 'MISSING_DATA'])
    // Equal weights: (68 + 70) / 2.
    expect(result.summary[0]).toMatchObject({ total: null, partialTotal: '69.00', method: 'WEIGHTED_MEAN' })
  })
})
