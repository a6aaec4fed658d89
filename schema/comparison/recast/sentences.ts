// What is said of a recast: the formula with its numbers, the rule, and why there is none. In both languages.
import type { Indicator } from '../../catalogue/catalogue.ts'
import type { Lang } from '../../codes.ts'
import type { Figure } from '../../figure.ts'
import { type Period, samePeriod } from '../../period.ts'
import type { Area } from '../../registry/registry.ts'
import type { Messages } from '../comparison-result.ts'
import { ABSENCE_WORDS, figureWords, periodWords, STATISTIC_WORDS } from '../figure-words.ts'
import type { HeldObservation } from '../observations.ts'
import type { MergedUnit } from './boundaries.ts'
import type { MemberHoldings } from './member-holdings.ts'

/** "An Giang (VN34-91)": before and after 2025-07-01 the name alone does not tell which. */
export function areaWords({ id, nameVi, nameEn }: Area): Messages {
  return { VI: `${nameVi} (${id})`, EN: `${nameEn} (${id})` }
}

/**
 * A sum with its numbers.
 *
 * @example sumFormula(
 *   [
 *     { form: 'VALUE', qualifier: 'EXACT', value: '1.5', decimals: 1, multiplier: 0 },
 *     { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '4', decimals: 0, multiplier: 0 },
 *   ],
 *   { form: 'BOUNDS', qualifier: 'LESS_THAN', high: '5.5', decimals: 1, multiplier: 0 },
 * )
 * // { VI: '1,5 + (dưới 4) = dưới 5,5', EN: '1.5 + (below 4) = below 5.5' }
 */
export function sumFormula(figures: readonly Figure[], total: Figure): Messages {
  return both((lang) => `${sumWords(figures, lang)} = ${figureWords(total)[lang]}`)
}

/** `100 × (9020 + 18000) / (520000 + 480000) = 2.70` */
export function ratioFormula(above: readonly Figure[], below: readonly Figure[], ratio: Figure): Messages {
  return both(
    (lang) => `100 × (${sumWords(above, lang)}) / (${sumWords(below, lang)}) = ${figureWords(ratio)[lang]}`,
  )
}

/** `(2.81 × 520000 + 1.90 × 480000) / (520000 + 480000) = 2.37` */
export function meanFormula(figures: readonly Figure[], weights: readonly Figure[], mean: Figure): Messages {
  return both((lang) => {
    const terms = figures.flatMap((figure, index) => {
      const weight = weights[index]
      return weight ? [`${operand(figure, lang)} × ${operand(weight, lang)}`] : []
    })
    return `(${terms.join(' + ')}) / (${sumWords(weights, lang)}) = ${figureWords(mean)[lang]}`
  })
}

export function summedRule(unit: MergedUnit): Messages {
  const members = membersWords(unit)
  return {
    VI: `Cộng số liệu của mọi đơn vị cũ nhập vào ${areaWords(unit.area).VI}: ${members.VI}; cùng kỳ, cùng cách đo.`,
    EN: `Sum over every former unit that went into ${areaWords(unit.area).EN}: ${members.EN}; same period, measured alike.`,
  }
}

export function ratioRule(unit: MergedUnit, numerator: Indicator, denominator: Indicator): Messages {
  const members = membersWords(unit)
  return {
    VI: `Tính lại từ tổng tử số (${numerator.nameVi}) và tổng mẫu số (${denominator.nameVi}) của mọi đơn vị cũ: ${members.VI}; cùng kỳ.`,
    EN: `Rebuilt from the sums of numerator (${numerator.nameEn}) and denominator (${denominator.nameEn}) of every former unit: ${members.EN}; same period.`,
  }
}

/** What the figures were weighted by. */
export interface WeightUse {
  readonly weight: Indicator
  readonly weightPeriod: Period
  readonly figurePeriod: Period
  readonly sameSource: boolean
}

export function weightedRule(unit: MergedUnit, use: WeightUse): Messages {
  const members = membersWords(unit)
  const { weight, weightPeriod } = use
  const [period, why] = [periodWords(weightPeriod), whyEstimated(use)]
  return {
    VI: `Bình quân gia quyền của ${members.VI}; quyền số là ${weight.nameVi} (${weight.code}), kỳ ${period.VI}. Là ước tính vì ${why.VI}.`,
    EN: `Mean over ${members.EN}, weighted by ${weight.nameEn} (${weight.code}) of ${period.EN}. An estimate, because ${why.EN}.`,
  }
}

function whyEstimated({ weightPeriod, figurePeriod, sameSource }: WeightUse): Messages {
  if (!samePeriod(weightPeriod, figurePeriod)) {
    const period = periodWords(figurePeriod)
    return { VI: `quyền số không cùng kỳ ${period.VI}`, EN: `the weight is not of ${period.EN}` }
  }
  return sameSource
    ? { VI: 'các số liệu được gộp đã làm tròn', EN: 'the figures combined had been rounded' }
    : { VI: 'quyền số lấy từ nguồn khác', EN: 'the weight is from another source' }
}

/** Says which figures were taken where members have several that differ; nothing where none has. */
export function undecidedSentence(taken: readonly Taken[]): Messages {
  if (taken.length === 0) return { VI: '', EN: '' }
  const list = joined(taken.map(({ member, id }) => both((lang) => `${areaWords(member)[lang]}: ${id}`)))
  return {
    VI: ` Có nơi có nhiều số liệu khác nhau; số liệu được dùng: ${list.VI}.`,
    EN: ` Some hold several figures that differ; those used: ${list.EN}.`,
  }
}

/** The observation that stands for a member with several. */
export interface Taken {
  readonly member: Area
  readonly id: string
}

export function missingRule(
  { unit, period, held }: MemberHoldings,
  missing: readonly Area[],
  isHeldOtherwise: (member: Area) => boolean,
): Messages {
  const [now, when] = [areaWords(unit.area), periodWords(period)]
  const list = joined(
    missing.map((member) => {
      const why = whyMissing(held.get(member.id)?.[0], isHeldOtherwise(member))
      return both((lang) => `${areaWords(member)[lang]}${why[lang]}`)
    }),
  )
  return {
    VI: `Không thể tính cho ${now.VI}, kỳ ${when.VI}: thiếu số liệu của ${list.VI}.`,
    EN: `Cannot be computed for ${now.EN} in ${when.EN}: no figure of ${list.EN}.`,
  }
}

function whyMissing(absent: HeldObservation | undefined, isHeldOtherwise: boolean): Messages {
  const figure = absent?.figure
  if (figure?.form === 'ABSENT') return both((lang) => ` – ${ABSENCE_WORDS[figure.absence][lang]}`)
  if (!isHeldOtherwise) return { VI: '', EN: '' }
  return {
    VI: ' – chỉ có theo chuẩn, khái niệm hoặc thời điểm khác',
    EN: ' – held only by another standard, concept or time basis',
  }
}

export function weightMissingRule(
  { unit, period }: MemberHoldings,
  weight: Indicator | undefined,
  missing: readonly Area[],
): Messages {
  const [now, when, list] = [areaWords(unit.area), periodWords(period), joined(missing.map(areaWords))]
  const name = weight ? { VI: weight.nameVi, EN: weight.nameEn } : { VI: 'quyền số', EN: 'the weight' }
  const ofWhom = {
    VI:
      missing.length > 0
        ? `thiếu ${name.VI} của ${list.VI}`
        : `không có kỳ nào đủ ${name.VI} của mọi đơn vị cũ`,
    EN:
      missing.length > 0
        ? `no ${name.EN} of ${list.EN}`
        : `in no period is there ${name.EN} of every former unit`,
  }
  return {
    VI: `Không thể gộp cho ${now.VI}, kỳ ${when.VI}: ${ofWhom.VI}; không lấy bình quân giản đơn.`,
    EN: `Cannot be combined for ${now.EN} in ${when.EN}: ${ofWhom.EN}; a plain mean would be wrong.`,
  }
}

export function notCombinableRule(
  { unit, series }: MemberHoldings,
  indicator: Indicator | undefined,
): Messages {
  const [now, words] = [areaWords(unit.area), STATISTIC_WORDS[series.statistic]]
  const name = { VI: indicator?.nameVi ?? series.indicator, EN: indicator?.nameEn ?? series.indicator }
  return {
    VI: `Không thể gộp cho ${now.VI}: ${words.VI} của “${name.VI}” không cộng và không lấy bình quân giữa các đơn vị được.`,
    EN: `Cannot be combined for ${now.EN}: the ${words.EN} of “${name.EN}” can be neither added nor averaged over units.`,
  }
}

/** What of a key the sources leave open, so that figures are not known to be alike. */
export type Unstated = 'PERIOD' | 'STANDARD' | 'CONCEPT'

const UNSTATED_WORDS: Readonly<Record<Unstated, Messages>> = {
  PERIOD: { VI: 'kỳ', EN: 'period' },
  STANDARD: { VI: 'chuẩn', EN: 'standard' },
  CONCEPT: { VI: 'khái niệm', EN: 'concept' },
}

export function unstatedRule({ area }: MergedUnit, unstated: Unstated): Messages {
  const [now, what] = [areaWords(area), UNSTATED_WORDS[unstated]]
  return {
    VI: `Không thể gộp cho ${now.VI}: nguồn không nêu ${what.VI}, nên không biết số liệu có cùng ${what.VI} hay không.`,
    EN: `Cannot be combined for ${now.EN}: the source does not state the ${what.EN}, so the figures are not known to share it.`,
  }
}

export function unboundedRule({ area }: MergedUnit): Messages {
  const now = areaWords(area)
  return {
    VI: `Không thể gộp cho ${now.VI}: từ các cận của đơn vị cũ không suy ra được cận nào.`,
    EN: `Cannot be combined for ${now.EN}: the bounds of the former units leave no bound.`,
  }
}

export function inseparableRule(from: Area, member: Area): Messages {
  const [now, old] = [areaWords(from), areaWords(member)]
  return {
    VI: `Không thể tách số liệu của ${now.VI} cho ${old.VI} khi không có phân tổ theo tỉnh cũ.`,
    EN: `A figure of ${now.EN} cannot be taken apart for ${old.EN} without a breakdown by former province.`,
  }
}

function membersWords({ members }: MergedUnit): Messages {
  return both((lang) => members.map((member) => areaWords(member)[lang]).join(', '))
}

function joined(items: readonly Messages[]): Messages {
  return both((lang) => items.map((item) => item[lang]).join('; '))
}

function sumWords(figures: readonly Figure[], lang: Lang): string {
  return figures.map((figure) => operand(figure, lang)).join(' + ')
}

/** What is more than a plain number stands in brackets. */
function operand(figure: Figure, lang: Lang): string {
  const words = figureWords(figure)[lang]
  return /^\d/.test(words) ? words : `(${words})`
}

function both(write: (lang: Lang) => string): Messages {
  return { VI: write('VI'), EN: write('EN') }
}
