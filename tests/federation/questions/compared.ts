// A comparison asked whole, as an analyst's tool would: every part of every cell, and short ways to them. The citation is left out,
// because asking for one keeps one.
import { expect } from 'vitest'
import type { Answer, Federation } from '../start-federation.ts'

const CELL = `fragment WholeCell on Cell {
  value low high qualifier status kind statistic standard concept timeBasis period { ...Days } unit decimals multiplier
  rank rankBest rankWorst rankedOf { ranked expected } ties boundaries
  change { points low high unit relativePercent from { ...Days } }
  gapToBest ratioToBest gapToMedian gapToNational gapUnit share
  perDenominator { value indicator { code } denominator }
  target { value low high qualifier statistic standard concept period { ...Days } observationId }
  distanceToLow distanceToHigh attainment attainmentPercent exceededPercent
  claims { kind value recomputed agrees observationId }
  derivation formulaVi: formula(lang: VI) formulaEn: formula(lang: EN)
  inputs { area { id } indicator { code } statistic value low high qualifier period { ...Days } observationId }
  missing { id nameVi }
  explainVi: explain(lang: VI) explainEn: explain(lang: EN)
  absence alternatives { value standard period { ...Days } observationId } inferred note observationId
  source { id attribution } release { number } answeredAt issues
}`

const SUMMARY = `fragment WholeSummary on ColumnSummary {
  column scope method total partialTotal unit coverage { answered expected weightPercent }
  refusal refusalVi: refusalMessage(lang: VI) refusalEn: refusalMessage(lang: EN)
  median min max range maxToMin weightedVariation published { value difference }
}`

const ISSUE = `fragment WholeIssue on Issue {
  code severity acceptable accepted vi: message(lang: VI) en: message(lang: EN) cells { area column }
}`

/** What a comparison can be asked but its citation. */
export const WHOLE = `
  id
  columns { id indicator { code } statistic kind breakdown { dimension code } period { ...Days } unit direction rankBlockedBy }
  rows { area { id nameVi } province { id } cells { ...WholeCell } }
  summary { ...WholeSummary }
  page { totalRows hasNextPage endCursor }
  comparability { comparable issues { ...WholeIssue } }
  answers { province { id } state release { number } answeredAt }
`

export const FRAGMENTS = `${CELL} ${SUMMARY} ${ISSUE} fragment Days on Period { start end label stated }`

export const COMPARE = `query ($input: CompareInput!) { compare(input: $input) { ${WHOLE} } } ${FRAGMENTS}`

export interface Days {
  readonly start: string | null
  readonly end: string | null
  readonly label: string
  readonly stated: boolean
}

/** What is read by name; the rest is matched. */
export interface AnsweredCell {
  readonly value: string | null
  readonly low: string | null
  readonly high: string | null
  readonly statistic: string | null
  readonly period: Days | null
  readonly rank: number | null
  readonly rankBest: number | null
  readonly rankWorst: number | null
  readonly rankedOf: { readonly ranked: number; readonly expected: number } | null
  readonly change: { readonly points: string | null; readonly from: Days } | null
  readonly share: string | null
  readonly target: { readonly observationId: string } | null
  readonly claims: readonly { readonly observationId: string }[]
  readonly derivation: string | null
  readonly formulaEn: string | null
  readonly inputs: readonly { readonly observationId: string }[]
  readonly missing: readonly { readonly id: string }[]
  readonly explainVi: string
  readonly explainEn: string
  readonly absence: string | null
  readonly issues: readonly string[]
}

export interface AnsweredIssue {
  readonly code: string
  readonly accepted: boolean
  readonly vi: string
  readonly en: string
  readonly cells: readonly { readonly area: string; readonly column: string }[]
}

export interface AnsweredColumn {
  readonly id: string
  readonly indicator: { readonly code: string }
  readonly statistic: string | null
  readonly breakdown: readonly { readonly dimension: string; readonly code: string }[]
  readonly period: Days | null
  readonly rankBlockedBy: readonly string[]
}

export interface Compared {
  readonly id: string
  readonly columns: readonly AnsweredColumn[]
  readonly rows: readonly {
    readonly area: { readonly id: string; readonly nameVi: string }
    readonly cells: readonly AnsweredCell[]
  }[]
  readonly summary: readonly {
    readonly total: string | null
    readonly partialTotal: string | null
    readonly coverage: { readonly answered: number; readonly expected: number }
    readonly refusalVi: string | null
    readonly refusalEn: string | null
  }[]
  readonly page: {
    readonly totalRows: number
    readonly hasNextPage: boolean
    readonly endCursor: string | null
  }
  readonly comparability: { readonly comparable: boolean; readonly issues: readonly AnsweredIssue[] }
}

/** Asks, and expects an answer without an error. */
export async function compare(federation: Federation, input: object): Promise<Compared> {
  const { data, errors } = await federation.ask(COMPARE, { input })
  expect(errors).toBeUndefined()
  return data.compare as Compared
}

/** The cell of an area, in the first column unless told. */
export function cellOf({ rows }: Compared, area: string, column = 0): AnsweredCell {
  const cell = rows.find((row) => row.area.id === area)?.cells[column]
  if (!cell) throw new TypeError(`There is no cell ${column} of ${area}; the rows are ${areasOf({ rows })}.`)
  return cell
}

/** The areas of the rows, in their order. */
export function areasOf({ rows }: Pick<Compared, 'rows'>): string[] {
  return rows.map(({ area }) => area.id)
}

/** The areas that have no figure in any column, sorted. */
export function absentOf({ rows }: Compared): string[] {
  return rows
    .filter(({ cells }) =>
      cells.every(
        ({ value, low, high, rank, absence }) =>
          value === null && low === null && high === null && rank === null && absence !== null,
      ),
    )
    .map(({ area }) => area.id)
    .sort()
}

/** Every figure shown as a figure: values and bounds of the cells. */
export function figuresOf({ rows }: Compared): string[] {
  const cells = rows.flatMap((row) => row.cells)
  return cells.flatMap(({ value, low, high }) => [value, low, high]).filter((figure) => figure !== null)
}

export function codesOf({ comparability }: Compared): string[] {
  return comparability.issues.map(({ code }) => code)
}

export function issueOf({ comparability }: Compared, code: string): AnsweredIssue {
  const issue = comparability.issues.find((each) => each.code === code)
  if (!issue) throw new TypeError(`${code} is not raised.`)
  return issue
}

/** What is wrong with a question, as `path CODE`; the codes of errors that are not about the input stand alone. */
export function problemsOf({ errors = [] }: Answer): string[] {
  return errors.flatMap(({ extensions }) => {
    const problems = extensions.problems as { path: string; code: string }[] | undefined
    return problems?.map(({ path, code }) => `${path} ${code}`) ?? [String(extensions.code)]
  })
}

/** A number as text in a sentence: `2234500` also as 2.234.500 or 2,234,500, `7.42` also as 7,42. */
export function written(number: string): RegExp {
  const [whole = '', decimals] = number.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '[.,\\s]?')
  return new RegExp(`(?<!\\d|\\d[.,])${grouped}${decimals ? `[.,]${decimals}` : ''}(?!\\d|[.,]\\d)`)
}

/** These issues, and any others. */
export const raised = (...codes: string[]) => expect.arrayContaining(codes)
