// What the gateways are asked. Every question carries a mark that must come back in its answer: an answer to another question,
// or to none, is seen.

/** A request body, and what its answer must contain. */
export interface Question {
  readonly body: string
  readonly mark: string
}

/** Makes the nth question; the same n, the same question. */
export type Asker = (n: number) => Question

/** Six that the catalogue compares: with ten years and 34 provinces 2,040 cells. */
export const INDICATORS: readonly string[] = [
  'EMPLOYED',
  'LABOUR_FORCE',
  'NEAR_POOR_HH_RATE',
  'POOR_HH_RATE',
  'TRAINED_LABOUR_RATE',
  'UNEMPLOYMENT_RATE',
]
export const YEARS: readonly number[] = Array.from({ length: 10 }, (_, year) => 2012 + year)

/** The fields of a cell that a document may ask for; each has an answer in played-figures.ts. */
const CELL_FIELDS = [
  'low',
  'high',
  'qualifier',
  'kind',
  'statistic',
  'standard',
  'decimals',
  'multiplier',
  'rankBest',
  'rankWorst',
  'ties',
  'boundaries',
  'absence',
  'note',
  'observationId',
  'period { label start end }',
]

const COMPARE = compareDocument('value rank status absence')
const COLUMNS = `query ($indicators: [ID!]) {
  provinces { id nameVi series(indicators: $indicators) { nodes { id kind values statuses } } }
}`

/** A comparison of all provinces, or of those named: another from all before by its period, so that nobody was asked its slices. */
export function comparing(provinces?: readonly string[], document = COMPARE): Asker {
  return (n) => {
    const from = dayAt(n)
    const to = dayAt(n + 3652)
    const input = { indicators: INDICATORS, period: { from, to }, ...(provinces ? { provinces } : {}) }
    return { body: JSON.stringify({ query: document, variables: { input } }), mark: markOf(from, to) }
  }
}

/** Series of all provinces in columns; another from all before by an indicator. */
export const listingColumns: Asker = (n) => {
  const mark = `LIST_${n}`
  return { body: JSON.stringify({ query: COLUMNS, variables: { indicators: [mark] } }), mark }
}

/** One of 65,536 documents, no two of which ask for the same fields of a cell. */
export function documentAt(n: number): string {
  return compareDocument(['value', ...CELL_FIELDS.filter((_field, bit) => (n >> bit) & 1)].join(' '))
}

/** The part of a slice's id that is the question: base64url of canonical JSON, as schema/slice.ts writes it. */
export function markOf(from: string, to: string): string {
  const question = { indicators: INDICATORS, period: { from, pick: 'WITHIN', to } }
  return Buffer.from(JSON.stringify(question)).toString('base64url')
}

function compareDocument(cellFields: string): string {
  return `query ($input: CompareInput!) {
  compare(input: $input) {
    columns { id }
    rows { area { nameVi } cells { ${cellFields} } }
    comparability { comparable issues { code } }
    answers { state }
  }
}`
}

/** A day of the 8,200 years from 1800 on. */
function dayAt(n: number): string {
  return new Date(Date.UTC(1800, 0, 1 + n)).toISOString().slice(0, 10)
}
