// The page of a province's administrator: who enters, which file is at hand, and what its buttons do. How things look is in the
// other modules; what is right or wrong, the province says.
import { ask, download, encodeOptions, Refused, saveAs, token, work } from './ask.js'
import { both, count, el } from './draw.js'
import { drawMappingForm, readMapping } from './mapping-form.js'
import { drawReleases } from './releases.js'
import { drawFindings, drawUnderstood } from './report.js'

const at = (id) => document.getElementById(id)
const words = fetch('words.json').then((answer) => answer.json())

/** The file at hand, and what stops the work on it. */
let file = null
let stopping = null

at('enter-form').addEventListener('submit', (event) => {
  event.preventDefault()
  token.set(at('token').value.trim())
  act('', open)
})
at('leave').addEventListener('click', leave)
at('file').addEventListener('change', () => take(at('file').files[0]))
at('again').addEventListener('click', () => act('', () => preview(readMapping(at('mapping-json')))))
at('import').addEventListener('click', () => act('', startImport))
at('stop').addEventListener('click', () => stopping?.abort())
at('annotate').addEventListener('click', () =>
  act('Đã tải bản có ghi chú. · Downloaded.', () => download('/admin/annotate', sent())),
)
at('template').addEventListener('click', () =>
  act('Đã tải mẫu. · Downloaded.', () => download('/admin/template')),
)
at('export').addEventListener('click', () =>
  act('Đã tải số liệu. · Downloaded.', () => download('/admin/export')),
)
at('backup').addEventListener('click', () =>
  act('Đã tải bản sao lưu. · Downloaded.', () => download('/admin/backup')),
)
at('keep-mapping').addEventListener('click', () =>
  saveAs('cach-doc.json', new Blob([`${at('mapping-json').value}\n`], { type: 'application/json' })),
)
for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) at('drop').addEventListener(kind, drag)
// a file that misses the frame would replace the page
for (const kind of ['dragover', 'drop']) window.addEventListener(kind, (event) => event.preventDefault())
if (token.get()) act('', open)

/** Does something that may be refused: says so, or says that it is done, in words that may depend on the answer. */
async function act(done, doing) {
  at('refused').replaceChildren()
  document.body.setAttribute('aria-busy', 'true')
  try {
    const answer = await doing()
    if (done) {
      say(typeof done === 'function' ? done(answer) : done)
      await drawReleases(act, confirm)
    }
  } catch (error) {
    refuse(error)
  } finally {
    document.body.removeAttribute('aria-busy')
  }
}

function say(text) {
  at('status').textContent = text
}

function refuse(error) {
  say('')
  if (error.name === 'AbortError')
    return say('Đã dừng; không có gì được ghi. · Stopped; nothing was written.')
  if (!(error instanceof Refused)) return at('refused').replaceChildren(el('p', {}, error.message))
  const { error: told, problems = [] } = error.told
  if (told.code === 'ADMIN_TOKEN_NEEDED') leave()
  at('refused').replaceChildren(
    el('p', {}, el('strong', {}, told.code), ' ', ...both(told.message, told.messageEn)),
    el('p', {}, '→ ', ...both(told.fix, told.fixEn)),
    el(
      'ul',
      {},
      problems.map(({ path, message }) => el('li', {}, `${path}: ${message}`)),
    ),
  )
}

async function open() {
  const { province } = await ask('/admin/status')
  at('province').textContent = province.nameVi
  at('token').value = ''
  show(true)
  await drawReleases(act, confirm)
  at('file').focus()
}

function leave() {
  token.forget()
  show(false)
  at('token').focus()
}

function show(isIn) {
  at('enter').hidden = isIn
  at('desk').hidden = !isIn
  at('leave').hidden = !isIn
}

function drag(event) {
  event.preventDefault()
  at('drop').classList.toggle('over', event.type === 'dragenter' || event.type === 'dragover')
  if (event.type === 'drop') take(event.dataTransfer.files[0])
}

function take(chosen) {
  if (!chosen) return
  file = chosen
  at('chosen').textContent = `${file.name} (${count(Math.ceil(file.size / 1024))} kB)`
  at('mapping-json').value = ''
  at('seen').hidden = true
  act('', () => preview(null))
}

/** The file with what is said of it. */
function sent(options = {}) {
  const text = at('mapping-json').value
  const mapping = text ? readMapping(at('mapping-json')) : null
  return { file, query: { name: file.name, options: encodeOptions({ mapping, ...options }) } }
}

async function preview(mapping) {
  say('Đang đọc tệp… · Reading…')
  const { summary } = await ask('/admin/preview', sent({ mapping }))
  await drawSeen(summary)
  const { errors, warnings } = summary.report
  say(
    `Đã đọc ${count(summary.figures)} số liệu: ${count(errors)} lỗi, ${count(warnings)} cảnh báo. · ${count(errors)} errors, ${count(warnings)} warnings.`,
  )
  at('seen-title').focus()
}

async function drawSeen(summary) {
  const known = await words
  at('seen').hidden = false
  at('understood').replaceChildren(...drawUnderstood(summary))
  at('findings').replaceChildren(...drawFindings(summary.report, known.findings))
  drawMappingForm(at('mapping-form'), at('mapping-json'), {
    mapping: summary.mapping,
    words: known,
    codes: summary.report.groups.map(({ code }) => code),
    names: areaNames(summary.report),
  })
  at('mapping').open = summary.report.errors > 0
  at('import').disabled = summary.report.errors > 0
}

/** Names of areas that nobody knew, each once, with what they may be. */
function areaNames({ groups }) {
  const findings = groups.filter(({ code }) => code.startsWith('AREA_')).flatMap((group) => group.findings)
  return [
    ...new Map(
      findings.map(({ value, params }) => [value, { name: value, candidates: params.candidates ?? [] }]),
    ).values(),
  ]
    .filter(({ name }) => name !== '')
    .slice(0, 50)
}

async function startImport() {
  stopping = new AbortController()
  at('progress').hidden = false
  at('import').disabled = true
  const accept = [...document.querySelectorAll('[name=accept]:checked')].map(({ value }) => value)
  try {
    const end = await work('/admin/imports', { ...sent({ accept }), signal: stopping.signal }, (event) => {
      at('progress-text').textContent =
        `${count(event.rows)} dòng, ${count(event.rowsPerSecond)} dòng/giây · rows, rows/s`
    })
    await drawEnd(end)
  } finally {
    at('progress').hidden = true
    at('import').disabled = false
  }
}

async function drawEnd(end) {
  if (end.event === 'failed') {
    if (end.summary) await drawSeen(end.summary)
    throw new Refused(end)
  }
  await drawReleases(act, confirm)
  const { draft, unchanged } = end.result
  if (!draft) return say(`Không có gì mới: ${count(unchanged)} số liệu như đã có. · Nothing new.`)
  say(`Đã có bản nháp ${draft.number}; xem lại rồi công bố. · Draft ${draft.number} is ready.`)
  at('drafts-title').focus()
}

/** Asks before what cannot be undone; answers null, or an object with the note. */
function confirm(question, withNote) {
  const dialog = at('confirm')
  at('confirm-question').textContent = question
  at('confirm-note').value = ''
  for (const id of ['confirm-note', 'confirm-note-label']) at(id).hidden = !withNote
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => resolve(dialog.returnValue === 'yes' ? { note: at('confirm-note').value.trim() } : null),
      { once: true },
    )
    dialog.returnValue = 'no'
    dialog.showModal()
  })
}
