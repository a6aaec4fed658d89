// Status and kind, as words of a heading or a cell say them: "Sơ bộ 2022", "KH 2023", "ước thực hiện".
// Codes (A, P, E, F) are read where codes stand, in records/.
import type { DataKind, ObservationStatus } from '#schema/codes.ts'
import { tidy, words } from './word-pattern.ts'

export type StatusReading =
  | {
      /** Null: not said. */
      readonly status: ObservationStatus | null
      /** Null: not said. */
      readonly kind: DataKind | null
      /** What stands beside the words, tidied. */
      readonly rest: string
    }
  | { readonly problem: 'STATUS_UNREADABLE'; readonly params: { readonly value: string } }

/**
 * Takes the words of status and kind out of a text. A problem when it says two that do not go together, or compares with a plan
 * ("% so với kế hoạch"): such a figure is neither the plan nor the outcome. "Chỉ tiêu" alone heads a column of indicators.
 *
 * @example readStatusWords('Sơ bộ 2022')
 * // { status: 'P', kind: null, rest: '2022' }
 */
export function readStatusWords(text: string): StatusReading {
  const said = tidy(text)
  if (said.length > LONGEST_HEADING) return { status: null, kind: null, rest: said }
  if (COMPARED.test(said)) return unreadable(said)
  const statuses = new Set<ObservationStatus>()
  const kinds = new Set<DataKind>()
  let rest = said
  for (const { pattern, status, kind } of STATED) {
    const without = rest.replace(pattern, ' ')
    if (without === rest) continue
    rest = without
    if (status) statuses.add(status)
    if (kind) kinds.add(kind)
  }
  rest = takeShort(rest, (kind) => kinds.add(kind))
  if (statuses.size > 1 || kinds.size > 1) return unreadable(said)
  return { status: [...statuses][0] ?? null, kind: [...kinds][0] ?? null, rest: trimmed(rest) }
}

/** No heading is longer; what is, is a paragraph. */
const LONGEST_HEADING = 500

interface Stated {
  readonly pattern: RegExp
  readonly status?: ObservationStatus
  readonly kind?: DataKind
}

const anyOf = (...listed: string[]) => new RegExp(words(...listed), 'giu')

const STATED: readonly Stated[] = [
  {
    // "chỉ tiêu năm 2023" is a target, "Chỉ tiêu" the heading of a list of indicators
    pattern: new RegExp(
      `${words('chỉ tiêu')}(?:\\s+${words('kế hoạch', 'giao', 'được giao', 'nghị quyết', 'đề ra')}|(?=\\s*\\(?(?:${words('năm', 'giai đoạn', 'nhiệm kỳ', 'quý', 'tháng')}|\\d{4})))`,
      'giu',
    ),
    kind: 'TARGET',
  },
  { pattern: anyOf('ước thực hiện', 'ước kết quả thực hiện', 'ước TH'), status: 'E', kind: 'ACTUAL' },
  { pattern: anyOf('ước tính', 'ước đạt', 'ước', 'estimate', 'estimated'), status: 'E' },
  { pattern: /(?<![\p{L}\p{N}])est\.?(?![\p{L}\p{N}])/giu, status: 'E' },
  { pattern: anyOf('sơ bộ', 'preliminary', 'provisional'), status: 'P' },
  { pattern: /(?<![\p{L}\p{N}])(?:prel?\.?|sb\.?)(?![\p{L}\p{N}])/giu, status: 'P' },
  { pattern: anyOf('chính thức', 'official'), status: 'A' },
  { pattern: anyOf('dự báo', 'dự kiến', 'forecast'), status: 'F', kind: 'FORECAST' },
  { pattern: anyOf('kết quả thực hiện', 'thực hiện', 'kết quả', 'actual'), kind: 'ACTUAL' },
  { pattern: anyOf('phấn đấu', 'target'), kind: 'TARGET' },
  {
    // planning as such is no plan: "kế hoạch hóa gia đình", "Sở Kế hoạch và Đầu tư"
    pattern: new RegExp(
      `(?<!${words('sở')}\\s)${words('kế hoạch')}(?!\\s*(?:${words('hóa', 'hoá', 'và đầu tư')}|[-–&]\\s*${words('đầu tư')}))`,
      'giu',
    ),
    kind: 'TARGET',
  },
  {
    // nor is the national target programme a target
    pattern: new RegExp(
      `(?<!${words('chương trình')}\\s)${words('mục tiêu')}(?!\\s*${words('quốc gia')})`,
      'giu',
    ),
    kind: 'TARGET',
  },
]

const COMPARED = new RegExp(
  `(?:${words('so', 'so với', 'đạt', 'vượt')}|[%/])\\s*${words('năm')}?\\s*${words('kế hoạch', 'KH', 'chỉ tiêu', 'mục tiêu')}`,
  'iu',
)

/** Capitals only, alone or beside a period: elsewhere TH is a school and KH is science. */
function takeShort(text: string, found: (kind: DataKind) => void): string {
  const short = /(?<![\p{L}\p{N}])(TH|KH)(?![\p{L}\p{N}])/u.exec(text)
  const rest = short && text.replace(short[0], ' ').trim()
  if (!short || (rest !== '' && !/\d/.test(rest ?? ''))) return text
  found(short[1] === 'TH' ? 'ACTUAL' : 'TARGET')
  return rest ?? ''
}

function trimmed(text: string): string {
  return tidy(text.replace(/\(\s*\)|\[\s*\]/g, ' '))
    .replace(/^[\s,;:/–-]+|[\s,;:/–-]+$/g, '')
    .replace(/^\(([^()]*)\)$/, '$1')
}

function unreadable(value: string): StatusReading {
  return { problem: 'STATUS_UNREADABLE', params: { value } }
}
