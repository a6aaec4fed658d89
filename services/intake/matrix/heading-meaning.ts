// What the words over a column say: period, status, kind, unit, indicator. Every word is either understood or left over, and what is
// left over is a finding: "Nữ" beside a total must not be read as the total.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import { periodOf } from '#schema/period.ts'
import type { TablePeriod } from '#schema/series-table.ts'
import type { FigureDefaults } from '../mapping.ts'
import { type HeadingReading, readHeading } from '../words/read-heading.ts'
import { readPeriodWords } from '../words/read-period.ts'
import { readUnitPhrase, readUnitWords, type UnitReading } from '../words/read-unit.ts'
import { coreOf, readIndicator } from './indicator-words.ts'

export interface HeadingMeaning {
  readonly said: FigureDefaults
  /** Words that nothing understood; empty when all were. */
  readonly rest: readonly string[]
  /** "Trong đó" announces a part, "Chia ra" all parts; null when neither stands there. */
  readonly split: 'SUBSET' | 'PARTS' | null
  /** A unit that the contract does not have. */
  readonly foreignUnit: string | null
}

/** Words that say "all of it", and words that say nothing. */
const WHOLE =
  /^(?:tổng số|tổng cộng|tổng chung|tổng|chung|total|general|whole|all|năm|year|giá trị|value|số liệu|figures?)$/iu
const SUBSET = /^(?:trong đó|tr\.?\s?đó|of which|in which)\s*[:.-]?\s*/iu
const PARTS = /^(?:chia ra|chia theo|phân theo|phân ra|divided into)\s*[:.-]?\s*/iu

/** Reads the words over a column. `tableYear` helps a heading such as "Quý I" under a title of 2022. */
export function readHeadings(
  path: readonly string[],
  catalogue: Catalogue,
  tableYear: string | null,
): HeadingMeaning {
  const reader = new HeadingReader(catalogue)
  for (const words of path) reader.read(words)
  reader.finish(tableYear)
  return reader.meaning()
}

class HeadingReader {
  readonly #catalogue: Catalogue
  #said: FigureDefaults = {}
  #rest: string[] = []
  #split: 'SUBSET' | 'PARTS' | null = null
  #foreignUnit: string | null = null

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  meaning(): HeadingMeaning {
    return { said: this.#said, rest: this.#rest, split: this.#split, foreignUnit: this.#foreignUnit }
  }

  /** One heading; of two languages on two lines, each. */
  read(words: string): void {
    if (words.includes(' / ') && !this.#readIndicator(words)) {
      for (const line of words.split(' / ')) this.#readLine(line)
    } else this.#readLine(words)
  }

  #readLine(line: string): void {
    const text = this.#withoutSplit(line)
    if (isWhole(text) || this.#readUnit(text) || this.#readIndicator(text)) return
    const heading = readHeading(text)
    if ('problem' in heading) this.#rest.push(text)
    else this.#take(heading, text)
  }

  #withoutSplit(line: string): string {
    const split = SUBSET.test(line) ? 'SUBSET' : PARTS.test(line) ? 'PARTS' : null
    if (split !== null) this.#split = split
    return line.replace(SUBSET, '').replace(PARTS, '').trim()
  }

  #readIndicator(text: string): boolean {
    const { indicator } = readIndicator(text, this.#catalogue)
    if (!indicator) return false
    if (this.#said.indicator !== undefined && this.#said.indicator !== indicator.code) return false
    this.#say({ indicator: indicator.code })
    this.#readUnitIn(text)
    const behind = readHeading(text.slice(coreOf(text).length))
    if (!('problem' in behind) && behind.period) this.#readPeriod(behind)
    return true
  }

  /** A heading that is nothing but a unit. */
  #readUnit(text: string): boolean {
    const unit = readUnitPhrase(text.replace(/^\((.*)\)$/u, '$1'))
    if (!unit || unit.unit === 'YEARS') return false
    this.#takeUnit(unit)
    return true
  }

  /** A unit beside other words: "Dân số (Nghìn người)". */
  #readUnitIn(text: string): string {
    const unit = readUnitWords(text)
    if (!unit) return text
    this.#takeUnit(unit)
    return coreOf(text.replace(`(${unit.said})`, ' '))
  }

  #takeUnit({ unit, multiplier, said }: UnitReading): void {
    if (unit === null && multiplier === 0) this.#foreignUnit = said
    else this.#say({ ...(unit ? { unit } : {}), multiplier })
  }

  #take(heading: Exclude<HeadingReading, { problem: unknown }>, text: string): void {
    const { status, kind } = this.#said
    if (heading.status) this.#say({ status: heading.status })
    if (heading.kind) this.#say({ kind: heading.kind })
    if (heading.period && !this.#readPeriod(heading)) {
      this.#rest.push(text)
      return
    }
    if (isWhole(heading.rest) || this.#readUnit(heading.rest) || this.#readIndicator(heading.rest)) return
    const rest = this.#readUnitIn(heading.rest)
    if (isWhole(rest)) return
    // "Thực hiện các dự án quan trọng" is a name, and says nothing of plan and outcome; beside a period the words do.
    if (!heading.period)
      this.#said = { ...withoutStatus(this.#said), ...(status ? { status } : {}), ...(kind ? { kind } : {}) }
    this.#rest.push(heading.period ? rest : text)
  }

  /** False when the heading has a period already, or one that cannot be said. */
  #readPeriod(heading: PeriodReading): boolean {
    const said = this.#said.period === undefined ? saidOfPeriod(heading) : null
    if (said === null) return false
    this.#say(said)
    return true
  }

  /** Words that make sense only together: a name broken over several rows, a part of the year under its year. */
  finish(tableYear: string | null): void {
    if (this.#rest.length === 0) return
    const together = this.#rest.join(' ')
    if (this.#rest.length > 1 && this.#readIndicator(together)) this.#rest = []
    const year = this.#said.period ?? tableYear
    if (this.#rest.length === 0 || year === null) return
    if (WHOLE_YEAR.test(together) && isYear(year)) {
      this.#rest = []
      return
    }
    const heading = readHeading(`${year} ${together}`)
    if ('problem' in heading || !heading.period || heading.rest !== '') return
    if (heading.period.label === year) return
    const { period: _, ...said } = this.#said
    this.#said = said
    if (this.#readPeriod(heading)) this.#rest = []
  }

  #say(said: FigureDefaults): void {
    this.#said = { ...this.#said, ...said }
  }
}

interface PeriodReading {
  readonly period: TablePeriod | null
  readonly cumulative: boolean
  readonly asOf: boolean
}

/**
 * What a period says of figures: itself, that they count from January ("lũy kế"), or that they are as of its end. Null for none, and for a
 * part of the year that counts from January and does not begin there.
 */
export function saidOfPeriod({ period, cumulative, asOf }: PeriodReading): FigureDefaults | null {
  if (!period || (cumulative && !period.start?.endsWith('-01-01'))) return null
  if (cumulative) return { period: period.label, statistic: 'CUMULATIVE', timeBasis: 'DURING_PERIOD' }
  return { period: period.label, ...(asOf ? { timeBasis: isDay(period) ? 'AS_OF' : 'END_OF_PERIOD' } : {}) }
}

function withoutStatus({ status: _, kind: __, ...said }: FigureDefaults): FigureDefaults {
  return said
}

const WHOLE_YEAR = /^cả năm$/iu

function isYear(label: string): boolean {
  const period = readPeriodWords(label)?.period
  return period?.start != null && periodOf(period).form === 'YEAR'
}

function isWhole(text: string): boolean {
  return text === '' || WHOLE.test(text)
}

function isDay(period: TablePeriod): boolean {
  return period.start !== null && periodOf(period).form === 'DAY'
}
