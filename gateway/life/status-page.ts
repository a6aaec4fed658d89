// `GET /status`: the state of the federation, as JSON for programs and as a small page for people. It needs no script and loads nothing.
import type { IncomingMessage } from 'node:http'
import { jsonReply, type Reply } from '#runtime/reply.ts'
import {
  type ProvinceState,
  type ProvinceStatus,
  readStatus,
  type Status,
  type StatusOptions,
} from './status.ts'

const WORDS: Readonly<Record<ProvinceState, readonly [vi: string, en: string]>> = {
  UP: ['trả lời tốt', 'up'],
  FAILING: ['lần cuối không trả lời', 'failed last'],
  LEFT_ALONE: ['tạm không hỏi', 'left alone'],
  UNKNOWN: ['chưa ai hỏi', 'not asked yet'],
  NOT_JOINED: ['chưa tham gia', 'not joined'],
}

const HEADERS = { 'cache-control': 'no-store' }
const PAGE_HEADERS = {
  ...HEADERS,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}

/** For `serve({ routes })`. A browser gets the page, unless it asks for JSON. */
export function statusRoutes(options: StatusOptions) {
  return {
    'GET /status': ({ headers }: IncomingMessage): Reply => {
      const status = readStatus(options, new Date())
      return (headers.accept ?? '').includes('text/html')
        ? { status: 200, headers: PAGE_HEADERS, body: formatPage(status) }
        : jsonReply(200, status, HEADERS)
    },
  }
}

function formatPage({ at, supergraph, provinces }: Status): string {
  const joined = provinces.filter(({ state }) => state !== 'NOT_JOINED')
  const refused = supergraph.refused
    ? `<p class="bad">Hợp đồng mới bị từ chối lúc ${forHtml(supergraph.refused.at.toISOString())}; bản cũ vẫn dùng. <span lang="en">A new supergraph was refused; the last good one is in use.</span></p>`
    : ''
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="5">
<title>Liên Tỉnh: tình trạng</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1b1b1b }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd }
td.number { text-align: right; font-variant-numeric: tabular-nums } .bad { color: #a40000; font-weight: 600 } [lang=en] { color: #555 }
</style>
<h1>Tình trạng <span lang="en">· Status</span></h1>
<p>${joined.length} / ${provinces.length} tỉnh tham gia <span lang="en">· provinces joined</span> · ${forHtml(at)}</p>
${refused}
<table>
<thead><tr><th scope="col">Tỉnh · Province</th><th scope="col">Trạng thái · State</th><th scope="col">Bản công bố · Release</th><th scope="col">Xác nhận · Confirmed</th><th scope="col">p50 / p95 ms</th><th scope="col">Hỏi · Asked</th><th scope="col">Lỗi · Failed</th></tr></thead>
<tbody>
${provinces.map(formatRow).join('\n')}
</tbody>
</table>
</html>
`
}

function formatRow({ id, nameVi, state, release, confirmedSecondsAgo, leash }: ProvinceStatus): string {
  const [vi, en] = WORDS[state]
  const isBad = state === 'FAILING' || state === 'LEFT_ALONE'
  const why = isBad && leash?.lastFailure ? ` (${leash.lastFailure.state})` : ''
  const latency = leash?.latencyMs ? `${leash.latencyMs.p50} / ${leash.latencyMs.p95}` : '–'
  const cells = [
    release === null ? '–' : `#${release}`,
    confirmedSecondsAgo === null ? '–' : `${confirmedSecondsAgo} s`,
    latency,
    String(leash?.requests ?? '–'),
    String(leash?.failures ?? '–'),
  ]
  return `<tr><th scope="row">${forHtml(nameVi)} <span lang="en">${forHtml(id)}</span></th><td${isBad ? ' class="bad"' : ''}>${vi} <span lang="en">· ${en}${why}</span></td>${cells.map((cell) => `<td class="number">${forHtml(cell)}</td>`).join('')}</tr>`
}

function forHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
