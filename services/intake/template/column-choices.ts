// What may be chosen in the template's columns: the code, and behind ` · ` its name, since a reader takes what stands before it.
// The codes are the contract's and the catalogue's; the Vietnamese names of closed codes are here.
import type { Indicator } from '#schema/catalogue/catalogue.ts'
import { STANDARD_FAMILIES } from '#schema/catalogue/standards.ts'
import type {
  Absence,
  Access,
  DataKind,
  ObservationStatus,
  Qualifier,
  Statistic,
  TimeBasis,
  Unit,
} from '#schema/codes.ts'
import type { Area, Province, Registry } from '#schema/registry/registry.ts'
import type { RecordColumnCode } from '../records/columns.ts'

/** Stands between a code and its name. */
const BETWEEN = ' · '

/** The choices of each column that has a list; a column whose list is empty for these indicators has none. */
export function buildColumnChoices(
  province: Province,
  indicators: readonly Indicator[],
  registry: Registry,
): ReadonlyMap<RecordColumnCode, readonly string[]> {
  const all: [RecordColumnCode, readonly string[]][] = [
    ['area', province.areas.flatMap((id) => areaChoice(registry.findArea(id)))],
    ['indicator', indicators.map(({ code, nameVi }) => code + BETWEEN + nameVi)],
    ['kind', choices<DataKind>(KINDS)],
    ['statistic', choices<Statistic>(STATISTICS)],
    ['time_basis', choices<TimeBasis>(TIME_BASES)],
    ['standard', standardChoices(indicators)],
    ['concept', conceptChoices(indicators)],
    ['qualifier', choices<Qualifier>(QUALIFIERS)],
    ['unit', choices<Unit>(UNITS)],
    ['status', choices(STATUSES)],
    ['access', choices<Access>(ACCESSES)],
    ['absence', choices(ABSENCES)],
    ['withdraw', ['x']],
  ]
  return new Map(all.filter(([, list]) => list.length > 0))
}

/** Old and new units share names; the dates tell them apart. */
function areaChoice(area: Area | undefined): string[] {
  if (!area) return []
  const dates = area.validTo === null ? `từ ${area.validFrom}` : `đến ${area.validTo}`
  return [`${area.id}${BETWEEN}${area.nameVi} (${dates})`]
}

function choices<C extends string>(names: Readonly<Partial<Record<C, string>>>): string[] {
  return Object.entries(names).map(([code, name]) => code + BETWEEN + name)
}

function standardChoices(indicators: readonly Indicator[]): string[] {
  const codes = new Set(indicators.map(({ code }) => code))
  return STANDARD_FAMILIES.filter((family) => family.indicators.some((code) => codes.has(code)))
    .flatMap(({ standards }) => standards)
    .map(({ code, nameVi }) => code + BETWEEN + nameVi)
}

/** The catalogue keeps the concepts of an indicator as the codes of one of its dimensions, `job_concept`. */
function conceptChoices(indicators: readonly Indicator[]): string[] {
  return indicators.flatMap(({ nameVi, dimensions }) =>
    dimensions
      .filter(({ id }) => id.endsWith('_concept'))
      .flatMap(({ codes }) => codes ?? [])
      .map((code) => code + BETWEEN + (CONCEPTS[code] ?? nameVi)),
  )
}

const CONCEPTS: Readonly<Record<string, string>> = {
  NEW: 'việc làm tạo mới',
  ADDITIONAL: 'việc làm tăng thêm',
  SUPPORTED: 'được hỗ trợ, giải quyết việc làm',
}

const KINDS: Readonly<Record<DataKind, string>> = {
  ACTUAL: 'thực hiện',
  TARGET: 'chỉ tiêu kế hoạch',
  FORECAST: 'dự báo',
}

const STATISTICS: Readonly<Record<Statistic, string>> = {
  LEVEL: 'mức',
  SHARE: 'tỷ trọng',
  CHANGE: 'mức thay đổi',
  CUMULATIVE: 'lũy kế',
  ANNUAL_AVERAGE: 'bình quân năm',
}

const TIME_BASES: Readonly<Record<TimeBasis, string>> = {
  END_OF_PERIOD: 'cuối kỳ',
  DURING_PERIOD: 'trong kỳ',
  AS_OF: 'tại một ngày',
}

const QUALIFIERS: Readonly<Record<Qualifier, string>> = {
  EXACT: 'đúng bằng',
  APPROX: 'khoảng',
  NEARLY: 'gần',
  LESS_THAN: 'dưới',
  AT_MOST: 'không quá',
  GREATER_THAN: 'trên',
  AT_LEAST: 'ít nhất',
  RANGE: 'từ … đến …',
}

const UNITS: Readonly<Record<Unit, string>> = {
  PERSONS: 'người',
  HOUSEHOLDS: 'hộ',
  PERCENT: '%',
  PERCENTAGE_POINTS: 'điểm phần trăm',
  COUNT: 'số lượng (cơ sở, cuộc, vụ …)',
  VND: 'đồng',
  YEARS: 'năm',
  DOSSIERS: 'hồ sơ',
  TURNS: 'lượt',
}

/** The codes for a missing figure are told by the column for the reason. */
const STATUSES: Readonly<Partial<Record<ObservationStatus, string>>> = {
  A: 'chính thức',
  P: 'sơ bộ',
  E: 'ước thực hiện',
  F: 'dự báo',
  B: 'gián đoạn chuỗi',
}

const ACCESSES: Readonly<Record<Access, string>> = {
  PUBLIC: 'công khai',
  GOVERNMENT: 'cơ quan nhà nước',
  INTERNAL: 'nội bộ',
}

/** The other reasons are the federation's own: no office writes them. */
const ABSENCES: Readonly<Partial<Record<Absence, string>>> = {
  NOT_REPORTED: 'không có số liệu',
  NOT_APPLICABLE: 'không áp dụng',
  NOT_PUBLISHED: 'chưa công bố',
  SUPPRESSED: 'không công bố để giữ kín thông tin cá nhân',
}
