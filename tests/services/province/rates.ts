// A small file of An Giang's figures: the rate of trained labour (old boundaries), year by year.

export const HEADER = 'area,indicator,period,value'

/** One row a year, nothing to mend in it. */
export function rates(...figures: readonly (readonly [year: number, value: string])[]): string {
  const rows = figures.map(([year, value]) => `An Giang,TRAINED_LABOUR_RATE,${year},"${value}"`)
  return [HEADER, ...rows].join('\n')
}
