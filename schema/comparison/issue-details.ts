// What the {details} of an issue's sentence say of a cell, where that takes more than its figure. When an issue is raised is
// issue-finders.ts; the sentence around it is issue-sentences.ts.
import { byNewestStandard } from '../catalogue/standards.ts'
import type { Statistic } from '../codes.ts'
import { formatPeriod } from '../period.ts'
import type { SeriesBreakFound } from './breaks.ts'
import type { PairedClaim } from './claims.ts'
import type { ColumnPlan } from './columns.ts'
import { newestFirst } from './common-period.ts'
import type { Messages } from './comparison-result.ts'
import { BOUNDARY_WORDS, figureWords, inBoth, joined, numberWords, STATISTIC_WORDS } from './figure-words.ts'
import { type Impossible, isPresent } from './observations.ts'
import type { TargetPair } from './targets.ts'

const PERIODS_SHOWN = 5

/** What is said of a figure, and of its target where that is unlike it: `SUPPORTED, mục tiêu NEW`. */
export function targetWords(own: Messages, ofTarget: string | undefined): Messages {
  if (ofTarget === undefined) return own
  const target = ofTarget in STATISTIC_WORDS ? STATISTIC_WORDS[ofTarget as Statistic] : inBoth(ofTarget)
  return { VI: `${own.VI}, mục tiêu: ${target.VI}`, EN: `${own.EN}, target: ${target.EN}` }
}

export function targetFigureWords(pair: TargetPair | undefined): Messages {
  return pair ? figureWords(pair.target.figure) : inBoth('')
}

export function claimWords({ value, recomputed }: PairedClaim): Messages {
  const [printed, again] = [numberWords(value), numberWords(recomputed ?? '?')]
  return {
    VI: `nguồn in ${printed.VI} %, tính lại ${again.VI} %`,
    EN: `the source prints ${printed.EN} %, its figures give ${again.EN} %`,
  }
}

export function breakWords(found: SeriesBreakFound): Messages {
  switch (found.why) {
    case 'DEFINITION':
      return { VI: found.seriesBreak.nameVi, EN: found.seriesBreak.nameEn }
    case 'MARKED':
      return { VI: 'cơ quan đánh dấu đứt chuỗi', EN: 'marked as a break by the office' }
    default:
      return inBoth(`${found.from ?? '?'} → ${found.to ?? '?'}`)
  }
}

/** What parts a merged unit from the units before it. */
export const NEW_TERRITORY: Messages = {
  VI: 'địa giới đổi ngày 01/07/2025, số trước đó là của đơn vị cũ',
  EN: 'the territory changed on 2025-07-01, figures before are of the former units',
}

/** The boundaries that what is held lies on. */
export function inputBoundaryWords({ inputs }: Impossible): Messages {
  const isOld = inputs.some(({ series }) => series.area.startsWith('VN63'))
  return BOUNDARY_WORDS[isOld ? 'VN63' : 'VN34']
}

/** The periods an area holds, newest first; with their standards where only these keep areas apart. */
export function heldPeriodWords({ held, common }: ColumnPlan, area: string): Messages {
  const observations = [...(held.get(area) ?? [])]
    .filter(isPresent)
    .sort((a, b) => newestFirst(a.period, b.period) || byNewestStandard(a.series.standard, b.series.standard))
  const said = observations.map(({ period, series }) => {
    const standard = common?.differsInStandard ? ` (${series.standard ?? '?'})` : ''
    return { VI: `${formatPeriod(period)}${standard}`, EN: `${formatPeriod(period, 'EN')}${standard}` }
  })
  const distinct = said.filter((words, index) => said.findIndex(({ VI }) => VI === words.VI) === index)
  const rest = distinct.length > PERIODS_SHOWN ? [inBoth('…')] : []
  return joined([...distinct.slice(0, PERIODS_SHOWN), ...rest])
}
