// What was understood of a file and what speaks against it, drawn for a person: layout, first figures, what was set aside, findings.
import { both, count, el, table } from './draw.js'

const SEVERITIES = { ERROR: ['lỗi', 'errors'], WARNING: ['cảnh báo', 'warnings'], NOTE: ['lưu ý', 'notes'] }
const FORMS = {
  RECORDS: ['mỗi dòng một số liệu', 'one figure a row'],
  MATRIX: ['bảng hai chiều', 'a table of areas by columns'],
}

/** The layout, the first figures, the notes, and what was set aside. */
export function drawUnderstood(summary) {
  const { format, encoding, sheet, form, figures, rows, setAside, notes } = summary
  const [formVi, formEn] = FORMS[form] ?? [form, form]
  return [
    el(
      'p',
      {},
      ...both(
        `${format}${encoding ? ` (${encoding})` : ''}${sheet ? `, trang “${sheet}”` : ''}: ${formVi}; ${count(rows)} dòng, ${count(figures)} số liệu.`,
        `${formEn}; ${count(rows)} rows, ${count(figures)} figures.`,
      ),
    ),
    notes.length > 0
      ? el(
          'ul',
          { class: 'list' },
          notes.map((note) => el('li', {}, note)),
        )
      : null,
    drawSample(summary.sample),
    drawSetAside(setAside),
  ].filter(Boolean)
}

function drawSample(sample) {
  if (sample.length === 0) return null
  const heads = [
    ['Chỗ', 'Place'],
    ['Chỉ tiêu', 'Indicator'],
    ['Địa bàn', 'Area'],
    ['Kỳ', 'Period'],
    ['Giá trị', 'Value'],
    ['Đơn vị', 'Unit'],
    ['Loại', 'Kind'],
    ['Chuẩn', 'Standard'],
  ]
  const rows = sample
    .slice(0, 20)
    .map(({ observation, place }) => [
      where(place),
      withBreakdown(observation.key),
      observation.key.area,
      observation.period.label,
      { number: figure(observation) },
      observation.unit,
      `${observation.key.kind} ${observation.status}`,
      observation.key.standard ?? '',
    ])
  return el(
    'div',
    {},
    el('h3', {}, ...both('Những số liệu đầu tiên', 'First figures')),
    table('Những số liệu đầu tiên', heads, rows),
  )
}

function withBreakdown({ indicator, breakdown }) {
  const parts = Object.entries(breakdown).map(([dimension, code]) => `${dimension}=${code}`)
  return [indicator, ...parts].join(' ')
}

/** As it was read; thousands and decimals as Vietnamese are used to. */
export function figure({ value, low, high, qualifier, absence }) {
  if (absence) return absence
  const shown = [low, value, high].filter((number) => number !== null).map(vietnamese)
  const range = qualifier === 'RANGE' ? shown.join('–') : (shown[0] ?? '')
  return qualifier === 'EXACT' || qualifier === 'RANGE' ? range : `${qualifier} ${range}`
}

/** Text to text: a figure is never a floating-point number. */
function vietnamese(decimal) {
  const [whole, fraction] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return fraction === undefined ? grouped : `${grouped},${fraction}`
}

function drawSetAside(setAside) {
  if (setAside.length === 0) return null
  const items = setAside.map(({ place, text, why }) => el('li', {}, `${where(place)}: “${text}” — ${why}`))
  return el(
    'details',
    {},
    el('summary', {}, ...both(`Đã để riêng ${count(setAside.length)} chỗ, không đọc`, 'set aside, not read')),
    el('ul', { class: 'list' }, items),
  )
}

/** Findings by code, with places and what to do; warnings with a box to accept them. */
export function drawFindings(report, texts) {
  const { errors, warnings, notes, groups } = report
  if (groups.length === 0)
    return [el('p', {}, ...both('Không có gì phải sửa.', 'Nothing speaks against it.'))]
  const counts = `${count(errors)} lỗi, ${count(warnings)} cảnh báo, ${count(notes)} lưu ý.`
  const countsEn = `${count(errors)} errors, ${count(warnings)} warnings, ${count(notes)} notes.`
  return [el('p', {}, ...both(counts, countsEn)), ...groups.map((group) => drawGroup(group, texts))]
}

function drawGroup({ code, severity, count: found, findings }, texts) {
  const text = texts[code] ?? { vi: code, en: code, fixVi: '', fixEn: '' }
  const [vi, en] = SEVERITIES[severity]
  const shown = findings.slice(0, 20)
  return el(
    'div',
    { class: `group ${severity}`, 'data-code': code },
    el('h3', {}, `${code} — ${count(found)} `, ...both(vi, en)),
    el(
      'ul',
      {},
      shown.map((finding) => drawFinding(finding, text)),
    ),
    found > shown.length
      ? el('p', {}, ...both(`… và ${count(found - shown.length)} chỗ nữa`, 'more places'))
      : null,
    severity === 'WARNING' ? acceptBox(code) : null,
  )
}

function drawFinding({ place, value, params }, text) {
  const filled = (template) => fill(template, { value, ...params })
  return el(
    'li',
    {},
    el('strong', {}, where(place)),
    value === '' ? null : `: “${value}”`,
    el('div', {}, ...both(filled(text.vi), filled(text.en))),
    text.fixVi ? el('div', {}, '→ ', ...both(filled(text.fixVi), filled(text.fixEn))) : null,
  )
}

function acceptBox(code) {
  const id = `accept-${code}`
  return el(
    'label',
    { for: id },
    el('input', { type: 'checkbox', id, name: 'accept', value: code }),
    ' ',
    ...both('Đã xem, đúng như thật', 'Looked at, true to life'),
  )
}

function where({ sheet, row, column }) {
  if (sheet && row && column) return `${sheet}!${letters(column)}${row}`
  const parts = [sheet, row && `dòng ${row}`, column && `cột ${column}`].filter(Boolean)
  return parts.join(', ') || '—'
}

function letters(column) {
  const rest = (column - 1) % 26
  const letter = String.fromCharCode(65 + rest)
  return column <= 26 ? letter : letters((column - 1 - rest) / 26) + letter
}

function fill(template, params) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name]
    if (value === undefined) return name === 'candidates' ? '—' : whole
    return Array.isArray(value) ? value.slice(0, 8).join(', ') || '—' : String(value)
  })
}
