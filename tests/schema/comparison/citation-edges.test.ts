// What a citation's id may look like, and what makes two citations one.
import { expect, it } from 'vitest'
import { citationId, isCitationId } from '#schema/comparison/citation.ts'

it('a member named twice is a member', () => {
  const cite = (members: string[]) => citationId({ v: 1, comparison: 'cmp~e30', received: [null], members })
  expect(cite(['VN34-25', 'VN34-91', 'VN34-25'])).toBe(cite(['VN34-25', 'VN34-91']))
})

it('an id is an id from its first to its last character: nothing may hang on it', () => {
  const id = citationId({ v: 1, comparison: 'cmp~e30', received: [null] })
  expect(isCitationId(id)).toBe(true)
  expect([`${id}/../secret`, `../${id}`, `${id}x`, id.slice(0, -1)].map(isCitationId)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
