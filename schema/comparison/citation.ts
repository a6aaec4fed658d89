// A citation: what an answer was computed from, pinned, so that computing it again gives the same bytes whatever is published later and
// whoever cannot be reached. Its id is the hash of what it pins: an id cannot name two answers. Where it is kept is the ministry's business.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '../canonical-json.ts'
import { LANGS, type Lang } from '../codes.ts'
import { STATE_WORDS } from './answers.ts'
import type { Column, Messages, ProvinceAnswer } from './comparison-result.ts'
import { COMPARISON_ID_LIMIT } from './question.ts'

/** What a citation pins. */
export const citationContent = z.strictObject({
  v: z.literal(1),
  /** The comparison's id, which is its canonical question. */
  comparison: z
    .string()
    .max(COMPARISON_ID_LIMIT)
    .regex(/^cmp~[A-Za-z0-9_-]+$/),
  /** What came back for each slice, by position, as it was received: null where nothing did, and tables that were refused. */
  received: z.array(z.unknown()).max(1000),
  /** Ids of the provinces that had joined, where the answer depends on them. A set: its order means nothing. */
  members: z
    .array(z.string().regex(/^VN34-\d{2}$/))
    .max(100)
    .optional(),
})
export type CitationContent = Readonly<z.infer<typeof citationContent>>

/** What of a comparison its citation speaks of. A ComparisonResult is one. */
export interface CitedAnswer {
  readonly columns: readonly Pick<Column, 'indicator'>[]
  readonly answers: readonly CitedProvince[]
}

type CitedProvince = Pick<ProvinceAnswer, 'province' | 'state' | 'release' | 'answeredAt'>

const PREFIX = 'cit~'
const ID = /^cit~[A-Za-z0-9_-]{43}$/

/**
 * The id of a content: equal contents have equal ids.
 *
 * @example citationId({ v: 1, comparison: 'cmp~e30', received: [null] })
 * // 'cit~TuWCq_Vipn1h_2-wdjWIJDxiOoebsBse6FfH8ZNq2kc'
 */
export function citationId(content: CitationContent): string {
  return citationIdOf(formatCitation(content))
}

/** The id of a content as formatCitation writes it. */
export function citationIdOf(written: string | Uint8Array): string {
  return PREFIX + createHash('sha256').update(written).digest('base64url')
}

/**
 * Whether a text has the form of a citation's id. Only such a text may become part of a file's name.
 *
 * @example isCitationId('cit~../../etc/passwd')
 * // false
 */
export function isCitationId(text: string): boolean {
  return ID.test(text)
}

/**
 * Writes a content as the one text that is kept and whose hash is its id.
 *
 * @example formatCitation({ v: 1, comparison: 'cmp~e30', received: [null], members: ['VN34-91', 'VN34-25'] })
 * // '{"comparison":"cmp~e30","members":["VN34-25","VN34-91"],"received":[null],"v":1}'
 */
export function formatCitation(content: CitationContent): string {
  const members = content.members && [...new Set(content.members)].sort()
  return canonicalJson({ ...content, members })
}

/**
 * Reads what was kept under an id. Null when it is not exactly that: one byte more, less or other, and it is no citation.
 *
 * @example parseCitation('cit~TuWCq_Vipn1h_2-wdjWIJDxiOoebsBse6FfH8ZNq2kc', '{"comparison":"cmp~e30","received":[{}],"v":1}')
 * // null
 */
export function parseCitation(id: string, kept: string | Uint8Array): CitationContent | null {
  if (citationIdOf(kept) !== id) return null
  const content = citationContent.safeParse(readJson(kept))
  return content.success ? content.data : null
}

/**
 * The time of the youngest answer. Null when nobody answered. It is pinned with the answers and owes nothing to the clock.
 *
 * @example lastAnsweredAt([{ answeredAt: '2026-11-22T08:00:00Z' }, { answeredAt: '2026-11-22T08:00:00.250Z' }, { answeredAt: null }])
 * // '2026-11-22T08:00:00.250Z'
 */
export function lastAnsweredAt(answers: readonly Pick<ProvinceAnswer, 'answeredAt'>[]): string | null {
  return answers
    .map(({ answeredAt }) => answeredAt)
    .reduce((last, time) => (time !== null && (last === null || isLater(time, last)) ? time : last), null)
}

/**
 * One sentence for a report, in both languages: what was compared, each province's release, who gave no figures and why, when, and the id.
 *
 * @example citationText('cit~TuWCq_Vipn1h_2-wdjWIJDxiOoebsBse6FfH8ZNq2kc', {
 *   columns: [{ indicator: catalogue.findIndicator('POOR_HH_RATE') }],
 *   answers: [
 *     {
 *       province: registry.findProvince('VN34-91'),
 *       state: 'LIVE',
 *       release: { number: 1, publishedAt: '2026-11-01T00:00:00Z', note: null },
 *       answeredAt: '2026-11-22T08:00:00Z',
 *     },
 *     { province: registry.findProvince('VN34-25'), state: 'DOWN', release: null, answeredAt: null },
 *   ],
 * })
 * // {
 * //   VI: 'Liên Tỉnh, «Tỷ lệ hộ nghèo», An Giang (lần công bố 1); không có số liệu: Phú Thọ (không kết nối được); trả lời lúc 2026-11-22T08:00:00Z; mã cit~TuWCq_Vipn1h_2-wdjWIJDxiOoebsBse6FfH8ZNq2kc.',
 * //   EN: 'Liên Tỉnh, "Poor household rate", An Giang (release 1); no figures from: Phu Tho (cannot be reached); answered at 2026-11-22T08:00:00Z; citation cit~TuWCq_Vipn1h_2-wdjWIJDxiOoebsBse6FfH8ZNq2kc.',
 * // }
 */
export function citationText(id: string, { columns, answers }: CitedAnswer): Messages {
  const indicators = [...new Set(columns.map(({ indicator }) => indicator))]
  const [VI = '', EN = ''] = LANGS.map((lang) => {
    const words = WORDS[lang]
    const present = answers.flatMap((answer) => presentWords(answer, lang))
    const absent = answers.flatMap((answer) => absentWords(answer, lang))
    const answeredAt = lastAnsweredAt(answers)
    const parts = [
      ['Liên Tỉnh', ...indicators.map((each) => words.quoted(nameOf(each, lang))), ...present].join(', '),
      ...(absent.length > 0 ? [words.absent(absent.join(', '))] : []),
      ...(answeredAt === null ? [] : [words.answeredAt(answeredAt)]),
      words.id(id),
    ]
    return `${parts.join('; ')}.`
  })
  return { VI, EN }
}

interface Words {
  quoted(name: string): string
  release(number: number): string
  /** A province that answered from memory has its own time. */
  stale(time: string): string
  absent(names: string): string
  answeredAt(time: string): string
  id(id: string): string
}

const WORDS: Readonly<Record<Lang, Words>> = {
  VI: {
    quoted: (name) => `«${name}»`,
    release: (number) => `lần công bố ${number}`,
    stale: (time) => `, câu trả lời cũ lúc ${time}`,
    absent: (names) => `không có số liệu: ${names}`,
    answeredAt: (time) => `trả lời lúc ${time}`,
    id: (id) => `mã ${id}`,
  },
  EN: {
    quoted: (name) => `"${name}"`,
    release: (number) => `release ${number}`,
    stale: (time) => `, last known answer of ${time}`,
    absent: (names) => `no figures from: ${names}`,
    answeredAt: (time) => `answered at ${time}`,
    id: (id) => `citation ${id}`,
  },
}

function presentWords({ province, state, release, answeredAt }: CitedProvince, lang: Lang): string[] {
  if (!release) return []
  const words = WORDS[lang]
  const stale = state === 'STALE' && answeredAt !== null ? words.stale(answeredAt) : ''
  return [`${nameOf(province, lang)} (${words.release(release.number)}${stale})`]
}

function absentWords({ province, state, release }: CitedProvince, lang: Lang): string[] {
  return release ? [] : [`${nameOf(province, lang)} (${STATE_WORDS[state][lang]})`]
}

function nameOf(named: { readonly nameVi: string; readonly nameEn: string }, lang: Lang): string {
  return lang === 'VI' ? named.nameVi : named.nameEn
}

/** As instants: as texts, `08:00:00Z` stands after `08:00:00.250Z`. */
function isLater(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b)
}

function readJson(kept: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof kept === 'string' ? kept : Buffer.from(kept).toString('utf8'))
  } catch {
    return undefined
  }
}
