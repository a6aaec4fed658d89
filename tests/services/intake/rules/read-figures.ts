// Figures as a file could bring them, with only what a test is about, and what the rules say of them.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { Unit } from '#schema/codes.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { parsePeriod } from '#schema/period.ts'
import { registry } from '#schema/registry/registry.ts'
import type { SeriesKey } from '#schema/series-table.ts'
import type { Finding } from '#services/intake/finding.ts'
import type { ReadFigure } from '#services/intake/read-figure.ts'
import { createRules } from '#services/intake/rules/create-rules.ts'

/** An Giang, which hosts Kiên Giang's figures as well. */
export const PROVINCE = 'VN34-91'

export type Parts = Partial<Omit<NewObservation, 'key' | 'period'>> &
  Partial<SeriesKey> & {
    readonly period?: string | null
    readonly withdraws?: boolean
    readonly row?: number
  }

/** A final figure of An Giang before the merger, of 2022, in the unit of its indicator; decimals are those of the text. */
export function read(parts: Parts): ReadFigure {
  const { indicator = 'HH_TOTAL', period = '2022', withdraws = false, row = 2, ...others } = parts
  const known = catalogue.findIndicator(indicator)
  const isShare = known?.valueType === 'RATE' || known?.valueType === 'RATIO'
  const { area = 'VN63-89', kind = 'ACTUAL', statistic = isShare ? 'SHARE' : 'LEVEL' } = others
  const { timeBasis = 'END_OF_PERIOD', standard = null, concept = null, breakdown = {}, ...rest } = others
  const printed = rest.value ?? rest.high ?? rest.low ?? ''
  return {
    observation: {
      key: { indicator, area, kind, statistic, timeBasis, standard, concept, breakdown },
      unit: (known?.unit ?? 'PERSONS') as Unit,
      id: 'a1',
      period: daysOf(period),
      value: null,
      low: null,
      high: null,
      qualifier: 'EXACT',
      decimals: printed.split('.')[1]?.length ?? 0,
      multiplier: 0,
      status: 'A',
      access: 'PUBLIC',
      absence: null,
      inferred: [],
      note: null,
      source: SOURCE,
      place: null,
      ...rest,
    },
    place: { file: 'so-lieu.csv', sheet: null, row, column: null },
    withdraws,
  }
}

const SOURCE = {
  id: 'BC-1',
  title: 'Báo cáo năm 2022',
  publisher: 'Sở LĐTBXH An Giang',
  date: '2023-07-31',
  attribution: 'STATED',
  confidence: '1.00',
} as const

/** A poor-household rate or count of the standard of 2022. */
export function poor(parts: Parts): ReadFigure {
  return read({ indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025', ...parts })
}

export interface Setting {
  readonly province?: string
  readonly today?: string
}

/** What the rules find, in the order in which they tell it. Figures stand in rows 2, 3, 4 … unless they say where. */
export function findingsOf(figures: readonly ReadFigure[], setting: Setting = {}): Finding[] {
  const findings: Finding[] = []
  const { province = PROVINCE, today = '2025-12-31' } = setting
  const report = (finding: Finding) => {
    findings.push(finding)
  }
  const rules = createRules({ catalogue, registry, province, today, report })
  figures.forEach((figure, index) => {
    const isPlaced = figure.place.row !== 2
    rules.check(isPlaced ? figure : { ...figure, place: { ...figure.place, row: index + 2 } })
  })
  rules.finish()
  return findings
}

/** The same as codes with the row they are told of: `['JUMP 3']`. */
export function codesOf(figures: readonly ReadFigure[], setting: Setting = {}): string[] {
  return findingsOf(figures, setting).map(({ code, place }) => `${code} ${place.row}`)
}

function daysOf(period: string | null) {
  if (period === null) return { start: null, end: null, label: 'trong năm' }
  const { start, end, label } = parsePeriod(period)
  return { start, end, label }
}
