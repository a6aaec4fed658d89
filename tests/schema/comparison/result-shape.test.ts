import { readFileSync } from 'node:fs'
import { type ObjectTypeDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { SEED } from './seed-figures.ts'
import { ask, cellOf } from './table-of.ts'

const sdl = parse(readFileSync('schema/contract/ministry.graphql', 'utf8'))
const result = ask(
  {
    indicators: ['POOR_HH_RATE_REDUCTION'],
    provinces: ['VN34-91', 'VN34-25'],
    statistic: 'ANNUAL_AVERAGE',
    period: { latest: 'EACH' },
    accept: ['DIFFERENT_PERIODS', 'STANDARD_NOT_STATED'],
  },
  SEED,
)

/** Fields of the contract's type; `message(lang)` is `messages` here. */
function fieldsOf(type: string): string[] {
  const found = sdl.definitions.find(
    (definition): definition is ObjectTypeDefinitionNode =>
      definition.kind === 'ObjectTypeDefinition' && definition.name.value === type,
  )
  return (found?.fields ?? []).map(({ name }) => (name.value === 'message' ? 'messages' : name.value)).sort()
}

test('columns, rows, cells, issues and answers have exactly the fields of the contract', () => {
  const [issue] = result.comparability.issues
  expect(Object.keys(result.columns[0] ?? {}).sort()).toEqual(fieldsOf('Column'))
  expect(Object.keys(result.rows[0] ?? {}).sort()).toEqual(fieldsOf('ComparisonRow'))
  expect(Object.keys(cellOf(result, 'VN63-89')).sort()).toEqual(fieldsOf('Cell'))
  expect(Object.keys(cellOf(result, 'VN63-89').rankedOf ?? {}).sort()).toEqual(fieldsOf('RankedOf'))
  expect(Object.keys(result.comparability).sort()).toEqual(fieldsOf('Comparability'))
  expect(Object.keys(issue ?? {}).sort()).toEqual(fieldsOf('Issue'))
  expect(Object.keys(issue?.cells[0] ?? {}).sort()).toEqual(fieldsOf('CellRef'))
  expect(
    Object.keys(result.answers[0] ?? {})
      .filter((key) => key !== 'table')
      .sort(),
  ).toEqual(fieldsOf('ProvinceAnswer'))
})

test('no field is undefined: what is not there is null', () => {
  for (const { cells } of result.rows) {
    for (const cell of cells) expect(Object.values(cell)).not.toContain(undefined)
  }
})
