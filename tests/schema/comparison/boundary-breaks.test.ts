// A series that runs over 1 July 2025 shows the break: An Giang of 2024 and An Giang of 2025 are two territories.
import { expect, test } from 'vitest'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import { ask, cellOf, type Held, issueOf, type LiteralFigure } from './table-of.ts'

function rate(area: string, period: string, value: string): LiteralFigure {
  return { area, indicator: 'TRAINED_LABOUR_RATE', period, value }
}

const HELD: Held = {
  // An Giang is merged with Kiên Giang; Hà Nội did not change
  'VN34-91': [rate('VN63-89', '2024', '66'), rate('VN63-91', '2024', '64'), rate('VN34-91', '2025', '65')],
  'VN34-01': [rate('VN63-01', '2024', '70'), rate('VN34-01', '2025', '71')],
}
const over = (input: Partial<CompareInput> = {}) =>
  ask(
    {
      indicators: ['TRAINED_LABOUR_RATE'],
      provinces: Object.keys(HELD),
      period: { from: '2024', to: '2025' },
      ...input,
    },
    HELD,
  )

test('the merged unit is named, the unchanged one is not', () => {
  const result = over()
  expect(issueOf(result, 'SERIES_BREAK')).toMatchObject({
    severity: 'BLOCKS',
    acceptable: true,
    cells: [{ area: 'VN34-91', column: 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2025' }],
  })
  const { VI, EN } = issueOf(result, 'SERIES_BREAK')?.messages ?? { VI: '', EN: '' }
  expect(VI).toContain('địa giới đổi ngày 01/07/2025, số trước đó là của đơn vị cũ')
  expect(EN).toContain('the territory changed on 2025-07-01, figures before are of the former units')
  expect(cellOf(result, 'VN34-91', 'TRAINED_LABOUR_RATE.SHARE.ACTUAL@2025').change).toBeNull()
})

test('accepted, it stays and stands in nobody’s way', () => {
  expect(issueOf(over({ accept: ['SERIES_BREAK'] }), 'SERIES_BREAK')).toMatchObject({ accepted: true })
})

test('there is none in a single year, nor where the former units are not in the answer', () => {
  expect(issueOf(over({ period: { from: '2025', to: '2025' } }), 'SERIES_BREAK')).toBeUndefined()
  expect(issueOf(over({ period: { at: '2025' } }), 'SERIES_BREAK')).toBeUndefined()
  expect(issueOf(over({ areas: ['VN34-91'], provinces: null }), 'SERIES_BREAK')).toBeUndefined()
})
