// The whole country beside a column: whether its figures are of all units, and the national figure that was published.
import { findNationalFigure } from '../catalogue/national-figures.ts'
import type { SummaryScope } from '../codes.ts'
import { subtractDecimals } from '../decimal.ts'
import { periodCode, type StatedPeriod } from '../period.ts'
import type { Area, Registry } from '../registry/registry.ts'
import type { Choice, PresentChoice } from './choices.ts'
import type { ColumnPlan } from './columns.ts'
import type { PublishedNational } from './comparison-result.ts'
import type { PresentObservation } from './observations.ts'

/** Any figure of a stated period: where figures do not differ, it has the period, standard and concept of all. */
export type Common = PresentObservation & { readonly period: StatedPeriod }

/** The country is all units of one set of boundaries, each with a figure that counts; the old ones only while they were in force. */
export function scopeOf(
  choices: readonly Choice[],
  counted: readonly PresentChoice[],
  like: Common | null,
  { areas }: Registry,
): SummaryScope {
  const scheme = choices[0]?.row.area.scheme
  const isUnit = (area: Area) => area.scheme === scheme && area.host !== null
  // Every row is another area: where all are units, and as many as there are, they are all units.
  const isCountry =
    like !== null &&
    counted.length === choices.length &&
    choices.length === areas.filter(isUnit).length &&
    choices.every(({ row: { area } }) => isUnit(area) && wasInForce(area, like.period))
  return isCountry ? 'NATIONAL' : 'TOTAL_OF_ASKED'
}

function wasInForce({ validTo }: Area, { end }: StatedPeriod): boolean {
  return validTo === null || end <= validTo
}

/** Only of the same period and standard: neither is guessed. */
export function publishedBeside(
  { kind, breakdown, unit }: ColumnPlan,
  like: Common | null,
  total: string | null,
): PublishedNational | null {
  if (!like || like.series.concept !== null || kind !== 'ACTUAL' || breakdown.length > 0) return null
  const { start, end } = like.period
  const figure = findNationalFigure({ ...like.series, start, end })
  if (!figure) return null
  const { value, title, publisher, verified } = figure
  const difference = total === null ? null : subtractDecimals(total, value)
  const period = { start, end, label: periodCode({ start, end }), stated: true }
  return { value, unit, period, difference, title, publisher, verified }
}
