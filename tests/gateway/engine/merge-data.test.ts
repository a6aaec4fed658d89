import { expect, it } from 'vitest'
import { mergeData } from '#gateway/engine/merge-data.ts'

const merged = (known: string, said: string) => {
  const data = JSON.parse(known)
  mergeData(data, JSON.parse(said))
  return JSON.stringify(data)
}

it.each([
  ['fields side by side', '{"a":1}', '{"b":2}', '{"a":1,"b":2}'],
  ['the later word', '{"a":1}', '{"a":null}', '{"a":null}'],
  ['object by object', '{"a":{"x":1}}', '{"a":{"y":{"z":2}}}', '{"a":{"x":1,"y":{"z":2}}}'],
  ['item by item', '{"a":[{"x":1},null,3]}', '{"a":[{"y":2},{"y":3},4]}', '{"a":[{"x":1,"y":2},{"y":3},4]}'],
  ['a list of another length', '{"a":[1,2]}', '{"a":[3]}', '{"a":[3]}'],
  ['the name of a prototype', '{}', '{"__proto__":{"x":1}}', '{"__proto__":{"x":1}}'],
])('puts together %s', (_what, known, said, together) => {
  expect(merged(known, said)).toBe(together)
  expect(({} as { x?: number }).x).toBeUndefined()
})
