// The planner's rewrites, as its own documentation has them.
import { buildSchema } from 'graphql'
import { expect, it } from 'vitest'
import { applyRewrites } from '#gateway/engine/rewrites.ts'

const SCHEMA = buildSchema(`
  interface Named { name: String }
  type A implements Named { name: String }
  type B { name: String }
  type Query { a: A b: B n: Named }
`)

it('gives a field its name back, wherever it stands and whatever its value', () => {
  const data = { list: [{ name_1: 'x' }, { name_1: null }, { name_1: 0 }, {}, null] }
  applyRewrites(SCHEMA, [{ kind: 'KeyRenamer', path: ['list', 'name_1'], renameKeyTo: 'name' }], data)
  expect(data).toEqual({ list: [{ name: 'x' }, { name: null }, { name: 0 }, {}, null] })
})

it('changes the objects of a type only, and those that do not say what they are', () => {
  const data = { list: [{ __typename: 'A' }, { __typename: 'B' }, {}] }
  const path = ['list', '... on Named', '__typename']
  applyRewrites(SCHEMA, [{ kind: 'ValueSetter', path, setValueTo: 'Named' }], data)
  expect(data).toEqual({ list: [{ __typename: 'Named' }, { __typename: 'B' }, { __typename: 'Named' }] })
})

it('gives a name that is the name of a prototype', () => {
  const data = JSON.parse('{"p_1":{"x":1}}')
  applyRewrites(SCHEMA, [{ kind: 'KeyRenamer', path: ['p_1'], renameKeyTo: '__proto__' }], data)
  expect(JSON.stringify(data)).toBe('{"__proto__":{"x":1}}')
  expect(data.x).toBeUndefined()
})
