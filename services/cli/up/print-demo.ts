// What `up` prints when everything runs: who is up and where, one real answer, and where to look next.
// Vietnamese first, English beside it. Colours only on a terminal, and never with NO_COLOR (styleText sees to both).
import { styleText } from 'node:util'
import type { Absence, ObservationStatus, Unit } from '#schema/codes.ts'
import { formatTable } from '../format-table.ts'
import type { Holdings } from './ask-holdings.ts'
import type { Sample } from './ask-sample.ts'
import type { DemoReady } from './start-demo.ts'

type Cell = Sample['rows'][number]['cells'][number]

const ABSENCE_WORDS: Readonly<Record<Absence, string>> = {
  NOT_REPORTED: 'không báo cáo · not reported',
  NOT_APPLICABLE: 'không áp dụng · not applicable',
  NOT_PUBLISHED: 'chưa công bố · not published',
  SUPPRESSED: 'đã ẩn để bảo mật · suppressed',
  FORBIDDEN: 'không có quyền xem · forbidden',
  UNREACHABLE: 'không liên lạc được · unreachable',
  NOT_JOINED: 'chưa tham gia · not joined',
}

const STATUS_WORDS: Partial<Record<ObservationStatus, string>> = {
  A: 'chính thức · final',
  P: 'sơ bộ · provisional',
  E: 'ước tính · estimate',
  F: 'dự báo · forecast',
  B: 'đứt chuỗi · break in series',
}

const UNIT_SIGNS: Partial<Record<Unit, string>> = { PERCENT: ' %' }

/** Who is up, and where. */
export function formatWho(
  { gateway, ministry, provinces }: DemoReady,
  holdings: ReadonlyMap<string, Holdings>,
): string {
  const services = [
    ['Cổng · gateway', gateway, 'hỏi ở đây · ask here'],
    ['Bộ · ministry', ministry, 'danh mục, so sánh · catalogue'],
  ] as const
  const hosts = provinces.map(
    ({ province, ready }) =>
      [`${province.nameVi} ${province.id}`, ready, formatHoldings(holdings.get(province.id))] as const,
  )
  const up = styleText('green', 'đang chạy · up')
  return formatTable(
    ['Ai · Who', 'Trạng thái · State', 'Địa chỉ · Address', 'Có gì · What'],
    [...services, ...hosts].map(([who, { url }, what]) => [who, up, `${url}/graphql`, what]),
  )
}

/** The sample's answer, row by row. */
export function formatSample({ columns, rows }: Sample): string {
  const indicator = columns[0]?.indicator
  const title = `${indicator?.nameVi}, 2020 · ${indicator?.nameEn}, 2020`
  const cells = rows.map(({ area, cells: [cell] }) => [area.nameVi, ...(cell ? formatCell(cell) : [])])
  return `${styleText('bold', title)}\n${formatTable(['Địa bàn · Area', 'Giá trị · Value', 'Hạng · Rank', 'Ghi chú · Note'], cells)}`
}

/** Where to look next. */
export function formatNext({ gateway }: DemoReady): string {
  const places = [
    [`${gateway.url}/`, 'trang hỏi đáp, có câu hỏi mẫu · explorer, with example questions'],
    [`${gateway.url}/graphql`, 'GraphQL cho chương trình, R, Python · for programs'],
    ['README.md', 'bắt đầu từ đây · start here'],
    ['Ctrl-C', 'dừng tất cả · stop everything'],
  ] as const
  const width = Math.max(...places.map(([place]) => place.length))
  return `Tiếp theo · Next\n${places.map(([place, what]) => `  ${place.padEnd(width)}  ${what}\n`).join('')}`
}

function formatCell({ value, unit, rank, absence, status }: Cell): string[] {
  const note = absence ? ABSENCE_WORDS[absence] : status ? (STATUS_WORDS[status] ?? status) : ''
  return [
    value === null ? '—' : `${value.replace('.', ',')}${UNIT_SIGNS[unit] ?? ''}`,
    rank === null ? '—' : String(rank),
    note,
  ]
}

function formatHoldings(held: Holdings | undefined): string {
  if (!held) return '—'
  if (held.release === null) return 'chưa công bố · nothing published'
  return `${held.figures} số liệu · figures, #${held.release}`
}
