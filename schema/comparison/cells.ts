// A cell as the contract shows it: the chosen observation with everything needed to trust it, or the reason why there is none.
import type { Ranked } from '../rank.ts'
import {
  alternativeOf,
  claimView,
  type FlatNumbers,
  flatten,
  inputView,
  periodView,
  sourceView,
  targetView,
} from './cell-views.ts'
import type { Choice } from './choices.ts'
import type { Cell, Messages, PerDenominator } from './comparison-result.ts'
import { explainCell } from './explain.ts'
import type { Gaps } from './gaps.ts'
import type { IssueCode } from './issue-rules.ts'
import type { JudgedColumn } from './judged-column.ts'
import type { Derived, Impossible } from './observations.ts'
import type { TargetPair } from './targets.ts'

/** What is known of the cells of all columns together. */
export interface Sheet {
  /** Codes of the issues that touch a cell, by index of its column and of its row. */
  codesAt(column: number, row: number): readonly IssueCode[]
  perDenominator(column: JudgedColumn, choice: Choice): PerDenominator | null
}

/** A cell that works out what it is asked for: a page is thousands of cells, and of each a caller reads a few fields. */
export class ComputedCell implements Cell {
  readonly #column: JudgedColumn
  readonly #choice: Choice
  readonly #sheet: Sheet

  constructor(column: JudgedColumn, choice: Choice, sheet: Sheet) {
    this.#column = column
    this.#choice = choice
    this.#sheet = sheet
  }

  get value(): Cell['value'] {
    return this.#figure?.value ?? null
  }

  get low(): Cell['low'] {
    return this.#figure?.low ?? null
  }

  get high(): Cell['high'] {
    return this.#figure?.high ?? null
  }

  get qualifier(): Cell['qualifier'] {
    return this.#figure?.qualifier ?? null
  }

  get status(): Cell['status'] {
    return this.#choice.observation?.status ?? null
  }

  get kind(): Cell['kind'] {
    return this.#column.plan.kind
  }

  get statistic(): Cell['statistic'] {
    return this.#column.plan.statistic
  }

  get standard(): Cell['standard'] {
    return this.#choice.observation?.series.standard ?? null
  }

  get concept(): Cell['concept'] {
    return this.#choice.observation?.series.concept ?? null
  }

  get timeBasis(): Cell['timeBasis'] {
    return this.#choice.observation?.series.timeBasis ?? null
  }

  get period(): Cell['period'] {
    const { observation } = this.#choice
    return observation && periodView(observation.period)
  }

  get unit(): Cell['unit'] {
    return this.#column.plan.unit
  }

  get decimals(): Cell['decimals'] {
    return this.#choice.observation?.figure.decimals ?? null
  }

  get multiplier(): Cell['multiplier'] {
    return this.#choice.observation?.figure.multiplier ?? null
  }

  get rank(): Cell['rank'] {
    return this.#ranked?.rank ?? null
  }

  get rankBest(): Cell['rankBest'] {
    return this.#ranked?.rankBest ?? null
  }

  get rankWorst(): Cell['rankWorst'] {
    return this.#ranked?.rankWorst ?? null
  }

  get rankedOf(): Cell['rankedOf'] {
    const { ranks, choices } = this.#column
    return this.#ranked ? { ranked: ranks.size, expected: choices.length } : null
  }

  get ties(): Cell['ties'] {
    return this.#ranked?.ties ?? null
  }

  get boundaries(): Cell['boundaries'] {
    return this.#choice.row.area.scheme
  }

  get change(): Cell['change'] {
    return this.#column.changes[this.#choice.position]?.change ?? null
  }

  get gapToBest(): Cell['gapToBest'] {
    return this.#gaps.toBest
  }

  get ratioToBest(): Cell['ratioToBest'] {
    return this.#gaps.ratioToBest
  }

  get gapToMedian(): Cell['gapToMedian'] {
    return this.#gaps.toMedian
  }

  get gapToNational(): Cell['gapToNational'] {
    return this.#gaps.toNational
  }

  get gapUnit(): Cell['gapUnit'] {
    const { unit } = this.#column.plan
    return unit === 'PERCENT' ? 'PERCENTAGE_POINTS' : unit
  }

  get share(): Cell['share'] {
    return this.#column.shares.shareAt(this.#column.index, this.#choice.position)
  }

  get perDenominator(): Cell['perDenominator'] {
    return this.#sheet.perDenominator(this.#column, this.#choice)
  }

  get target(): Cell['target'] {
    const pair = this.#target
    return pair ? targetView(pair.target) : null
  }

  get distanceToLow(): Cell['distanceToLow'] {
    return this.#target?.distanceToLow ?? null
  }

  get distanceToHigh(): Cell['distanceToHigh'] {
    return this.#target?.distanceToHigh ?? null
  }

  get attainment(): Cell['attainment'] {
    return this.#target?.attainment ?? null
  }

  get attainmentPercent(): Cell['attainmentPercent'] {
    return this.#target?.attainmentPercent ?? null
  }

  get exceededPercent(): Cell['exceededPercent'] {
    return this.#target?.exceededPercent ?? null
  }

  get claims(): Cell['claims'] {
    return this.#column.claims.get(this.#choice)?.map(claimView) ?? NONE
  }

  get derivation(): Cell['derivation'] {
    return this.#computed?.how ?? (this.#choice.observation ? 'REPORTED' : null)
  }

  get formula(): Cell['formula'] {
    return this.#choice.observation?.derivation?.formula ?? null
  }

  get inputs(): Cell['inputs'] {
    return this.#computed?.inputs.map(inputView) ?? NONE
  }

  get missing(): Cell['missing'] {
    return this.#choice.impossible?.missing ?? NONE
  }

  get absence(): Cell['absence'] {
    return this.#choice.absence
  }

  get alternatives(): Cell['alternatives'] {
    return this.#choice.alternatives.map(alternativeOf)
  }

  get inferred(): Cell['inferred'] {
    return this.#choice.observation?.inferred ?? NONE
  }

  get note(): Cell['note'] {
    return this.#choice.note
  }

  get observationId(): Cell['observationId'] {
    const { observation } = this.#choice
    return observation && !observation.derivation ? observation.id : null
  }

  get source(): Cell['source'] {
    const { observation } = this.#choice
    return observation && sourceView(observation)
  }

  get release(): Cell['release'] {
    return this.#choice.observation?.release ?? null
  }

  get answeredAt(): Cell['answeredAt'] {
    return this.#choice.row.answer.answeredAt
  }

  get issues(): Cell['issues'] {
    return this.#sheet.codesAt(this.#column.index, this.#choice.position)
  }

  explain(): Messages {
    return explainCell(this, this.#choice, this.#column)
  }

  get #figure(): FlatNumbers | null {
    const { observation } = this.#choice
    return observation && flatten(observation.figure)
  }

  get #ranked(): Ranked | undefined {
    return this.#column.ranks.get(this.#choice.row.area.id)
  }

  get #gaps(): Gaps {
    return this.#choice.observation ? this.#column.gapsOf(this.#choice) : NO_GAPS
  }

  get #target(): TargetPair | undefined {
    return this.#column.targets.get(this.#choice)
  }

  get #computed(): Derived | Impossible | null {
    return this.#choice.observation ? this.#choice.observation.derivation : this.#choice.impossible
  }
}

const NO_GAPS: Gaps = { toBest: null, ratioToBest: null, toMedian: null, toNational: null }

const NONE: readonly never[] = []
