import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#schema/canonical-json.ts'

describe('canonical JSON', () => {
  it('sorts keys at every depth, leaves arrays in order and undefined members out', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined, aa: { z: 'ộ', y: true } })).toBe(
      '{"aa":{"y":true,"z":"ộ"},"b":[{"c":null,"d":1}]}',
    )
  })

  it('is one text for one value, however its keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
