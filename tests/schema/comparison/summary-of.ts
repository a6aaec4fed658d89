// The summary of one column of literal figures, and the two provinces whose poor households are counted by hand.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { DataKind, Statistic } from '#schema/codes.ts'
import type { Choice, PresentChoice } from '#schema/comparison/choices.ts'
import type { ColumnSummary } from '#schema/comparison/comparison-result.ts'
import type { IssueCode } from '#schema/comparison/issue-rules.ts'
import { isPresent } from '#schema/comparison/observations.ts'
import { rankColumn } from '#schema/comparison/ranks.ts'
import type { RowPlan } from '#schema/comparison/rows.ts'
import { indexRelated, summarise } from '#schema/comparison/summaries.ts'
import type { World } from '#schema/comparison/world.ts'
import { registry } from '#schema/registry/registry.ts'
import { heldOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

const world: World = { registry, catalogue, members: [] }

/** A figure in an area: everything else is the column's. */
export type Figures = Readonly<Record<string, Partial<LiteralFigure> | null>>

interface ColumnOf {
  readonly indicator: string
  readonly statistic?: Statistic
  readonly kind?: DataKind
  readonly period?: string
  readonly standard?: string
  readonly breakdown?: Readonly<Record<string, string>>
  readonly related?: readonly LiteralFigure[]
  readonly accept?: readonly IssueCode[]
}

/** The summary of one column; an area with null is a row without a figure. */
export function summaryOf(column: ColumnOf, figures: Figures): ColumnSummary {
  const { statistic = 'SHARE', kind = 'ACTUAL', period = '2022', related = [], accept = [] } = column
  const indicator = catalogue.findIndicator(column.indicator)
  if (!indicator) throw new Error(column.indicator)
  const { standard, breakdown = {} } = column
  const shared = {
    indicator: indicator.code,
    statistic,
    kind,
    period,
    breakdown,
    ...(standard && { standard }),
  }
  const choices = Object.entries(figures).map(([area, figure], position): Choice => {
    const place = { row: rowOf(area), position, note: null, alternatives: [] }
    if (figure === null) return { ...place, observation: null, absence: 'NOT_REPORTED', impossible: null }
    const observation = heldOf({ ...shared, ...figure, area })
    if (!isPresent(observation)) throw new Error('absent')
    return { ...place, observation, absence: null, impossible: null }
  })
  const present = choices.filter((choice): choice is PresentChoice => choice.observation !== null)
  const plan = {
    id: `${indicator.code}.${statistic}.${kind}`,
    indicator,
    statistic,
    kind,
    breakdown: Object.entries(breakdown).map(([dimension, code]) => ({ dimension, code })),
    period: null,
    unit: indicator.unit,
    direction: indicator.higherIs,
    statistics: [statistic],
    candidates: new Map(),
    held: new Map(),
    asked: null,
    common: null,
  }
  const accepted = new Set(accept)
  const { blockedBy } = rankColumn(plan, present, accepted)
  return summarise({ plan, choices, present, blockedBy }, indexRelated(related.map(heldOf)), {
    accepted,
    world,
  })
}

function rowOf(id: string): RowPlan {
  const area = registry.findArea(id)
  const province = registry.findProvince(area?.host ?? '')
  if (!area || !province) throw new Error(id)
  const messages = { VI: '', EN: '' }
  const answer = {
    province,
    state: 'LIVE',
    ageSeconds: 0,
    release: null,
    answeredAt: null,
    messages,
    table: null,
    read: [],
  } as const
  const isUnchanged = registry.successions.some(
    ({ from, to, relation }) => relation === 'UNCHANGED' && (from === id || to === id),
  )
  return { area, province, answer, boundary: isUnchanged ? 'UNCHANGED' : area.scheme }
}

/** A count in an area in 2022, unless it says otherwise. */
export function count(
  area: string,
  indicator: string,
  value: string,
  more: Partial<LiteralFigure> = {},
): LiteralFigure {
  return { area, indicator, value, statistic: 'LEVEL', period: '2022', ...more }
}

export const POOR = { indicator: 'POOR_HH_RATE', standard: 'MDP_2022_2025' } as const
export const JOBS = { indicator: 'JOBS_CREATED', statistic: 'LEVEL' } as const
export const ofPoor = { standard: 'MDP_2022_2025' } as const
/** 3000 of 100000 households are 3%, 12000 of 200000 are 6%: together 15000 of 300000, which is 5% and not the plain mean 4.5%. */
export const COUNTS = [
  count('VN63-89', 'POOR_HH_COUNT', '3000', ofPoor),
  count('VN63-89', 'HH_TOTAL', '100000'),
  count('VN63-91', 'POOR_HH_COUNT', '12000', ofPoor),
  count('VN63-91', 'HH_TOTAL', '200000'),
]
export const WEIGHTS = COUNTS.filter(({ indicator }) => indicator === 'HH_TOTAL')
export const RATES = { 'VN63-89': { value: '3' }, 'VN63-91': { value: '6' } }
