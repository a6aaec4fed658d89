// The same figures from two answers, in one form: where each stands → what it says. So series and slices are held against each other.
import { type AnsweredTable, entryAt } from '#schema/series-table.ts'
import { keyOf, type WireSeries } from './wire-series.ts'

/** Series key and period → figure and record id. */
export type FigureList = ReadonlyMap<string, string>

export function figuresOfSeries(series: readonly WireSeries[]): FigureList {
  return new Map(
    series.flatMap((one) =>
      one.observations.map((observation) => {
        const { id, period, value, low, high, qualifier, decimals, multiplier, status, absence, release } =
          observation
        const figure = [
          id,
          value,
          low,
          high,
          qualifier,
          decimals,
          multiplier,
          status,
          absence,
          release.number,
        ]
        return [`${keyOf(one)} ${period.start}/${period.end}`, JSON.stringify(figure)] as const
      }),
    ),
  )
}

export function figuresOfTable({ series, releases }: AnsweredTable): FigureList {
  return new Map(
    series.flatMap((one) =>
      one.ids.map((id, at) => {
        const numbers = [one.values, one.low, one.high].map((column) => entryAt(column, at))
        const rest = [one.qualifiers, one.decimals, one.multipliers, one.statuses, one.absences].map(
          (column) => entryAt<unknown>(column, at),
        )
        const figure = [id, ...numbers, ...rest, releases[entryAt(one.releases, at)]?.number]
        const period = one.periods[at]
        return [`${tableKey(one)} ${period?.start}/${period?.end}`, JSON.stringify(figure)] as const
      }),
    ),
  )
}

function tableKey({ key }: AnsweredTable['series'][number]): string {
  const parts = Object.entries(key.breakdown)
    .map(([dimension, code]) => `${dimension}=${code}`)
    .sort()
  const { indicator, area, kind, statistic, timeBasis, standard, concept } = key
  return [indicator, area, kind, statistic, timeBasis, standard ?? '', concept ?? '', ...parts].join('|')
}
