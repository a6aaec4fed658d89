// Drafts that wait and releases that are out: what they bring, and the buttons that publish, throw away, go back.
import { ask } from './ask.js'
import { both, button, count, el, table, time } from './draw.js'
import { figure } from './report.js'

/** Draws both lists; `act` runs what a button asks for and draws again. */
export async function drawReleases(act, confirm) {
  const { drafts, releases } = await ask('/admin/releases')
  document.getElementById('drafts').replaceChildren(...drawDrafts(drafts, act, confirm))
  document.getElementById('releases').replaceChildren(drawList(releases, act, confirm))
}

function drawDrafts(drafts, act, confirm) {
  if (drafts.length === 0) return [el('p', {}, ...both('Không có bản nháp nào chờ.', 'No draft is waiting.'))]
  const publish = async () => {
    const question = `Công bố ${count(drafts.length)} bản nháp? Ai cũng thấy số liệu ngay, và lần công bố không sửa được nữa. · Publish ${count(drafts.length)} drafts?`
    const answer = await confirm(question, true)
    if (!answer) return
    await act('Đã công bố. · Published.', () =>
      ask('/admin/publish', { body: answer.note ? { note: answer.note } : {} }),
    )
  }
  return [
    ...drafts.map((draft, index) => drawDraft(draft, index === drafts.length - 1, act, confirm)),
    el(
      'p',
      { class: 'acts' },
      button('Công bố tất cả', 'Publish all', publish, { class: 'main', id: 'publish' }),
    ),
  ]
}

function drawDraft(draft, isNewest, act, confirm) {
  const { number, fileName, rolledBackTo, importedBy, completedAt, added, unchanged, withdrawn, warnings } =
    draft
  const changes = el('div', {})
  const discard = async () => {
    if (await confirm(`Bỏ bản nháp ${number}? · Discard draft ${number}?`, false))
      await act('Đã bỏ bản nháp. · Discarded.', () => ask('/admin/rollback', { body: { draft: number } }))
  }
  return el(
    'article',
    { 'aria-label': `Bản nháp ${number}` },
    el(
      'h3',
      {},
      ...both(`Bản nháp ${number}: ${fileName ?? `trở lại lần ${rolledBackTo}`}`, `draft ${number}`),
    ),
    el(
      'p',
      {},
      `${importedBy}, ${time(completedAt)}: `,
      ...both(
        `${count(added)} số liệu mới hoặc đổi, ${count(unchanged)} như cũ, ${count(withdrawn)} thu hồi, ${count(warnings)} cảnh báo đã chấp nhận.`,
        `${count(added)} new or changed, ${count(unchanged)} as before, ${count(withdrawn)} withdrawn, ${count(warnings)} accepted warnings.`,
      ),
    ),
    el(
      'p',
      { class: 'acts' },
      button('Xem thay đổi', 'Changes', () => act('', () => drawChanges(changes, number))),
      isNewest ? button('Bỏ bản nháp', 'Discard', discard) : null,
    ),
    changes,
  )
}

async function drawChanges(place, number, after) {
  const query = { from: number - 1, to: number, first: 100, ...(after ? { after } : {}) }
  const page = await ask('/admin/diff', { query })
  const rows = page.rows.map(({ key, before, after: now }) => [
    [key.indicator, ...Object.entries(key.breakdown).map(([dimension, code]) => `${dimension}=${code}`)].join(
      ' ',
    ),
    key.area,
    (now ?? before).period.label,
    { number: before ? figure(before) : '—' },
    { number: now ? figure(now) : '—' },
  ])
  const heads = [
    ['Chỉ tiêu', 'Indicator'],
    ['Địa bàn', 'Area'],
    ['Kỳ', 'Period'],
    ['Trước', 'Before'],
    ['Nay', 'Now'],
  ]
  if (!after) place.replaceChildren(drawCounts(page.counts))
  place.append(table(`Thay đổi của bản nháp ${number}`, heads, rows))
  if (page.last) place.append(moreChanges(place, number, page.last))
}

function drawCounts({ added, changed, withdrawn }) {
  return el(
    'p',
    {},
    ...both(
      `${count(added)} thêm, ${count(changed)} đổi, ${count(withdrawn)} thu hồi.`,
      `${count(added)} added, ${count(changed)} changed, ${count(withdrawn)} withdrawn.`,
    ),
  )
}

function moreChanges(place, number, last) {
  const more = button('Xem tiếp', 'More', async () => {
    more.remove()
    await drawChanges(place, number, last)
  })
  return more
}

function drawList(releases, act, confirm) {
  if (releases.length === 0) return el('p', {}, ...both('Chưa công bố gì.', 'Nothing is published.'))
  const rows = releases.map(({ number, publishedAt, note, import: source }, index) => [
    { number: `#${number}` },
    time(publishedAt),
    note ?? source?.fileName ?? '',
    index === 0 ? '' : backTo(number, act, confirm),
  ])
  const heads = [
    ['Số', 'No.'],
    ['Ngày', 'Date'],
    ['Ghi chú', 'Note'],
    ['Trở lại', 'Back'],
  ]
  return table('Các lần công bố', heads, rows)
}

function backTo(number, act, confirm) {
  const go = async () => {
    const question = `Công bố lại tình trạng của lần ${number}, thành một lần mới? Lịch sử vẫn giữ nguyên. · Publish the state of release ${number} again, as a new one?`
    const answer = await confirm(question, true)
    if (!answer) return
    const body = { to: number, ...(answer.note ? { note: answer.note } : {}) }
    await act(
      ({ waiting }) =>
        waiting
          ? `Bản nháp ${waiting.number} giống lần ${number}, chờ người khác công bố. · Draft ${waiting.number} waits for somebody else.`
          : `Đã trở lại lần ${number}. · Back to release ${number}.`,
      () => ask('/admin/rollback', { body }),
    )
  }
  return button('Trở lại lần này', 'Go back', go)
}
