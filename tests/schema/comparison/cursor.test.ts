// A cursor is good for the order it was given out in, and for nothing else.
import { describe, expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { formatCursor, readCursor } from '#schema/comparison/cursor.ts'
import { LienTinhError } from '#schema/errors.ts'
import { ask } from './table-of.ts'

const HELD = {
  'VN34-19': [{ area: 'VN63-19', indicator: 'TRAINED_LABOUR_RATE', period: '2020', value: '70' }],
  'VN34-91': [],
}

function asked(input: Partial<CompareInput>) {
  return ask(
    { indicators: ['TRAINED_LABOUR_RATE'], period: { at: '2020' }, provinces: Object.keys(HELD), ...input },
    HELD,
  )
}

/** Where and by which code the question is refused; null when it is answered. */
function refused(input: Partial<CompareInput>): string[] | null {
  try {
    asked(input)
    return null
  } catch (error) {
    if (!(error instanceof LienTinhError)) throw error
    return error.problems.map(({ path, code }) => `${path} ${code}`)
  }
}

const COLUMN = 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2020'
const BAD = ['after BAD_CURSOR']

describe('a cursor', () => {
  const after = (orderBy?: CompareInput['orderBy']) => asked({ orderBy, first: 1 }).page.endCursor

  test('goes on in its own order', () => {
    for (const orderBy of [
      undefined,
      { by: 'NAME' },
      { by: 'RANK', column: COLUMN, descending: true },
    ] as const)
      expect(refused({ orderBy, after: after(orderBy) })).toBeNull()
  })

  test('is refused in another order, another direction, or the order of another column', () => {
    expect(refused({ after: after({ by: 'NAME' }) })).toEqual(BAD)
    expect(refused({ after: after({ by: 'NAME' }), orderBy: { by: 'RANK' } })).toEqual(BAD)
    expect(refused({ after: after({ by: 'NAME' }), orderBy: { by: 'NAME', descending: true } })).toEqual(BAD)
    expect(refused({ after: after({ by: 'RANK' }), orderBy: { by: 'RANK', column: COLUMN } })).toEqual(BAD)
  })

  test('that is none of ours is refused', () => {
    for (const text of ['?', 'e30', '   ', encoded({ order: AREA }), encoded({ order: AREA, key: [null] })])
      expect(refused({ after: text })).toEqual(BAD)
    expect(refused({ after: formatCursor(undefined, [0, 'x'.repeat(500)]) })).toEqual(BAD)
  })

  const AREA = '{"by":"AREA"}'

  test('is read strictly', () => {
    expect(readCursor(encoded({ order: AREA, key: [0, 'VN34-91/VN63-89'] }), { by: 'AREA' })).toEqual([
      0,
      'VN34-91/VN63-89',
    ])
    expect(readCursor(encoded({ order: AREA, key: [0] }), undefined)).toEqual([0])
    for (const bad of [
      { order: '{"by":"SIZE"}', key: [0] },
      { order: AREA, key: [0], more: 1 },
      { order: AREA, key: [0, 1, 2, 3, 4] },
      { order: AREA, key: [[0]] },
      [],
      null,
      'AREA',
    ])
      expect(readCursor(encoded(bad), undefined)).toBeNull()
    expect(readCursor('', undefined)).toBeNull()
    expect(readCursor('not base64 of anything', undefined)).toBeNull()
  })
})

describe('an order or a page that cannot be', () => {
  test('is refused at its place, never as a fault of ours', () => {
    expect(refused({ orderBy: { by: 'RANK', column: 'x'.repeat(401) } })).toEqual([
      'orderBy.column UNKNOWN_COLUMN',
    ])
    for (const first of [0, 201, 1.5, Number.NaN]) expect(refused({ first })).toEqual(['first BAD_PAGE'])
  })
})

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
