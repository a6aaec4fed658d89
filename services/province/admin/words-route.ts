// The words that the administrator's page shows and offers: sentences of findings, codes with their names. All of it is public.
import { jsonReply, type Reply } from '#runtime/reply.ts'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { STANDARD_FAMILIES } from '#schema/catalogue/standards.ts'
import { DATA_KINDS, OBSERVATION_STATUSES, STATISTICS, TIME_BASES, UNITS } from '#schema/codes.ts'
import { FINDINGS } from '#services/intake/finding.ts'

/** Code and name, as a list to choose from. */
type Choice = readonly [code: string, name: string]

const NAMES: Readonly<Record<string, string>> = {
  ACTUAL: 'thực hiện · actual',
  TARGET: 'chỉ tiêu, kế hoạch · target',
  FORECAST: 'dự báo · forecast',
  LEVEL: 'mức · level',
  SHARE: 'tỷ trọng · share',
  CHANGE: 'tăng giảm · change',
  CUMULATIVE: 'lũy kế · cumulative',
  ANNUAL_AVERAGE: 'bình quân năm · annual average',
  END_OF_PERIOD: 'cuối kỳ · end of period',
  DURING_PERIOD: 'trong kỳ · during the period',
  AS_OF: 'tại thời điểm · as of a day',
  A: 'A chính thức · final',
  P: 'P sơ bộ · provisional',
  E: 'E ước tính · estimate',
  F: 'F dự báo · forecast',
  PERSONS: 'người · persons',
  HOUSEHOLDS: 'hộ · households',
  PERCENT: '%',
  PERCENTAGE_POINTS: 'điểm % · percentage points',
  COUNT: 'cái, lượt · count',
  VND: 'đồng · VND',
  YEARS: 'năm · years',
  DOSSIERS: 'hồ sơ · dossiers',
  TURNS: 'lượt · turns',
}

/** Answers the words; they change with the program only. */
export async function wordsRoute(): Promise<Reply> {
  return jsonReply(200, WORDS, { 'cache-control': 'no-cache' })
}

const WORDS: Readonly<Record<string, object>> = {
  findings: FINDINGS,
  indicators: catalogue.indicators.map(({ code, nameVi }): Choice => [code, `${nameVi} (${code})`]),
  standards: STANDARD_FAMILIES.flatMap(({ standards }) =>
    standards.map(({ code, nameVi }): Choice => [code, nameVi]),
  ),
  numbers: [
    ['VI', '1.234,5 (Việt Nam)'],
    ['EN', '1,234.5 (English)'],
  ] satisfies Choice[],
  schemes: [
    ['VN63', '63 tỉnh, trước 1-7-2025 · before 2025-07-01'],
    ['VN34', '34 tỉnh, từ 1-7-2025 · since 2025-07-01'],
  ] satisfies Choice[],
  marks: [
    ['ZERO', 'không phát sinh: số 0 · a true zero'],
    ['NOT_REPORTED', 'không có số liệu · not reported'],
    ['NOT_APPLICABLE', 'không áp dụng · not applicable'],
  ] satisfies Choice[],
  kinds: named(DATA_KINDS),
  statistics: named(STATISTICS),
  timeBases: named(TIME_BASES),
  units: named(UNITS),
  statuses: named(OBSERVATION_STATUSES),
}

function named(codes: readonly string[]): Choice[] {
  return codes.map((code) => [code, NAMES[code] ?? code])
}
