// A long file of figures that all have one value: old An Giang and old Kiên Giang, month by month from 1970.
const INDICATORS = [
  'POPULATION',
  'LABOUR_FORCE',
  'EMPLOYED',
  'POP_15_PLUS',
  'TRAINED_LABOUR',
  'SI_PARTICIPANTS',
].concat([
  'MERIT_PEOPLE_MANAGED',
  'UI_PARTICIPANTS',
  'UI_BENEFICIARIES',
  'VOC_TRAINEES',
  'VOC_GRADUATES',
  'UNDEREMPLOYED',
])
const AREAS = ['VN63-89', 'VN63-91']
const MONTHS = 660

/** Figures of one indicator in `manyRows`. */
export const ROWS_EACH = AREAS.length * MONTHS

/** @param indicators At most 12; each makes 1320 figures. */
export function manyRows(value: number, indicators: number): string {
  const rows = INDICATORS.slice(0, indicators).flatMap((indicator) =>
    AREAS.flatMap((area) =>
      Array.from({ length: MONTHS }, (_, month) => {
        const year = 1970 + Math.floor(month / 12)
        return `${area},${indicator},${year}-${String((month % 12) + 1).padStart(2, '0')},${value}`
      }),
    ),
  )
  return ['area,indicator,period,value', ...rows].join('\n')
}
