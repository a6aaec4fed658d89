// Making elements. Text from files and from the province goes in as text, never as markup.

/** An element with attributes (`on…` are listeners, false and null are left out) and children. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.flat().filter((child) => child != null))
  return element
}

/** Vietnamese, with English beside it. */
export function both(vi, en) {
  return [vi, ' · ', el('span', { lang: 'en' }, en)]
}

export function button(vi, en, onclick, attributes = {}) {
  return el('button', { type: 'button', onclick, ...attributes }, ...both(vi, en))
}

/** A table that scrolls by itself on a narrow screen. `heads` are [vi, en]; a cell is text, an element, or {number}. */
export function table(caption, heads, rows) {
  const head = el(
    'tr',
    {},
    heads.map(([vi, en]) => el('th', { scope: 'col' }, ...(en ? both(vi, en) : [vi]))),
  )
  const body = rows.map((cells) => el('tr', {}, cells.map(cell)))
  return el(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': caption },
    el('table', {}, el('thead', {}, head), el('tbody', {}, body)),
  )
}

function cell(content) {
  if (content !== null && typeof content === 'object' && 'number' in content)
    return el('td', { class: 'number' }, content.number ?? '')
  return el('td', {}, content ?? '')
}

const COUNT = new Intl.NumberFormat('vi')
const TIME = new Intl.DateTimeFormat('vi', { dateStyle: 'short', timeStyle: 'short' })

export function count(number) {
  return COUNT.format(number)
}

export function time(iso) {
  return iso ? TIME.format(new Date(iso)) : '—'
}
