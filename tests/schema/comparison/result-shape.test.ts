import { readFileSync } from 'node:fs'
import { type ObjectTypeDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { SEED } from './seed-figures.ts'
import { ask, cellOf, settled, settledCell } from './table-of.ts'

const sdl = parse(
  ['ministry', 'values'].map((name) => readFileSync(`schema/contract/${name}.graphql`, 'utf8')).join('\n'),
)
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

const jobs = ask(
  {
    indicators: ['JOBS_CREATED'],
    provinces: ['VN34-19'],
    statistic: 'ANNUAL_AVERAGE',
    period: { at: '2016-2020' },
  },
  SEED,
)
const trained = ask(
  { indicators: ['TRAINED_LABOUR_RATE'], provinces: ['VN34-19'], period: { at: '2020' } },
  SEED,
)
const national = ask({ indicators: ['POOR_HH_RATE'], provinces: ['VN34-91'], period: { at: '2022' } }, SEED)
const poorAndNearPoor = ask(
  {
    indicators: ['MD_POOR_HH_COUNT'],
    derive: ['POOR_PLUS_NEAR_POOR'],
    provinces: ['VN34-91'],
    period: { at: '2022' },
  },
  SEED,
)
const count = { area: 'VN63-25', period: '2021', statistic: 'LEVEL', standard: 'MDP_2022_2025' } as const
const several = ask(
  { indicators: ['POOR_HH_COUNT'], provinces: ['VN34-25'], period: { at: '2021' } },
  {
    'VN34-25': [
      { ...count, indicator: 'POOR_HH_COUNT', value: '20000' },
      { ...count, indicator: 'POOR_HH_COUNT', value: '18000', standard: 'MDP_2016_2020' },
      { area: 'VN63-25', period: '2021', statistic: 'LEVEL', indicator: 'HH_TOTAL', value: '400000' },
    ],
  },
)

/** Fields of the contract's type; `message(lang)` is `messages` here. */
function fieldsOf(type: string): string[] {
  const found = sdl.definitions.find(
    (definition): definition is ObjectTypeDefinitionNode =>
      definition.kind === 'ObjectTypeDefinition' && definition.name.value === type,
  )
  return (found?.fields ?? [])
    .map(({ name }) => name.value.replace(/^(m|refusalM)essage$/, '$1essages'))
    .sort()
}

/** Fields of an object, without those that are not of the contract. */
function keysOf(value: object | null | undefined, internal: readonly string[] = []): string[] {
  return Object.keys(value ?? {})
    .filter((key) => !internal.includes(key))
    .sort()
}

test('columns, rows, cells, issues and answers have exactly the fields of the contract', () => {
  const [issue] = result.comparability.issues
  expect(Object.keys(result.columns[0] ?? {}).sort()).toEqual(fieldsOf('Column'))
  expect(Object.keys(result.rows[0] ?? {}).sort()).toEqual(fieldsOf('ComparisonRow'))
  expect(keysOf(settledCell(cellOf(result, 'VN63-89')))).toEqual(fieldsOf('Cell'))
  expect(Object.keys(cellOf(result, 'VN63-89').rankedOf ?? {}).sort()).toEqual(fieldsOf('RankedOf'))
  expect(Object.keys(result.comparability).sort()).toEqual(fieldsOf('Comparability'))
  expect(Object.keys(issue ?? {}).sort()).toEqual(fieldsOf('Issue'))
  expect(Object.keys(issue?.cells[0] ?? {}).sort()).toEqual(fieldsOf('CellRef'))
  // What a province sent stays inside.
  expect(keysOf(result.answers[0], ['table', 'read'])).toEqual(fieldsOf('ProvinceAnswer'))
})

test('so have the page, which keeps its positions to itself, and the summaries', () => {
  expect(keysOf(result)).toEqual(
    fieldsOf('Comparison').filter((field) => !['id', 'pin', 'slices', 'citation'].includes(field)),
  )
  expect(keysOf(result.page, ['positions'])).toEqual(fieldsOf('ComparisonPage'))
  expect(keysOf(result.summary[0])).toEqual(fieldsOf('ColumnSummary'))
  expect(keysOf(result.summary[0]?.coverage)).toEqual(fieldsOf('SummaryCoverage'))
  const { published } = national.summary[0] ?? {}
  // An Giang is not the country: nothing to subtract from.
  expect(published).toMatchObject({ value: '4.03', difference: null })
  expect(keysOf(published)).toEqual(fieldsOf('PublishedNational'))
})

test('so has everything that stands in a cell', () => {
  const job = cellOf(jobs, 'VN63-19')
  expect(keysOf(job.target)).toEqual(fieldsOf('CellTarget'))
  expect(keysOf(job.claims[0])).toEqual(fieldsOf('Claim'))
  expect(keysOf(job.source)).toEqual(fieldsOf('Source'))
  expect(keysOf(job.release)).toEqual(fieldsOf('Release'))
  expect(keysOf(job.period)).toEqual(fieldsOf('Period'))
  expect(keysOf(cellOf(trained, 'VN63-19').change)).toEqual(fieldsOf('Change'))
  expect(keysOf(cellOf(poorAndNearPoor, 'VN63-89').inputs[0])).toEqual(fieldsOf('CellInput'))
  expect(keysOf(cellOf(several, 'VN63-25').alternatives[0])).toEqual(fieldsOf('AlternativeFigure'))
  expect(keysOf(cellOf(several, 'VN63-25').perDenominator)).toEqual(fieldsOf('PerDenominator'))
})

test('no field is undefined: what is not there is null', () => {
  for (const each of [result, jobs, trained, national, poorAndNearPoor, several]) {
    expect(undefinedIn(settled(each))).toEqual([])
  }
})

/** Paths of undefined fields, as deep as the result goes. */
function undefinedIn(value: unknown, path = ''): string[] {
  if (value === undefined) return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, own]) => undefinedIn(own, `${path}/${key}`))
}
