// A single figure as the comparison holds it, written as a test writes figures: for the steps that are tested by themselves.
import type {
  AbsentObservation,
  HeldObservation,
  PresentObservation,
} from '#schema/comparison/observations.ts'
import { readFigure } from '#schema/figure.ts'
import { parsePeriod, periodOf } from '#schema/period.ts'
import { keyOf, type LiteralFigure } from './table-of.ts'

/** The observation of a figure; throws when its numbers contradict its qualifier. */
export function heldOf(figure: LiteralFigure): HeldObservation {
  const read = readFigure({
    value: figure.value ?? null,
    low: figure.low ?? null,
    high: figure.high ?? null,
    qualifier: figure.qualifier ?? 'EXACT',
    absence: figure.absence ?? null,
    decimals: figure.decimals ?? figure.value?.split('.')[1]?.length ?? 0,
    multiplier: figure.multiplier ?? 0,
  })
  if (!read) throw new Error(`not a figure: ${JSON.stringify(figure)}`)
  const days = figure.period === null ? { start: null, end: null } : parsePeriod(figure.period)
  const confidence = figure.confidence ?? '1'
  return {
    series: {
      ...keyOf(figure),
      breakdown: Object.entries(figure.breakdown ?? {}).map(([dimension, code]) => ({ dimension, code })),
    },
    id: figure.id ?? `${figure.area}/${figure.indicator}/${figure.period}`,
    period: periodOf({ start: days.start, end: days.end, label: figure.period ?? 'trong năm' }),
    figure: read,
    derivation: null,
    status: figure.status ?? 'A',
    inferred: figure.inferred ?? [],
    note: null,
    source: {
      id: '001',
      title: 'Báo cáo',
      publisher: 'Sở',
      date: '2023',
      attribution: confidence === '1' ? 'STATED' : 'INFERRED',
      confidence,
    },
    place: null,
    release: { number: 1, publishedAt: '2026-11-01T00:00:00Z', note: null },
  } as PresentObservation | AbsentObservation
}

/** Several at once, all present. */
export function presentOf(...figures: readonly LiteralFigure[]): PresentObservation[] {
  return figures.map((figure) => {
    const held = heldOf(figure)
    if (held.figure.form === 'ABSENT') throw new Error(`absent: ${JSON.stringify(figure)}`)
    return held as PresentObservation
  })
}
