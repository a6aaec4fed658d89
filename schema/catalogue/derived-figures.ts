// Derived figures: what may be computed from figures of other indicators when an analyst asks for it, from which, and why that is allowed.
// The facts are rows of derived-figures.json and columns of the catalogue; the arithmetic is comparison/derive.ts.
import { z } from 'zod'
import { DERIVED_FIGURES, type DerivedFigure, type Lang, STATISTICS, type Statistic } from '../codes.ts'
import { required } from '../required.ts'
import { catalogue, type Indicator } from './catalogue.ts'
import derivedFigureRows from './derived-figures.json' with { type: 'json' }

const sentence = z.strictObject({ vi: z.string(), en: z.string() })

const derivedFigure = z.strictObject({
  code: z.enum(DERIVED_FIGURES),
  nameVi: z.string(),
  nameEn: z.string(),
  /** In words, without numbers. */
  formulaVi: z.string(),
  formulaEn: z.string(),
  /** Why it is allowed, a sentence. */
  ruleVi: z.string(),
  ruleEn: z.string(),
  source: z.string(),
  /** Sums and differences by name; empty where the catalogue's columns say what belongs together. */
  recipes: z.array(
    z.strictObject({
      result: z.string(),
      statistic: z.enum(STATISTICS),
      operation: z.enum(['PLUS', 'MINUS']),
      inputs: z.tuple([z.string(), z.string()]),
    }),
  ),
})
type DerivedFigureRow = Readonly<z.infer<typeof derivedFigure>>

const rows = z
  .strictObject({
    figures: z.array(derivedFigure),
    /** Rates of which a breakdown by this dimension restricts the numerator only. */
    partialNumerators: z.array(
      z.strictObject({ indicator: z.string(), dimension: z.string(), source: z.string() }),
    ),
    differentPrecision: sentence,
    refusals: z.record(z.string(), sentence),
  })
  .parse(derivedFigureRows)

/** Why a figure that was asked for cannot be derived. */
export type Refusal = keyof typeof derivedFigureRows.refusals

type Sentences = Readonly<Record<Lang, string>>

/** How two figures make a third. */
export interface Recipe {
  readonly rule: DerivedFigure
  readonly result: Indicator
  /** Statistic of the result. */
  readonly statistic: Statistic
  readonly operation: 'PLUS' | 'MINUS' | 'PERCENT_OF'
  readonly inputs: readonly [RecipeInput, RecipeInput]
  /** The result is of the year before that of its inputs. */
  readonly isOfYearBefore: boolean
  /** A dimension that restricts the first input only; null when both are broken down alike. */
  readonly firstOnly: string | null
}

export interface RecipeInput {
  readonly indicator: Indicator
  readonly statistic: Statistic
}

/**
 * The row of a derived figure.
 *
 * @example derivedFigureOf('ANNUAL_AVERAGE').formulaEn
 * // 'cumulative figure ÷ calendar years of the period'
 */
export function derivedFigureOf(code: DerivedFigure): DerivedFigureRow {
  return required(
    rows.figures.find((row) => row.code === code),
    `derived figure ${code}`,
  )
}

/** Every way in which the rules make figures of the indicators asked out of two others, in the order of the code list. */
export function recipesOf(rules: readonly DerivedFigure[], asked: readonly string[]): Recipe[] {
  const results = catalogue.indicators.filter(({ code }) => asked.includes(code))
  return DERIVED_FIGURES.filter((rule) => rules.includes(rule)).flatMap((rule) =>
    results.flatMap((result) => recipesFor(rule, result)),
  )
}

/**
 * The dimension that a rate breaks its numerator down by and not its denominator: the share of a sector is of all employed. Null where
 * both are broken down alike.
 *
 * @example [partialDimensionOf('LABOUR_SECTOR_SHARE'), partialDimensionOf('POOR_HH_RATE')]
 * // ['economic_sector', null]
 */
export function partialDimensionOf(rate: string): string | null {
  return rows.partialNumerators.find(({ indicator }) => indicator === rate)?.dimension ?? null
}

/**
 * Codes of the indicators of which a rule can make figures. An annual average is made of any count that adds up over time.
 *
 * @example resultsOf('TRAINED_MINUS_CERTIFIED')
 * // ['TRAINED_LABOUR_UNCERTIFIED_RATE']
 */
export function resultsOf(rule: DerivedFigure): string[] {
  const { indicators } = catalogue
  if (rule === 'ANNUAL_AVERAGE')
    return indicators.filter(({ aggregation }) => aggregation === 'SUM').map(({ code }) => code)
  const all = indicators.map(({ code }) => code)
  return [...new Set(recipesOf([rule], all).map(({ result }) => result.code))]
}

/**
 * Codes of the indicators whose figures the rules need, of any statistic and period; the asked ones are among them where their own
 * figures are inputs. Empty when nothing can be derived.
 *
 * @example inputsOf(['POOR_PLUS_NEAR_POOR'], ['MD_POOR_HH_COUNT'])
 * // ['POOR_HH_COUNT', 'NEAR_POOR_HH_COUNT']
 */
export function inputsOf(rules: readonly DerivedFigure[], asked: readonly string[]): string[] {
  const inputs = recipesOf(rules, asked).flatMap((recipe) => recipe.inputs)
  const averaged = rules.includes('ANNUAL_AVERAGE') ? asked : []
  return [...new Set([...inputs.map(({ indicator }) => indicator.code), ...averaged])]
}

/**
 * Why a figure cannot be derived, in both languages.
 *
 * @example refusalSentences('PERIOD_NOT_STATED', { result: { VI: 'A', EN: 'B' }, input: { VI: 'C', EN: 'D' } }).EN
 * // '“B” cannot be derived: the source does not state the period of “D”.'
 */
export function refusalSentences(refusal: Refusal, words: Readonly<Record<string, Sentences>>): Sentences {
  return filled(derivedFigureRows.refusals[refusal], words)
}

/** That inputs are printed with different precision, in both languages. */
export function precisionSentences(precisions: Sentences): Sentences {
  return filled(rows.differentPrecision, { precisions })
}

function recipesFor(rule: DerivedFigure, result: Indicator): Recipe[] {
  switch (rule) {
    case 'PREVIOUS_RATE':
      return catalogue.indicators
        .filter(({ derivedFrom, derivedSign }) => derivedFrom === result.code && derivedSign === -1)
        .map((reduction) => previousRate(result, reduction))
    case 'RATE_FROM_COUNTS':
      return rateFromCounts(result)
    default:
      return namedRecipes(rule, result)
  }
}

function previousRate(rate: Indicator, reduction: Indicator): Recipe {
  return {
    rule: 'PREVIOUS_RATE',
    result: rate,
    statistic: 'SHARE',
    operation: 'PLUS',
    inputs: [
      { indicator: rate, statistic: 'SHARE' },
      { indicator: reduction, statistic: 'CHANGE' },
    ],
    isOfYearBefore: true,
    firstOnly: null,
  }
}

function rateFromCounts(result: Indicator): Recipe[] {
  if (result.unit !== 'PERCENT' || result.numerator === null || result.denominator === null) return []
  return [
    {
      rule: 'RATE_FROM_COUNTS',
      result,
      statistic: 'SHARE',
      operation: 'PERCENT_OF',
      inputs: [inputOf(result.numerator, 'LEVEL'), inputOf(result.denominator, 'LEVEL')],
      isOfYearBefore: false,
      firstOnly: partialDimensionOf(result.code),
    },
  ]
}

function namedRecipes(rule: DerivedFigure, result: Indicator): Recipe[] {
  return derivedFigureOf(rule)
    .recipes.filter((recipe) => recipe.result === result.code)
    .map(({ statistic, operation, inputs: [first, second] }) => ({
      rule,
      result,
      statistic,
      operation,
      inputs: [inputOf(first, statistic), inputOf(second, statistic)],
      isOfYearBefore: false,
      firstOnly: null,
    }))
}

function inputOf(code: string, statistic: Statistic): RecipeInput {
  return { indicator: required(catalogue.findIndicator(code), `indicator ${code}`), statistic }
}

function filled(
  { vi, en }: { readonly vi: string; readonly en: string },
  words: Readonly<Record<string, Sentences>>,
): Sentences {
  const fill = (template: string, lang: Lang) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => words[name]?.[lang] ?? whole)
  return { VI: fill(vi, 'VI'), EN: fill(en, 'EN') }
}
