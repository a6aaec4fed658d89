// How a cell came about, line by line, in both languages: what an analyst reads must be what the cell holds.
import { expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { SEED } from './seed-figures.ts'
import { ask, cellOf, type Held, type LiteralFigure } from './table-of.ts'

/** The lines of one cell's explanation, in both languages. */
function linesOf(input: CompareInput, held: Held, area: string, column?: string) {
  const { VI, EN } = cellOf(ask(input, held), area, column).explain()
  return { VI: VI.split('\n'), EN: EN.split('\n') }
}

function rate(area: string, period: string, value: string): LiteralFigure {
  return { area, indicator: 'TRAINED_LABOUR_RATE', period, value, id: `${area}@${period}` }
}

const threeRates: Held = {
  'VN34-01': [rate('VN63-01', '2020', '68.5')],
  'VN34-25': [rate('VN63-25', '2020', '70.0'), rate('VN63-25', '2019', '69.0')],
  'VN34-91': [rate('VN63-89', '2020', '66.0')],
}
const trained = { indicators: ['TRAINED_LABOUR_RATE'], provinces: Object.keys(threeRates) }

test('a reported figure: source, rank, change and gaps', () => {
  // 68.5 is second of 66.0, 68.5 and 70.0, and their median.
  expect(linesOf({ ...trained, period: { at: '2020' } }, threeRates, 'VN63-01')).toEqual({
    VI: [
      '1. Hà Nội, Tỷ lệ lao động qua đào tạo (tỷ lệ), 2020: 68,5 %; nguồn: Báo cáo, Sở, 2023; lần công bố số 1; bản ghi VN63-01@2020.',
      '2. Hạng 2 trong 3 địa bàn xếp được, trên 3 được hỏi; cao hơn là tốt hơn.',
      '3. Chênh lệch với địa bàn tốt nhất: -1,5 điểm phần trăm; với trung vị: 0,0 điểm phần trăm.',
      '4. Cần lưu ý: DENOMINATOR_NOT_AVAILABLE.',
    ],
    EN: [
      '1. Ha Noi, Trained labour rate (incl. training without certificate) (share), 2020: 68.5 %; source: Báo cáo, Sở, 2023; release 1; record VN63-01@2020.',
      '2. Rank 2 of 3 ranked, of 3 asked; higher is better.',
      '3. Gap to the best area: -1.5 percentage points; to the median: 0.0 percentage points.',
      '4. To be kept in mind: DENOMINATOR_NOT_AVAILABLE.',
    ],
  })
  // 70.0 − 69.0 = 1.0, which is 1.45 % of 69.0; 70.0 − 68.5 = 1.5.
  expect(linesOf({ ...trained, period: { at: '2020' } }, threeRates, 'VN63-25').EN.slice(1)).toEqual([
    '2. Rank 1 of 3 ranked, of 3 asked; higher is better.',
    '3. Change since 2019: 1.0 percentage points (1.45 %), to 70.0.',
    '4. Gap to the best area: 0.0 percentage points; to the median: 1.5 percentage points.',
    '5. To be kept in mind: DENOMINATOR_NOT_AVAILABLE.',
  ])
})

test('an uncertain rank is said as from best to worst', () => {
  const held: Held = {
    'VN34-01': [rate('VN63-01', '2020', '69.6')],
    'VN34-25': [rate('VN63-25', '2020', '70')],
  }
  const lines = linesOf({ ...trained, provinces: Object.keys(held), period: { at: '2020' } }, held, 'VN63-25')
  expect([lines.VI[1], lines.EN[1]]).toEqual([
    '2. Hạng 1–2 trong 2 địa bàn xếp được, trên 2 được hỏi; cao hơn là tốt hơn.',
    '2. Rank 1–2 of 2 ranked, of 2 asked; higher is better.',
  ])
})

test('a tied figure, estimated, with its change since 2015', () => {
  expect(linesOf({ indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } }, SEED, 'VN63-19')).toEqual({
    VI: [
      '1. Thái Nguyên, Tỷ lệ lao động qua đào tạo (tỷ lệ), 2020: 70 %; ước tính; nguồn: Báo cáo, Sở, 2023; lần công bố số 1; bản ghi S004-06.',
      '2. Hạng 1 trong 2 địa bàn xếp được, trên 5 được hỏi; cao hơn là tốt hơn, bằng 1 địa bàn khác.',
      '3. Thay đổi so với 2015: 11,9 điểm phần trăm (20,48 %), đến 70.',
      '4. Chênh lệch với địa bàn tốt nhất: 0 điểm phần trăm; với trung vị: 0 điểm phần trăm.',
      '5. Cần lưu ý: DIFFERENT_PRECISION, ESTIMATE, TIE, INFERRED_KEY.',
    ],
    EN: [
      '1. Thai Nguyen, Trained labour rate (incl. training without certificate) (share), 2020: 70 %; estimate; source: Báo cáo, Sở, 2023; release 1; record S004-06.',
      '2. Rank 1 of 2 ranked, of 5 asked; higher is better, equal to 1 more.',
      '3. Change since 2015: 11.9 percentage points (20.48 %), to 70.',
      '4. Gap to the best area: 0 percentage points; to the median: 0 percentage points.',
      '5. To be kept in mind: DIFFERENT_PRECISION, ESTIMATE, TIE, INFERRED_KEY.',
    ],
  })
})

test('what is not ranked says what stands in the way', () => {
  const input = { indicators: ['POOR_HH_RATE'], period: { latest: 'EACH' } } as const
  const { VI, EN } = linesOf(input, SEED, 'VN63-89')
  expect([VI[1], EN[1]]).toEqual([
    '2. Không xếp hạng (DIFFERENT_PERIODS, DIFFERENT_STANDARD).',
    '2. Not ranked (DIFFERENT_PERIODS, DIFFERENT_STANDARD).',
  ])
  expect(EN.at(-1)).toBe(
    '3. To be kept in mind: DIFFERENT_PERIODS, DIFFERENT_STANDARD, INFERRED_KEY (blocking: DIFFERENT_PERIODS, DIFFERENT_STANDARD).',
  )
})

test('a target that is a range: 1 meets "1 to 1.2 a year" at its least end', () => {
  const input: CompareInput = {
    indicators: ['POOR_HH_RATE_REDUCTION'],
    provinces: ['VN34-91'],
    statistic: 'CHANGE',
    period: { at: '2022' },
  }
  expect(linesOf(input, SEED, 'VN63-89')).toEqual({
    VI: [
      '1. An Giang, Mức giảm tỷ lệ hộ nghèo (mức thay đổi), 2022: 1 điểm phần trăm; chuẩn MDP_2022_2025; nguồn: Báo cáo, Sở, 2023; lần công bố số 1; bản ghi S001-09.',
      '2. Hạng 1 trong 1 địa bàn xếp được, trên 1 được hỏi; cao hơn là tốt hơn.',
      '3. Chênh lệch với địa bàn tốt nhất: 0 điểm phần trăm; với trung vị: 0 điểm phần trăm.',
      '4. Mục tiêu 2020–2025: 1–1,2 (S001-10): đạt ở mức thấp nhất của khoảng mục tiêu; cách mục tiêu 0 … -0,2.',
      '5. Cần lưu ý: STANDARD_NOT_STATED, DIFFERENT_STATISTIC, DIFFERENT_PRECISION, TARGET_IS_RANGE, INFERRED_KEY (chặn so sánh: STANDARD_NOT_STATED, DIFFERENT_STATISTIC).',
    ],
    EN: [
      '1. An Giang, Reduction of the poor household rate (change), 2022: 1 percentage points; standard MDP_2022_2025; source: Báo cáo, Sở, 2023; release 1; record S001-09.',
      '2. Rank 1 of 1 ranked, of 1 asked; higher is better.',
      '3. Gap to the best area: 0 percentage points; to the median: 0 percentage points.',
      '4. Target 2020–2025: 1–1.2 (S001-10): met at the least end of the target range; distance 0 … -0.2.',
      '5. To be kept in mind: STANDARD_NOT_STATED, DIFFERENT_STATISTIC, DIFFERENT_PRECISION, TARGET_IS_RANGE, INFERRED_KEY (blocking: STANDARD_NOT_STATED, DIFFERENT_STATISTIC).',
    ],
  })
})

test('a claim that disagrees: the source prints 43.4 %, and 21521 / 15000 is 43.473 % more', () => {
  const input: CompareInput = {
    indicators: ['JOBS_CREATED'],
    provinces: ['VN34-19'],
    statistic: 'ANNUAL_AVERAGE',
    period: { at: '2016-2020' },
  }
  expect(linesOf(input, SEED, 'VN63-19')).toEqual({
    VI: [
      '1. Thái Nguyên, Số lao động được giải quyết/tạo việc làm (bình quân năm), 2016–2020: 21521 người; ước tính; khái niệm SUPPORTED; nguồn: Báo cáo, Sở, 2023; lần công bố số 1; bản ghi S004-03.',
      '2. Hạng 1 trong 1 địa bàn xếp được, trên 1 được hỏi; cao hơn là tốt hơn.',
      '3. Chênh lệch với địa bàn tốt nhất: 0 người; với trung vị: 0 người.',
      '4. Mục tiêu 2016–2020: 15000 (S004-01): đạt; cách mục tiêu 6521; 143,473 %.',
      '5. Nguồn nói vượt 43,4 % (S004-04), tính lại 43,473 %.',
      '6. Cần lưu ý: DIFFERENT_CONCEPT, ESTIMATE, SOURCE_DISAGREES, INFERRED_KEY (chặn so sánh: DIFFERENT_CONCEPT).',
    ],
    EN: [
      '1. Thai Nguyen, Workers placed in jobs / jobs created (gross) (annual average), 2016–2020: 21521 persons; estimate; concept SUPPORTED; source: Báo cáo, Sở, 2023; release 1; record S004-03.',
      '2. Rank 1 of 1 ranked, of 1 asked; higher is better.',
      '3. Gap to the best area: 0 persons; to the median: 0 persons.',
      '4. Target 2016–2020: 15000 (S004-01): met; distance 6521; 143.473 %.',
      '5. The source says that it exceeded the target by 43.4 % (S004-04), recomputed 43.473 %.',
      '6. To be kept in mind: DIFFERENT_CONCEPT, ESTIMATE, SOURCE_DISAGREES, INFERRED_KEY (blocking: DIFFERENT_CONCEPT).',
    ],
  })
})

test('a derived figure: rule, formula and every input with its record', () => {
  const input: CompareInput = {
    indicators: ['MD_POOR_HH_COUNT'],
    derive: ['POOR_PLUS_NEAR_POOR'],
    provinces: ['VN34-91'],
    period: { at: '2022' },
  }
  expect(linesOf(input, SEED, 'VN63-89')).toEqual({
    VI: [
      '1. An Giang, Số hộ nghèo đa chiều (hộ nghèo + hộ cận nghèo) (mức), 2022: 39242 hộ; chuẩn MDP_2022_2025; nguồn: Báo cáo, Sở, 2023; lần công bố số 1.',
      '2. Được tính: Hộ nghèo và hộ cận nghèo là hai nhóm không trùng nhau của cùng một kỳ rà soát, cùng chuẩn và cùng mẫu số (tổng số hộ), nên số hộ và tỷ lệ đều cộng được. 14872 + 24370 = 39242.',
      '3. Từ: VN63-89 POOR_HH_COUNT 2022 = 14872 (S001-07); VN63-89 NEAR_POOR_HH_COUNT 2022 = 24370 (S001-11).',
      '4. Hạng 1 trong 1 địa bàn xếp được, trên 1 được hỏi; thấp hơn là tốt hơn.',
      '5. Chênh lệch với địa bàn tốt nhất: 0 hộ; với trung vị: 0 hộ.',
      '6. Cần lưu ý: DERIVED, INFERRED_KEY.',
    ],
    EN: [
      '1. An Giang, Multidimensionally poor households (poor + near-poor) (level), 2022: 39242 households; standard MDP_2022_2025; source: Báo cáo, Sở, 2023; release 1.',
      '2. Computed: Poor and near-poor households are two groups without overlap of one review, one standard and one denominator (all households), so that counts and rates both add up. 14872 + 24370 = 39242.',
      '3. From: VN63-89 POOR_HH_COUNT 2022 = 14872 (S001-07); VN63-89 NEAR_POOR_HH_COUNT 2022 = 24370 (S001-11).',
      '4. Rank 1 of 1 ranked, of 1 asked; lower is better.',
      '5. Gap to the best area: 0 households; to the median: 0 households.',
      '6. To be kept in mind: DERIVED, INFERRED_KEY.',
    ],
  })
})

/** An Giang of today is An Giang and Kiên Giang of before. */
const members: Held = {
  'VN34-91': ['VN63-89 14872', 'VN63-91 9020'].map((text): LiteralFigure => {
    const [area = '', value = ''] = text.split(' ')
    return {
      id: area,
      area,
      indicator: 'POOR_HH_COUNT',
      statistic: 'LEVEL',
      standard: 'MDP_2022_2025',
      period: '2022',
      value,
    }
  }),
}

test('a recast: 14872 + 9020 over both former provinces', () => {
  const input: CompareInput = {
    indicators: ['POOR_HH_COUNT'],
    provinces: ['VN34-91'],
    boundaries: 'VN34',
    period: { at: '2022' },
  }
  expect(linesOf(input, members, 'VN34-91')).toEqual({
    VI: [
      '1. An Giang, Số hộ nghèo (mức), 2022: 23892 hộ; chuẩn MDP_2022_2025; nguồn: Báo cáo, Sở, 2023; lần công bố số 1.',
      '2. Được tính: Cộng số liệu của mọi đơn vị cũ nhập vào An Giang (VN34-91): An Giang (VN63-89), Kiên Giang (VN63-91); cùng kỳ, cùng cách đo. 14872 + 9020 = 23892.',
      '3. Từ: VN63-89 POOR_HH_COUNT 2022 = 14872 (VN63-89); VN63-91 POOR_HH_COUNT 2022 = 9020 (VN63-91).',
      '4. Hạng 1 trong 1 địa bàn xếp được, trên 1 được hỏi; thấp hơn là tốt hơn.',
      '5. Chênh lệch với địa bàn tốt nhất: 0 hộ; với trung vị: 0 hộ.',
      '6. Cần lưu ý: DERIVED.',
    ],
    EN: [
      '1. An Giang, Poor households (level), 2022: 23892 households; standard MDP_2022_2025; source: Báo cáo, Sở, 2023; release 1.',
      '2. Computed: Sum over every former unit that went into An Giang (VN34-91): An Giang (VN63-89), Kien Giang (VN63-91); same period, measured alike. 14872 + 9020 = 23892.',
      '3. From: VN63-89 POOR_HH_COUNT 2022 = 14872 (VN63-89); VN63-91 POOR_HH_COUNT 2022 = 9020 (VN63-91).',
      '4. Rank 1 of 1 ranked, of 1 asked; lower is better.',
      '5. Gap to the best area: 0 households; to the median: 0 households.',
      '6. To be kept in mind: DERIVED.',
    ],
  })
})

test('an absent figure: the reason, and neither rank nor gap', () => {
  expect(linesOf({ indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' } }, SEED, 'VN63-89')).toEqual({
    VI: [
      '1. An Giang, Tỷ lệ lao động qua đào tạo: không có số liệu, không báo cáo.',
      '2. Cần lưu ý: MISSING_DATA.',
    ],
    EN: [
      '1. An Giang, Trained labour rate (incl. training without certificate): no figure, not reported.',
      '2. To be kept in mind: MISSING_DATA.',
    ],
  })
  expect(
    linesOf({ ...trained, period: { at: '2020' } }, { ...threeRates, 'VN34-91': 'DOWN' }, 'VN34-91'),
  ).toEqual({
    VI: [
      '1. An Giang, Tỷ lệ lao động qua đào tạo: không có số liệu, không liên lạc được.',
      '2. Cần lưu ý: PROVINCE_UNREACHABLE.',
    ],
    EN: [
      '1. An Giang, Trained labour rate (incl. training without certificate): no figure, not reachable.',
      '2. To be kept in mind: PROVINCE_UNREACHABLE.',
    ],
  })
})

test('an impossible figure: why, and what there is', () => {
  const input: CompareInput = {
    indicators: ['POOR_HH_RATE'],
    provinces: ['VN34-91'],
    boundaries: 'VN34',
    period: { at: '2022' },
  }
  expect(linesOf(input, SEED, 'VN34-91')).toEqual({
    VI: [
      '1. An Giang, Tỷ lệ hộ nghèo: không có số liệu, không báo cáo.',
      '2. Không thể tính cho An Giang (VN34-91), kỳ 2022: thiếu số liệu của Kiên Giang (VN63-91).',
      '3. Đang có: VN63-89 POOR_HH_RATE 2022 = 2,81 (S001-08).',
      '4. Cần lưu ý: DIFFERENT_BOUNDARIES, MISSING_COMPONENT, MISSING_DATA (chặn so sánh: DIFFERENT_BOUNDARIES).',
    ],
    EN: [
      '1. An Giang, Poor household rate: no figure, not reported.',
      '2. Cannot be computed for An Giang (VN34-91) in 2022: no figure of Kien Giang (VN63-91).',
      '3. Held: VN63-89 POOR_HH_RATE 2022 = 2.81 (S001-08).',
      '4. To be kept in mind: DIFFERENT_BOUNDARIES, MISSING_COMPONENT, MISSING_DATA (blocking: DIFFERENT_BOUNDARIES).',
    ],
  })
})

test('a part of a whole says its share, and a bound says what it is: never 4.0', () => {
  const abroad: CompareInput = {
    indicators: ['WORKERS_SENT_ABROAD'],
    provinces: ['VN34-91'],
    period: { latest: 'EACH', includeNotStated: true },
    breakdown: [{ dimension: 'destination', all: true }],
  }
  const part = linesOf(abroad, SEED, 'VN63-89', 'WORKERS_SENT_ABROAD.LEVEL.ACTUAL[destination=JP]')
  // 233 of 357.
  expect([part.VI[2], part.EN[2]]).toEqual(['3. Chiếm 65,27 % của tổng.', '3. It is 65.27 % of the whole.'])

  const urban: CompareInput = {
    indicators: ['UNEMPLOYMENT_RATE'],
    provinces: ['VN34-91'],
    breakdown: [{ dimension: 'urbanisation', codes: ['URBAN'] }],
    period: { latest: 'EACH' },
  }
  const bound = linesOf(urban, SEED, 'VN63-89')
  expect(bound.VI[0]).toContain(': dưới 4 %; ')
  expect(bound.EN[0]).toContain(': below 4 %; ')
  expect([bound.VI[1], bound.EN[1]]).toEqual([
    '2. Không xếp hạng (BOUND_ONLY).',
    '2. Not ranked (BOUND_ONLY).',
  ])
})

test('a part of a breakdown is named, so that 233 is not read as the total', () => {
  const input: CompareInput = {
    indicators: ['WORKERS_SENT_ABROAD'],
    provinces: ['VN34-91'],
    period: { latest: 'EACH', includeNotStated: true },
    breakdown: [{ dimension: 'destination', codes: ['JP'] }],
  }
  const { VI, EN } = linesOf(input, SEED, 'VN63-89')
  expect(VI[0]).toContain('(mức), destination JP, không nêu rõ kỳ: 233 người')
  expect(EN[0]).toContain('(level), destination JP, period not stated: 233 persons')
})
