// Searching the catalogue: by Vietnamese name, English name or code, and by domain.
import type { Domain } from '../codes.ts'
import { searchByName } from '../search.ts'
import type { Catalogue, Indicator } from './catalogue.ts'

export interface IndicatorSearch {
  readonly search?: string | null | undefined
  readonly domain?: Domain | null | undefined
}

/**
 * The indicators that fit, those whose name or code begins with the search first, otherwise in catalogue order.
 * All of them when nothing is asked; empty when none fits.
 *
 * @example searchIndicators(catalogue, { search: 'ty le ho can ngheo' }).map(({ code }) => code)
 * // ['NEAR_POOR_HH_RATE', 'NEAR_POOR_HH_RATE_REDUCTION']
 */
export function searchIndicators(catalogue: Catalogue, { search, domain }: IndicatorSearch): Indicator[] {
  const inDomain = catalogue.indicators.filter((indicator) => !domain || indicator.domain === domain)
  return searchByName(inDomain, search ?? '', ({ nameVi, nameEn, code }) => [nameVi, nameEn, code])
}
