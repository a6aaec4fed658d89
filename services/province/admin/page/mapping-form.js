// The part of a mapping that people change most, as a form. The JSON beside it is the whole of it, and the truth: a field writes there,
// and what is written there shows in the fields.
import { both, el } from './draw.js'

/** Where in the mapping a field stands, and which findings ask for it. */
const FIELDS = [
  { path: ['numbers'], vi: 'Dấu trong số', en: 'Marks in numbers', list: 'numbers', asked: /^NUMBERS?_/ },
  { path: ['scheme'], vi: 'Hệ địa giới', en: 'Boundaries', list: 'schemes', asked: /^AREA_AMBIGUOUS/ },
  { path: ['dash'], vi: 'Dấu “-” nghĩa là', en: '“-” means', list: 'marks', asked: /^MISSING_MARK/ },
  { path: ['dots'], vi: 'Dấu “…” nghĩa là', en: '“…” means', list: 'marks', asked: /^MISSING_MARK/ },
  {
    path: ['figures', 'indicator'],
    vi: 'Chỉ tiêu',
    en: 'Indicator',
    list: 'indicators',
    asked: /^INDICATOR_/,
  },
  {
    path: ['figures', 'standard'],
    vi: 'Chuẩn',
    en: 'Standard',
    list: 'standards',
    asked: /^STANDARD_|^KEY_/,
  },
  { path: ['figures', 'concept'], vi: 'Khái niệm', en: 'Concept', list: null, asked: /^CONCEPT_|^KEY_/ },
  { path: ['figures', 'kind'], vi: 'Loại số liệu', en: 'Kind', list: 'kinds', asked: /^KIND_/ },
  {
    path: ['figures', 'statistic'],
    vi: 'Đại lượng',
    en: 'Statistic',
    list: 'statistics',
    asked: /^STATISTIC_/,
  },
  { path: ['figures', 'timeBasis'], vi: 'Thời điểm', en: 'Time basis', list: 'timeBases', asked: /^TIME_/ },
  { path: ['figures', 'unit'], vi: 'Đơn vị', en: 'Unit', list: 'units', asked: /^UNIT_/ },
  { path: ['figures', 'status'], vi: 'Tình trạng', en: 'Status', list: 'statuses', asked: /^STATUS_/ },
  { path: ['figures', 'period'], vi: 'Kỳ (2022, 2022-Q2)', en: 'Period', list: null, asked: /^PERIOD_/ },
  {
    path: ['source', 'title'],
    vi: 'Nguồn: tên tài liệu',
    en: 'Source: title',
    list: null,
    asked: /^SOURCE_/,
  },
  {
    path: ['source', 'publisher'],
    vi: 'Nguồn: cơ quan',
    en: 'Source: publisher',
    list: null,
    asked: /^SOURCE_/,
  },
  {
    path: ['source', 'date'],
    vi: 'Nguồn: ngày (2024-12-31)',
    en: 'Source: date',
    list: null,
    asked: /^SOURCE_/,
  },
]

/** Draws the form over the textarea with the mapping. `codes` are the findings' codes, `names` the area names nobody knew. */
export function drawMappingForm(form, textarea, { mapping, words, codes, names }) {
  textarea.value = JSON.stringify(mapping, null, 2)
  const fields = FIELDS.map((field) => drawField(field, { mapping, words, codes, textarea }))
  const areas = names.map((name) => drawArea(name, { mapping, textarea }))
  form.replaceChildren(el('div', { class: 'fields' }, fields))
  if (areas.length > 0) form.append(drawAreas(areas))
  form.onsubmit = (event) => event.preventDefault()
}

function drawAreas(areas) {
  const legend = both(
    'Tên địa bàn chưa rõ (ghi mã, hoặc - để bỏ)',
    'Names of areas (an id, or - to set aside)',
  )
  return el('fieldset', {}, el('legend', {}, ...legend), el('div', { class: 'fields' }, areas))
}

/** The mapping as it stands in the textarea. Throws a sentence when it is no JSON. */
export function readMapping(textarea) {
  try {
    return JSON.parse(textarea.value)
  } catch {
    throw new Error('Cách đọc không phải JSON hợp lệ. · The mapping is no valid JSON.')
  }
}

function drawField({ path, vi, en, list, asked }, { mapping, words, codes, textarea }) {
  const id = `field-${path.join('-')}`
  const value = valueAt(mapping, path)
  const onchange = (event) => write(textarea, path, event.target.value || undefined)
  const control = list
    ? el(
        'select',
        { id, onchange },
        [['', '—'], ...words[list]].map(([code, name]) =>
          el('option', { value: code, selected: code === value }, name ?? code),
        ),
      )
    : el('input', { id, onchange, value })
  const needed = codes.some((code) => asked.test(code))
  return el('div', { class: needed ? 'needed' : '' }, el('label', { for: id }, ...both(vi, en)), control)
}

function drawArea({ name, candidates }, { mapping, textarea }) {
  const id = `area-${name}`
  const known = mapping.areas?.[name]
  const onchange = ({ target }) =>
    write(textarea, ['areas', name], target.value === '-' ? null : target.value || undefined)
  return el(
    'div',
    {},
    el('label', { for: id }, name),
    el('input', {
      id,
      onchange,
      value: known === null ? '-' : (known ?? ''),
      placeholder: candidates.join(', '),
    }),
  )
}

function valueAt(mapping, path) {
  return path.reduce((part, key) => part?.[key], mapping) ?? ''
}

function write(textarea, path, value) {
  const mapping = readMapping(textarea)
  const last = path.at(-1)
  let part = mapping
  for (const key of path.slice(0, -1)) {
    part[key] ??= {}
    part = part[key]
  }
  if (value === undefined) delete part[last]
  else part[last] = value
  textarea.value = JSON.stringify(mapping, null, 2)
}
