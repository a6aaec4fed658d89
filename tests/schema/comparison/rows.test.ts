import { expect, test } from 'vitest'
import { ask, type LiteralFigure } from './table-of.ts'

const poor = { indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025' }
const input = { indicators: ['POOR_HH_RATE'], period: { at: '2022' } } as const

function areasOf(result: ReturnType<typeof ask>): string[] {
  return result.rows.map(({ area }) => area.id)
}

test('rows are the areas for which the provinces hold the indicator, in whatever period', () => {
  const anGiang: LiteralFigure[] = [
    { ...poor, area: 'VN63-89', period: '2022', value: '2.81' },
    { ...poor, area: 'VN63-91', period: '2021', value: '1.9' },
    { area: 'VN34-91', indicator: 'JOBS_CREATED', period: '2025', value: '1' },
  ]
  const result = ask({ ...input, provinces: ['VN34-91'] }, { 'VN34-91': anGiang })
  expect(areasOf(result)).toEqual(['VN63-89', 'VN63-91'])
  expect(result.rows.map(({ province }) => province.id)).toEqual(['VN34-91', 'VN34-91'])
})

test('a province without figures for the question has one row: its newest area, of equally new ones that of its name', () => {
  const jobs = { indicator: 'JOBS_CREATED', period: '2020', value: '1' }
  const oneRow = (...areas: string[]) =>
    areasOf(
      ask({ ...input, provinces: ['VN34-91'] }, { 'VN34-91': areas.map((area) => ({ ...jobs, area })) }),
    )
  expect(oneRow('VN63-89', 'VN34-91', 'VN63-91')).toEqual(['VN34-91'])
  expect(oneRow('VN63-91', 'VN63-89')).toEqual(['VN63-89'])
  expect(oneRow('VN63-91')).toEqual(['VN63-91'])
  expect(oneRow()).toEqual(['VN34-91'])
})

test('areas asked for are the rows, whatever is held of them', () => {
  const result = ask(
    { ...input, areas: ['VN63-91', 'VN63-89', 'VN63-25'] },
    { 'VN34-91': [{ ...poor, area: 'VN63-89', period: '2022', value: '2.81' }], 'VN34-25': 'DOWN' },
  )
  expect(areasOf(result)).toEqual(['VN63-25', 'VN63-89', 'VN63-91'])
  expect(result.rows.map(({ cells }) => cells[0]?.absence)).toEqual(['UNREACHABLE', null, 'NOT_REPORTED'])
  expect(result.rows[1]?.cells[0]?.rankedOf).toEqual({ ranked: 1, expected: 3 })
})

test('rows stand by province, then by area', () => {
  const result = ask(
    { ...input, provinces: ['VN34-91', 'VN34-01', 'VN34-25'] },
    {
      'VN34-91': [{ ...poor, area: 'VN63-89', period: '2022', value: '1' }],
      'VN34-01': [],
      'VN34-25': 'DOWN',
    },
  )
  expect(areasOf(result)).toEqual(['VN34-01', 'VN34-25', 'VN63-89'])
})
