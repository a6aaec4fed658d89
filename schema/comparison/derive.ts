// Derived figures on request: sums, differences, quotients and annual averages of what provinces reported.
// Which figures make which is catalogue/derived-figures.ts. A reported figure is never overwritten; what cannot be derived says why.
import { catalogue, type Indicator } from '../catalogue/catalogue.ts'
import { type Recipe, type RecipeInput, type Refusal, recipesOf } from '../catalogue/derived-figures.ts'
import type { DerivedFigure } from '../codes.ts'
import { compareDecimals, divideDecimals, multiplyDecimals } from '../decimal.ts'
import type { Figure } from '../figure.ts'
import { dividedBy, minus, plus, singleValueOf } from '../figure-arithmetic.ts'
import { intervalOf } from '../interval.ts'
import { isStated, type Period, periodOf } from '../period.ts'
import {
  type Computation,
  computed,
  nameOf,
  periodKey,
  refused,
  refusedWithout,
  sharedBy,
  shareSeries,
  termsOf,
  type Wanted,
} from './derived-observations.ts'
import { periodWords } from './figure-words.ts'
import { type HeldObservation, type HeldSeries, isPresent, type PresentObservation } from './observations.ts'

/**
 * The figures that the rules add to what is held, of the indicators asked: derived ones, and IMPOSSIBLE where an input is there and
 * another is not. They are of whatever statistic and period the rules give: which of them fit the question is for the caller to say.
 */
export function deriveFigures(
  rules: readonly DerivedFigure[],
  asked: readonly string[],
  observations: readonly HeldObservation[],
  related: readonly HeldObservation[],
): HeldObservation[] {
  const held = distinct([...related, ...observations])
  const averaged = rules.includes('ANNUAL_AVERAGE') ? asked : []
  const attempts = [
    ...recipesOf(rules, asked).flatMap((recipe) => byRecipe(recipe, held)),
    ...averaged.flatMap((code) => annualAverages(code, held)),
  ]
  return shareSeries(besideReported(attempts, held), [...observations, ...related])
}

/** A figure may be asked for and be an input at once. By id, so that the order in which they came does not show. */
function distinct(observations: readonly HeldObservation[]): HeldObservation[] {
  const inOrder = observations.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const keyOf = (each: HeldObservation) => `${seriesKey(each)} ${periodKey(each.period)} ${each.id}`
  return [...new Map(inOrder.map((each) => [keyOf(each), each])).values()]
}

function byRecipe(recipe: Recipe, held: readonly HeldObservation[]): HeldObservation[] {
  const [firstInput, secondInput] = recipe.inputs
  const seconds = held.filter((observation) => isInput(observation, secondInput))
  const partners = Map.groupBy(seconds, (second) => pairingKey(second, null))
  const used = new Set<HeldObservation>()
  const paired = held
    .filter((observation) => isInput(observation, firstInput) && mayBeFirst(recipe, observation))
    .map((first) => {
      const second = partnerOf(recipe, first, partners.get(pairingKey(first, recipe.firstOnly)) ?? [])
      if (second) used.add(second)
      return combined(recipe, first, second)
    })
  // Where a dimension restricts only the first, a second alone does not say of which part the result would be.
  const alone = recipe.firstOnly === null ? seconds.filter((second) => !used.has(second)) : []
  return [...paired, ...alone.map((second) => combined(recipe, undefined, second))].flat()
}

function isInput({ series }: HeldObservation, { indicator, statistic }: RecipeInput): boolean {
  return series.indicator === indicator.code && series.statistic === statistic
}

/** Where both inputs are one indicator, the first is a part of it. */
function mayBeFirst({ inputs, firstOnly }: Recipe, { series }: HeldObservation): boolean {
  const [first, second] = inputs
  return (
    first.indicator !== second.indicator || series.breakdown.some(({ dimension }) => dimension === firstOnly)
  )
}

/** What two inputs must share; the dimension that restricts only the first is left out. */
function pairingKey({ series, period }: HeldObservation, left: string | null): string {
  const breakdown = series.breakdown.filter(({ dimension }) => dimension !== left)
  return [series.area, series.kind, periodKey(period), breakdownKey(breakdown)].join(' ')
}

/** The most alike of the same standard; a denominator that names none is of every standard. */
function partnerOf(
  { operation }: Recipe,
  first: HeldObservation,
  candidates: readonly HeldObservation[],
): HeldObservation | undefined {
  const { standard, timeBasis, concept } = first.series
  const likeness = ({ series, figure }: HeldObservation) =>
    (figure.form === 'ABSENT' ? 0 : 8) +
    (series.standard === standard ? 4 : 0) +
    (series.timeBasis === timeBasis ? 2 : 0) +
    (series.concept === concept ? 1 : 0)
  const [partner] = candidates
    .filter(
      ({ series }) =>
        series.standard === standard || (operation === 'PERCENT_OF' && series.standard === null),
    )
    .sort((a, b) => likeness(b) - likeness(a) || (a.id < b.id ? -1 : 1))
  return partner
}

/** Empty when neither input has a figure, or the result would be of no period that can be told. */
function combined(
  recipe: Recipe,
  first: HeldObservation | undefined,
  second: HeldObservation | undefined,
): HeldObservation[] {
  const inputs = [first, second].filter((input) => input !== undefined).filter(isPresent)
  const [lead] = inputs
  const period = lead && (recipe.isOfYearBefore ? yearBefore(lead.period) : lead.period)
  if (!lead || !period) return []
  const { rule, result, statistic } = recipe
  const concept = sharedBy(inputs.map(({ series }) => series.concept))
  const wanted = {
    rule,
    result,
    period,
    series: { ...lead.series, indicator: result.code, statistic, concept },
  }
  const [firstOf, secondOf] = recipe.inputs.map(({ indicator }) => indicator) as [Indicator, Indicator]
  if (!isStated(lead.period)) {
    return [
      refused(wanted, inputs, 'PERIOD_NOT_STATED', { input: nameOf(lead === first ? firstOf : secondOf) }),
    ]
  }
  if (!first || !second) {
    return [refused(wanted, inputs, 'INPUT_MISSING', { input: nameOf(first ? secondOf : firstOf) })]
  }
  if (!isPresent(first)) return [refusedWithout(wanted, inputs, firstOf, first.figure.absence)]
  if (!isPresent(second)) return [refusedWithout(wanted, inputs, secondOf, second.figure.absence)]
  return [computed(wanted, inputs, operate(recipe.operation, first.figure, second.figure))]
}

/** Null unless the period is one calendar year. */
function yearBefore(period: Period): Period | null {
  if (period.form !== 'YEAR') return null
  const year = String(yearOf(period.start) - 1)
  return periodOf({ start: `${year}-01-01`, end: `${year}-12-31`, label: year })
}

function operate(operation: Recipe['operation'], a: Figure, b: Figure): Computation {
  switch (operation) {
    case 'PLUS':
      return { figure: plus(a, b), terms: termsOf([a, b], '+'), isExact: true }
    case 'MINUS':
      return { figure: minus(a, b), terms: termsOf([a, b], '−'), isExact: true }
    case 'PERCENT_OF': {
      const { VI, EN } = termsOf([a, b], '÷')
      const figure = dividedBy(a, b, { factor: '100', decimals: 2 })
      const [part, whole, share] = [singleValueOf(a), singleValueOf(b), figure && singleValueOf(figure)]
      const isExact =
        part === null ||
        whole === null ||
        share === null ||
        isProduct(multiplyDecimals(part, '100'), share, whole)
      return { figure, terms: { VI: `100 × ${VI}`, EN: `100 × ${EN}` }, isExact }
    }
  }
}

function annualAverages(code: string, held: readonly HeldObservation[]): HeldObservation[] {
  const result = catalogue.findIndicator(code)
  if (!result) return []
  return held
    .filter(({ series }) => series.indicator === code && series.statistic === 'CUMULATIVE')
    .filter(isPresent)
    .map((total) => {
      const { period } = total
      const series: HeldSeries = { ...total.series, statistic: 'ANNUAL_AVERAGE' }
      const wanted: Wanted = { rule: 'ANNUAL_AVERAGE', result, series, period }
      const years = yearsOf(total)
      return typeof years === 'number'
        ? computed(wanted, [total], averageOf(result, total.figure, years))
        : refused(wanted, [total], years, { input: nameOf(result), period: periodWords(period) })
    })
}

/** How many calendar years the source says it is, or why that is not known. */
function yearsOf({ period, inferred }: PresentObservation): number | Refusal {
  if (!isStated(period)) return 'PERIOD_NOT_STATED'
  if (period.form === 'TERM') return 'TERM'
  if (inferred.includes('period')) return 'PERIOD_INFERRED'
  if (period.form !== 'YEARS' && period.form !== 'YEAR') return 'NOT_WHOLE_YEARS'
  return yearOf(period.end) - yearOf(period.start) + 1
}

/** Counts become whole and stay as coarse as they are printed; rates get one decimal more where they need it. */
function averageOf({ valueType }: Indicator, total: Figure, years: number): Computation {
  const divisor = String(years)
  const number: Figure = { form: 'VALUE', qualifier: 'EXACT', value: divisor, decimals: 0, multiplier: 0 }
  const { low, high } = intervalOf(total, true)
  const ends = [low?.at, high?.at].filter((end) => end !== undefined)
  const isExactTo = (decimals: number) =>
    ends.every((end) => isProduct(end, divideDecimals(end, divisor, decimals), divisor))
  const isCount = valueType === 'COUNT' || valueType === 'MONEY'
  const decimals = isCount ? 0 : total.decimals + (isExactTo(total.decimals) ? 0 : 1)
  const average = dividedBy(total, number, { factor: '1', decimals })
  const isCoarse = total.multiplier > total.decimals
  const printed = { decimals: total.decimals, multiplier: total.multiplier }
  return {
    figure: average && isCoarse ? { ...average, ...printed } : average,
    terms: termsOf([total, number], '÷'),
    isExact: isExactTo(decimals),
  }
}

function isProduct(product: string, a: string, b: string): boolean {
  return compareDecimals(multiplyDecimals(a, b), product) === 0
}

/**
 * What may stand beside the figures held: nothing where a province reports the figure itself, or keeps it back; and that a figure is
 * impossible only where there is none by any standard.
 */
function besideReported(
  attempts: readonly HeldObservation[],
  held: readonly HeldObservation[],
): HeldObservation[] {
  const answered = held.filter(({ figure }) => figure.form !== 'ABSENT' || figure.absence !== 'NOT_REPORTED')
  const reported = new Set(answered.map(figureKey))
  const derived = firstOfEach(
    attempts.filter((each) => isPresent(each) && !reported.has(figureKey(each))),
    (each) => `${seriesKey(each)} ${periodKey(each.period)}`,
  )
  const filled = new Set([...answered, ...derived].map(placeKey))
  const impossible = attempts.filter((each) => !isPresent(each) && !filled.has(placeKey(each)))
  return [...derived, ...firstOfEach(impossible, placeKey)]
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...Map.groupBy(items, keyOf).values()].flatMap(([first]) => (first === undefined ? [] : [first]))
}

/** What a figure is of, whatever it was measured by. */
function placeKey({ series, period }: HeldObservation): string {
  const { area, indicator, kind, statistic, breakdown } = series
  return [area, indicator, kind, statistic, periodKey(period), breakdownKey(breakdown)].join(' ')
}

function figureKey(observation: HeldObservation): string {
  return `${placeKey(observation)} ${observation.series.standard}`
}

function seriesKey({ series }: HeldObservation): string {
  const { area, indicator, kind, statistic, timeBasis, standard, concept, breakdown } = series
  return [area, indicator, kind, statistic, timeBasis, standard, concept, breakdownKey(breakdown)].join(' ')
}

function breakdownKey(breakdown: HeldSeries['breakdown']): string {
  return breakdown
    .map(({ dimension, code }) => `${dimension}=${code}`)
    .sort()
    .join(',')
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
