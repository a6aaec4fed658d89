// How a cell came about, step by step, in words and numbers: the figure and its source, how it was computed, its rank, its change,
// its gaps, its target, and what there is to doubt. Written only when somebody asks.
import { type ClaimKind, LANGS, type Lang } from '../codes.ts'
import { formatPeriod, type Period, periodOf } from '../period.ts'
import type { Choice } from './choices.ts'
import type { Cell, Messages } from './comparison-result.ts'
import {
  ABSENCE_WORDS,
  ATTAINMENT_WORDS,
  DIRECTION_WORDS,
  figureWords,
  inBoth,
  numberWords,
  STATISTIC_WORDS,
  STATUS_WORDS,
  UNIT_WORDS,
} from './figure-words.ts'
import { type IssueCode, ruleOf } from './issue-rules.ts'
import type { JudgedColumn } from './judged-column.ts'
import type { PresentObservation } from './observations.ts'

/** The explanation of a cell: one step a line, numbered. `issues` are the codes that touch the cell. */
export function explainCell(cell: Omit<Cell, 'explain'>, choice: Choice, column: JudgedColumn): Messages {
  const steps = [
    ...(choice.observation
      ? [figureStep(choice.observation, choice, column), ...computedSteps(choice.observation)]
      : absenceSteps(choice, column)),
    ...(choice.observation ? [rankStep(cell, column)] : []),
    ...changeSteps(cell),
    ...gapSteps(cell),
    ...shareSteps(cell),
    ...targetSteps(cell),
    ...claimSteps(cell),
    ...doubtSteps(cell.issues),
  ]
  return both((lang) => steps.map((step, index) => `${index + 1}. ${step[lang]}`).join('\n'))
}

function figureStep(observation: PresentObservation, { row }: Choice, { plan }: JudgedColumn): Messages {
  const { figure, period, series, status, source, place, release, derivation } = observation
  const number = figureWords(figure)
  const unit = UNIT_WORDS[plan.unit]
  const statistic = STATISTIC_WORDS[series.statistic]
  const part = plan.breakdown.map(({ dimension, code }) => `, ${dimension} ${code}`).join('')
  return both((lang) =>
    sentence([
      `${nameOf(row.area, lang)}, ${nameOf(plan.indicator, lang)} (${statistic[lang]})${part}, ${formatPeriod(period, lang)}: ${number[lang]} ${unit[lang]}`.trim(),
      status === 'A' ? null : STATUS_WORDS[status][lang],
      series.standard && `${lang === 'VI' ? 'chuẩn' : 'standard'} ${series.standard}`,
      series.concept && `${lang === 'VI' ? 'khái niệm' : 'concept'} ${series.concept}`,
      source &&
        `${lang === 'VI' ? 'nguồn' : 'source'}: ${source.title}, ${source.publisher}, ${source.date}${place ? `, ${place}` : ''}`,
      release && `${lang === 'VI' ? 'lần công bố số' : 'release'} ${release.number}`,
      !derivation && `${lang === 'VI' ? 'bản ghi' : 'record'} ${observation.id}`,
    ]),
  )
}

function computedSteps({ derivation }: PresentObservation): Messages[] {
  if (!derivation) return []
  const { rule, formula, inputs } = derivation
  const title: Messages = { VI: 'Được tính', EN: 'Computed' }
  const from: Messages = { VI: 'Từ', EN: 'From' }
  return [
    both((lang) => `${title[lang]}: ${rule[lang]} ${formula[lang]}.`),
    both((lang) => `${from[lang]}: ${inputs.map((input) => inputWords(input)[lang]).join('; ')}.`),
  ]
}

function inputWords({ series, period, figure, id }: PresentObservation): Messages {
  const number = figureWords(figure)
  return both(
    (lang) => `${series.area} ${series.indicator} ${formatPeriod(period, lang)} = ${number[lang]} (${id})`,
  )
}

function absenceSteps({ row, absence, impossible }: Choice, { plan }: JudgedColumn): Messages[] {
  const words = ABSENCE_WORDS[absence ?? 'NOT_REPORTED']
  const said: Messages = { VI: 'không có số liệu', EN: 'no figure' }
  const first = both(
    (lang) => `${nameOf(row.area, lang)}, ${nameOf(plan.indicator, lang)}: ${said[lang]}, ${words[lang]}.`,
  )
  if (!impossible) return [first]
  const held: Messages = { VI: 'Đang có', EN: 'Held' }
  const inputs = impossible.inputs.map(inputWords)
  return [
    first,
    impossible.rule,
    ...(inputs.length > 0
      ? [both((lang) => `${held[lang]}: ${inputs.map((each) => each[lang]).join('; ')}.`)]
      : []),
  ]
}

function rankStep(
  { rank, rankBest, rankWorst, rankedOf, ties }: Omit<Cell, 'explain'>,
  column: JudgedColumn,
): Messages {
  if (rankBest === null || !rankedOf) {
    const why = column.blockedBy.length > 0 ? ` (${column.blockedBy.join(', ')})` : ''
    return { VI: `Không xếp hạng${why}.`, EN: `Not ranked${why}.` }
  }
  const { ranked, expected } = rankedOf
  const direction = DIRECTION_WORDS[column.plan.direction]
  const place = rank === null ? `${rankBest}–${rankWorst}` : `${rank}`
  const shared: Messages = ties
    ? { VI: `, bằng ${ties} địa bàn khác`, EN: `, equal to ${ties} more` }
    : inBoth('')
  return {
    VI: `Hạng ${place} trong ${ranked} địa bàn xếp được, trên ${expected} được hỏi; ${direction.VI}${shared.VI}.`,
    EN: `Rank ${place} of ${ranked} ranked, of ${expected} asked; ${direction.EN}${shared.EN}.`,
  }
}

function changeSteps({ change, value }: Omit<Cell, 'explain'>): Messages[] {
  if (!change) return []
  const from = periodFrom(change.from)
  const unit = UNIT_WORDS[change.unit]
  return [
    both((lang) => {
      const since = `${lang === 'VI' ? 'Thay đổi so với' : 'Change since'} ${formatPeriod(from, lang)}`
      const points = change.points === null ? null : numberWords(change.points)[lang]
      const range = [change.low, change.high].map((end) => (end === null ? '…' : numberWords(end)[lang]))
      const relative =
        change.relativePercent === null ? '' : ` (${numberWords(change.relativePercent)[lang]} %)`
      return `${since}: ${points ?? `${range[0]} … ${range[1]}`} ${unit[lang]}${relative}${value === null ? '' : `, ${lang === 'VI' ? 'đến' : 'to'} ${numberWords(value)[lang]}`}.`
    }),
  ]
}

function gapSteps(cell: Omit<Cell, 'explain'>): Messages[] {
  const unit = UNIT_WORDS[cell.gapUnit]
  const rows: readonly [string | null, Messages][] = [
    [cell.gapToBest, { VI: 'với địa bàn tốt nhất', EN: 'to the best area' }],
    [cell.gapToMedian, { VI: 'với trung vị', EN: 'to the median' }],
    [cell.gapToNational, { VI: 'với cả nước', EN: 'to the national figure' }],
  ]
  const given = rows.filter(([gap]) => gap !== null)
  if (given.length === 0) return []
  return [
    both(
      (lang) =>
        `${lang === 'VI' ? 'Chênh lệch' : 'Gap'} ${given.map(([gap, words]) => `${words[lang]}: ${numberWords(gap ?? '')[lang]} ${unit[lang]}`).join('; ')}.`,
    ),
  ]
}

function shareSteps({ share, perDenominator }: Omit<Cell, 'explain'>): Messages[] {
  return [
    ...(share === null
      ? []
      : [
          both(
            (lang) =>
              `${lang === 'VI' ? 'Chiếm' : 'It is'} ${numberWords(share)[lang]} % ${lang === 'VI' ? 'của tổng' : 'of the whole'}.`,
          ),
        ]),
    ...(perDenominator === null
      ? []
      : [
          both(
            (lang) =>
              `${nameOf(perDenominator.indicator, lang)}: ${numberWords(perDenominator.value)[lang]} % (÷ ${numberWords(perDenominator.denominator)[lang]}).`,
          ),
        ]),
  ]
}

function targetSteps(cell: Omit<Cell, 'explain'>): Messages[] {
  const { target, attainment, attainmentPercent, distanceToLow, distanceToHigh } = cell
  if (!target) return []
  const ends = target.value === null ? [target.low, target.high].map((end) => end ?? '…') : [target.value]
  const period = periodFrom(target.period)
  const distances = [...new Set([distanceToLow, distanceToHigh])].filter((distance) => distance !== null)
  return [
    both((lang) => {
      const aim = ends.map((end) => numberWords(end)[lang]).join('–')
      const said = attainment
        ? ATTAINMENT_WORDS[attainment][lang]
        : lang === 'VI'
          ? 'không xét đạt hay không'
          : 'not judged'
      const far =
        distances.length > 0
          ? `; ${lang === 'VI' ? 'cách mục tiêu' : 'distance'} ${distances.map((each) => numberWords(each)[lang]).join(' … ')}`
          : ''
      const percent = attainmentPercent === null ? '' : `; ${numberWords(attainmentPercent)[lang]} %`
      return `${lang === 'VI' ? 'Mục tiêu' : 'Target'} ${formatPeriod(period, lang)}: ${aim} (${target.observationId}): ${said}${far}${percent}.`
    }),
  ]
}

function claimSteps({ claims }: Omit<Cell, 'explain'>): Messages[] {
  return claims.map(({ kind, value, recomputed, observationId }) =>
    both((lang) => {
      const said = CLAIM_WORDS[kind][lang]
      const computed = lang === 'VI' ? 'tính lại' : 'recomputed'
      const again = recomputed === null ? '' : `, ${computed} ${numberWords(recomputed)[lang]} %`
      return `${said} ${numberWords(value)[lang]} % (${observationId})${again}.`
    }),
  )
}

const CLAIM_WORDS: Readonly<Record<ClaimKind, Messages>> = {
  ACHIEVEMENT: { VI: 'Nguồn nói đạt', EN: 'The source says that it reached' },
  EXCEEDANCE: { VI: 'Nguồn nói vượt', EN: 'The source says that it exceeded the target by' },
}

function doubtSteps(issues: readonly IssueCode[]): Messages[] {
  if (issues.length === 0) return []
  const blocking = issues.filter((code) => ruleOf(code).severity === 'BLOCKS')
  const said: Messages = { VI: 'Cần lưu ý', EN: 'To be kept in mind' }
  const blocks: Messages = { VI: 'chặn so sánh', EN: 'blocking' }
  return [
    both(
      (lang) =>
        `${said[lang]}: ${issues.join(', ')}${blocking.length > 0 ? ` (${blocks[lang]}: ${blocking.join(', ')})` : ''}.`,
    ),
  ]
}

function periodFrom({
  start,
  end,
  label,
}: {
  start: string | null
  end: string | null
  label: string
}): Period {
  return periodOf({ start, end, label })
}

function nameOf(
  { nameVi, nameEn }: { readonly nameVi: string; readonly nameEn: string },
  lang: Lang,
): string {
  return lang === 'VI' ? nameVi : nameEn
}

function sentence(parts: readonly (string | null | false)[]): string {
  return `${parts.filter(Boolean).join('; ')}.`
}

function both(write: (lang: Lang) => string): Messages {
  const [VI, EN] = LANGS.map(write)
  return { VI: VI ?? '', EN: EN ?? '' }
}
