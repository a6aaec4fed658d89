// A long file of figures that all have one value: old An Giang and old Kiên Giang, month by month from 1990.
const INDICATORS = ['POPULATION', 'LABOUR_FORCE', 'EMPLOYED', 'POP_15_PLUS', 'TRAINED_LABOUR', 'SI_PARTICIPANTS']
const AREAS = ['VN63-89', 'VN63-91']
const MONTHS = 420

/** Figures of one indicator in `manyRows`. */
export const ROWS_EACH = AREAS.length * MONTHS

/** @param indicators At most 6; each makes 840 figures. */
export function manyRows(value: number, indicators: number): string {
  const rows = INDICATORS.slice(0, indicators).flatMap((indicator) =>
    AREAS.flatMap((area) =>
      Array.from({ length: MONTHS }, (_, month) => {
        const year = 1990 + Math.floor(month / 12)
        return `${area},${indicator},${year}-${String((month % 12) + 1).padStart(2, '0')},${value}`
      }),
    ),
  )
  return ['area,indicator,period,value', ...rows].join('\n')
}
