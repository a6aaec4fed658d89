// Standards: official definitions that replaced one another, with their decrees and the years measured by them.
// The facts are rows of standards.json. What a difference of standards does to a comparison is decided in comparison/.
import { z } from 'zod'
import familyRows from './standards.json' with { type: 'json' }

const standard = z.strictObject({
  code: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  scope: z.enum(['NATIONAL', 'LOCAL']),
  legalSource: z.string(),
  firstYear: z.int(),
  lastYear: z.int(),
  note: z.string().nullable(),
})
export type Standard = Readonly<z.infer<typeof standard>>

const family = z.strictObject({
  family: z.string(),
  nameVi: z.string(),
  nameEn: z.string(),
  /** Indicators that mean nothing exact without one of these standards. */
  indicators: z.array(z.string()),
  standards: z.array(standard),
})

/** Every family of standards, with the indicators measured by it. */
export const STANDARD_FAMILIES: readonly Readonly<z.infer<typeof family>>[] = z
  .array(family)
  .parse(familyRows)

const standardByCode = new Map(
  STANDARD_FAMILIES.flatMap(({ standards }) => standards).map((row) => [row.code, row]),
)
const measuredByStandard = new Set(STANDARD_FAMILIES.flatMap(({ indicators }) => indicators))

/**
 * A standard by its code; undefined when the catalogue has none.
 *
 * @example findStandard('MDP_2022_2025')?.legalSource
 * // 'Nghị định 07/2021/NĐ-CP'
 */
export function findStandard(code: string): Standard | undefined {
  return standardByCode.get(code)
}

/**
 * Whether an indicator is measured by a standard, so that a figure which names none is not fully defined.
 *
 * @example [hasStandards('POOR_HH_RATE'), hasStandards('TRAINED_LABOUR_RATE')]
 * // [true, false]
 */
export function hasStandards(indicator: string): boolean {
  return measuredByStandard.has(indicator)
}

/**
 * Orders standards for a sort, the newest first; then codes that the catalogue does not know, and not stated last.
 *
 * @example [null, 'MDP_2016_2020', 'LOCAL_LINE', 'MDP_2022_2025'].sort(byNewestStandard)
 * // ['MDP_2022_2025', 'MDP_2016_2020', 'LOCAL_LINE', null]
 */
export function byNewestStandard(a: string | null, b: string | null): number {
  if (a === b) return 0
  return firstYearOf(b) - firstYearOf(a) || ((a ?? '') < (b ?? '') ? -1 : 1)
}

function firstYearOf(code: string | null): number {
  if (code === null) return -1
  return standardByCode.get(code)?.firstYear ?? 0
}
