// Which areas are rows: those for which the provinces asked hold the indicators, in any period; nobody who was asked disappears.
import type { AreaScheme } from '../codes.ts'
import type { Area, Province, Registry } from '../registry/registry.ts'
import type { GatheredAnswer } from './answers.ts'
import type { ComparisonQuestion } from './comparison-question.ts'
import type { HeldBySeries } from './observations.ts'
import type { World } from './world.ts'

/** A row before it has cells. */
export interface RowPlan {
  readonly area: Area
  readonly province: Province
  readonly answer: GatheredAnswer
  /** Which boundaries its figures lie on; UNCHANGED where the unit is the same on both. */
  readonly boundary: AreaScheme | 'UNCHANGED'
}

/** The rows: provinces by code, then areas by id; under boundaries every unit of them. Their number is what "n of expected" expects. */
export function planRows(
  question: ComparisonQuestion,
  answers: readonly GatheredAnswer[],
  bySeries: HeldBySeries,
  world: World,
): RowPlan[] {
  const held = new Set(Array.from(bySeries.keys(), ({ area }) => area))
  const unchanged = new Set(
    world.registry.successions
      .filter(({ relation }) => relation === 'UNCHANGED')
      .flatMap(({ from, to }) => [from, to]),
  )
  return [...answers]
    .sort((a, b) => (a.province.id < b.province.id ? -1 : 1))
    .flatMap((answer) =>
      areasOf(answer, question, held, world.registry).map((area) => ({
        area,
        province: answer.province,
        answer,
        boundary: unchanged.has(area.id) ? ('UNCHANGED' as const) : area.scheme,
      })),
    )
}

function areasOf(
  { province, table }: GatheredAnswer,
  question: ComparisonQuestion,
  held: ReadonlySet<string>,
  registry: Registry,
): Area[] {
  const all = province.areas.flatMap((id) => registry.findArea(id) ?? []).sort(byId)
  const { boundaries } = question
  const own = boundaries ? all.filter(({ scheme }) => scheme === boundaries) : all
  if (question.areas) return own.filter(({ id }) => question.areas?.includes(id))
  if (boundaries) return own
  const matched = own.filter(({ id }) => held.has(id) || table?.areasMatched.includes(id))
  if (matched.length > 0) return matched
  const ofOthers = own.filter(({ id }) => table?.areasHeld.includes(id))
  return [newestOf(ofOthers, province) ?? own.find(({ id }) => id === province.id)].filter(
    (area) => area !== undefined,
  )
}

/** The area that stands for a province without figures: its newest, and of equally new ones that of its own name. */
function newestOf(areas: readonly Area[], province: Province): Area | undefined {
  const newest = areas
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1)
  const candidates = areas.filter(({ validFrom }) => validFrom === newest)
  return candidates.find(({ nameVi }) => nameVi === province.nameVi) ?? candidates[0]
}

function byId(a: Area, b: Area): number {
  return a.id < b.id ? -1 : 1
}
