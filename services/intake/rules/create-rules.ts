// All rules over the figures of a file: each figure as it is read, and what they say against one another at the end. The figures
// themselves go on to whoever writes them; nothing of them is changed here.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { Report } from '../finding.ts'
import { formatPlace } from '../format-place.ts'
import type { Place } from '../grid.ts'
import type { ReadFigure } from '../read-figure.ts'
import { checkTable } from './check-table.ts'
import { figureProblems, formProblem } from './figure-rules.ts'
import { FigureTable } from './figure-table.ts'
import { buildFacts } from './indicator-facts.ts'
import type { Problem } from './key-rules.ts'
import { figureTitle, inBothLanguages, saidWords, seenText, type Words } from './rule-words.ts'
import { SharedParts } from './shared-parts.ts'

export interface RuleContext {
  readonly catalogue: Catalogue
  readonly registry: Registry
  /** Id of the province that imports, e.g. `VN34-91`. */
  readonly province: string
  /** ISO day. */
  readonly today: string
  readonly report: Report
}

export interface Rules {
  /** Checks a figure by itself, and keeps of it what the rules at the end need. */
  check(figure: ReadFigure): void
  /** Checks the figures against one another; to be called once, after the last. */
  finish(): void
}

/** The rules for one file. */
export function createRules(context: RuleContext): Rules {
  const { report } = context
  const factsOf = buildFacts(context.catalogue)
  const table = new FigureTable()
  const shared = new SharedParts(table, context, factsOf)

  function check(figure: ReadFigure): void {
    const { observation, place, withdraws } = figure
    const tell = (problem: Problem) => report({ ...problem, place })
    const series = table.series.add(observation.key)
    const period = table.addPeriod(observation.period)
    const fault = shared.faultOf(figure, series, period)
    if (fault) {
      tell(formProblem(fault, observation, context))
      return
    }

    for (const problem of shared.problemsOf(series)) tell(problem)
    // a figure that is taken back has no value that could be wrong
    const problems = withdraws ? [] : figureProblems(observation, factsOf(observation.key.indicator), context)
    for (const problem of problems) tell(problem)
    if (problems.some(({ code }) => UNREADABLE.has(code))) return
    const first = table.add(figure, series, period)
    if (first >= 0) tell(duplicateProblem(context, table, figure, first))
  }

  return { check, finish: () => checkTable(table, report, context) }
}

/** Findings after which nobody knows what a figure says. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'FIGURE_MALFORMED',
  'FIGURE_CONTRADICTORY',
  'BOUND_ORDER',
  'TEXT_TOO_LONG',
])

function duplicateProblem(
  context: RuleContext,
  table: FigureTable,
  { observation, place, withdraws }: ReadFigure,
  first: number,
): Problem {
  const range = table.periods[table.periodOf(first)] ?? null
  const there = saidWords(table.figureAt(first))
  const value = withdraws ? '' : seenText(observation)
  const isSame = !withdraws && (value === there.VI || (value === '' && table.isAbsent(first)))
  const params = {
    ...inBothLanguages('what', figureTitle(context, observation.key, range)),
    ...inBothLanguages('first', placeWords(table.placeOf(first), place)),
    ...inBothLanguages('other', isSame ? SAME : differing(there)),
  }
  return { code: 'KEY_DUPLICATE', value, params }
}

/** The file is named only where it is another one. */
function placeWords(there: Place, here: Place): Words {
  const words = { VI: formatPlace(there, 'VI'), EN: formatPlace(there, 'EN') }
  const isSameFile = there.file === here.file && there.row !== null
  const prefix = `${there.file}, `
  return isSameFile ? { VI: words.VI.replace(prefix, ''), EN: words.EN.replace(prefix, '') } : words
}

const SAME: Words = { VI: 'cùng giá trị', EN: 'the same value' }

function differing({ VI, EN }: Words): Words {
  return { VI: `ở đó là ${VI}`, EN: `there it is ${EN}` }
}
