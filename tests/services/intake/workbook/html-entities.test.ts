import { expect, it } from 'vitest'
import { decodeEntities } from '#services/intake/workbook/html-entities.ts'

it.each([
  ['N&#7919; tr&#x1EBB;', 'Nữ trẻ'],
  ['S&oacute;c Tr&#259;ng', 'Sóc Trăng'],
  ['&ETH;&#7855;k L&#7855;k, &eth;&ocirc;ng', 'Đắk Lắk, đông'],
  ['2016&#150;2020', '2016–2020'],
  ['30 &deg;C', '30 °C'],
])('%s is %s', (html, text) => {
  expect(decodeEntities(html)).toBe(text)
})

it.each(['a &lt; b &amp; c', '&#60;td&#62;', '&quot;', '&nbsp;', '&không;', '&#;', 'Q&A; R'])(
  '%s is left as it stands',
  (html) => {
    expect(decodeEntities(html)).toBe(html)
  },
)
