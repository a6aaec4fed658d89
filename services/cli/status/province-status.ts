// What a running province says of itself, read and shown.
import { z } from 'zod'
import { inLanguage, type Language, type Words } from '../words.ts'

const release = z.object({ number: z.int() })

const answer = z.object({
  release: release.nullable(),
  drafts: z.union([z.int(), z.array(z.unknown()).transform((drafts) => drafts.length)]),
  database: z.string(),
  version: z.string(),
  startedAt: z.string(),
  uptimeSeconds: z.number(),
  memoryBytes: z.number(),
  diskFreeBytes: z.number().nullable(),
  twoPersons: z.boolean(),
})
type Answer = z.infer<typeof answer>

interface Known {
  readonly id: string
  readonly slug: string
  readonly nameVi: string
  readonly nameEn: string
}

export type ProvinceStatus = Known &
  ({ readonly running: false } | ({ readonly running: true; readonly url: string } & Answer))

export function parseStatus(json: unknown): Answer {
  return answer.parse(json)
}

export function formatProvince(status: ProvinceStatus, lang: Language): string {
  const name = `${inLanguage([status.nameVi, status.nameEn], lang)} ${status.id}`
  if (!status.running)
    return `${name}: ${inLanguage([`không chạy · lientinh serve ${status.slug}`, `not running · lientinh serve ${status.slug}`], lang)}\n`
  const lines: readonly (readonly [Words, string])[] = [
    [['địa chỉ', 'address'], `${status.url}/graphql`],
    [['bản công bố', 'release'], status.release === null ? '—' : `#${status.release.number}`],
    [['bản nháp chờ', 'drafts waiting'], String(status.drafts)],
    [['cơ sở dữ liệu', 'database'], status.database],
    [['bộ nhớ', 'memory'], `${Math.round(status.memoryBytes / 1e6)} MB`],
    [
      ['đĩa còn trống', 'disk free'],
      status.diskFreeBytes === null ? '—' : `${(status.diskFreeBytes / 1e9).toFixed(1)} GB`,
    ],
    [['chạy từ', 'since'], status.startedAt],
  ]
  const width = Math.max(...lines.map(([words]) => inLanguage(words, lang).length))
  return `${name}\n${lines.map(([words, value]) => `  ${inLanguage(words, lang).padEnd(width)}  ${value}\n`).join('')}`
}
