// What many figures share and is therefore checked once: the key of a series, a period, a source. The findings are told of each figure.
import type { ReadFigure } from '../read-figure.ts'
import { type FormFault, keyFault, periodFault, sourceFault } from './figure-form.ts'
import type { FigureTable } from './figure-table.ts'
import type { IndicatorFacts } from './indicator-facts.ts'
import { type KeyContext, keyProblems, type Problem } from './key-rules.ts'

export class SharedParts {
  readonly #table: FigureTable
  readonly #context: KeyContext
  readonly #factsOf: (code: string) => IndicatorFacts | undefined
  readonly #problems = new Map<number, readonly Problem[]>()
  readonly #seriesFaults = new Map<number, FormFault>()
  readonly #periodFaults = new Map<number, FormFault>()
  #series = 0
  #periods = 0
  #source: ReadFigure['observation']['source'] | null = null
  #sourceFault: FormFault | null = null

  constructor(
    table: FigureTable,
    context: KeyContext,
    factsOf: (code: string) => IndicatorFacts | undefined,
  ) {
    this.#table = table
    this.#context = context
    this.#factsOf = factsOf
  }

  /** What is wrong with the form of a figure's key, period or source; null for nearly all. */
  faultOf({ observation }: ReadFigure, series: number, period: number): FormFault | null {
    if (series >= this.#series) this.#learnSeries(observation.key, series)
    if (period >= this.#periods || period === 0) this.#learnPeriod(observation.period, period)
    if (observation.source !== this.#source) {
      this.#source = observation.source
      this.#sourceFault = sourceFault(observation.source)
    }
    return this.#seriesFaults.get(series) ?? this.#periodFaults.get(period) ?? this.#sourceFault
  }

  /** What is wrong with a series; it has to be met by `faultOf` before. */
  problemsOf(series: number): readonly Problem[] {
    return this.#problems.get(series) ?? NONE
  }

  #learnSeries(key: ReadFigure['observation']['key'], series: number): void {
    this.#series = this.#table.series.size
    const fault = keyFault(key)
    if (fault) this.#seriesFaults.set(series, fault)
    const problems = fault ? NONE : keyProblems(key, this.#factsOf(key.indicator), this.#context)
    if (problems.length > 0) this.#problems.set(series, problems)
  }

  #learnPeriod(period: ReadFigure['observation']['period'], number: number): void {
    this.#periods = Math.max(this.#periods, number + 1)
    const fault = periodFault(period)
    // a day without its partner is a period that is not stated, and still has to be a day
    if (fault) this.#periodFaults.set(number, fault)
    else this.#periodFaults.delete(number)
  }
}

const NONE: readonly Problem[] = []
