// Reads a text or a workbook as a file, for tests of what is read.
import type { NewObservation } from '#schema/new-observation.ts'
import type { ReadFigure } from '#services/intake/read-figure.ts'
import { type ReadRequest, type ReadSummary, readFile } from '#services/intake/read-file.ts'
import { placeFile } from '../place-file.ts'

export interface ReadText {
  readonly summary: ReadSummary
  readonly figures: readonly ReadFigure[]
}

/** Reads it as a file of An Giang. */
export async function readContent(
  name: string,
  content: string | Uint8Array,
  more: Partial<ReadRequest> = {},
): Promise<ReadText> {
  const path = await placeFile(name, content)
  const figures: ReadFigure[] = []
  const request = { path, name, province: 'VN34-91', mapping: null, today: '2025-11-22', ...more }
  const summary = await readFile(request, (batch) => {
    figures.push(...batch)
  })
  return { summary, figures }
}

/** What a figure says, on one line: area, indicator, days, number, unit, status, kind. */
export function lineOf({ observation }: ReadFigure): string {
  const { key, period, unit, status } = observation
  return [key.area, key.indicator, period.label, numberOf(observation), unit, status, key.kind].join(' | ')
}

function numberOf({ value, low, high, qualifier, absence, decimals, multiplier }: NewObservation): string {
  if (absence !== null) return absence
  const printed = `${decimals}/${multiplier}`
  if (qualifier === 'EXACT') return `${value} ${printed}`
  return `${qualifier} ${[value, low, high].map((number) => number ?? '·').join(' ')} ${printed}`
}

/** The findings: code, cell, and what stands there. */
export function findingsOf({ report }: ReadSummary): string[] {
  return report.groups.flatMap(({ code, findings }) =>
    findings.map(({ place, value }) => `${code} R${place.row ?? '·'}C${place.column ?? '·'} ${value}`.trim()),
  )
}
