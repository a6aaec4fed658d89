import { expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import {
  byNewestStandard,
  findStandard,
  hasStandards,
  STANDARD_FAMILIES,
} from '#schema/catalogue/standards.ts'

it('knows the decrees of the poverty standards and the years measured by them', () => {
  const facts = STANDARD_FAMILIES.flatMap(({ standards }) => standards).map(
    ({ code, legalSource, firstYear, lastYear }) => [code, legalSource, firstYear, lastYear],
  )
  expect(facts).toEqual([
    ['MDP_2016_2020', 'Quyết định 59/2015/QĐ-TTg', 2016, 2021],
    ['MDP_2022_2025', 'Nghị định 07/2021/NĐ-CP', 2022, 2026],
    ['MDP_2027_2030', 'Nghị định 351/2025/NĐ-CP', 2027, 2030],
  ])
})

it('names indicators of the catalogue only: those of the poverty review that a standard defines', () => {
  const named = STANDARD_FAMILIES.flatMap(({ indicators }) => indicators)
  expect(named.filter((code) => catalogue.findIndicator(code)?.sourceSystem !== 'REVIEW')).toEqual([])
  // The number of all households is a denominator and depends on no poverty line.
  expect(['HH_TOTAL', 'POVERTY_RATE_VHLSS', 'MD_POVERTY_RATE_SURVEY'].filter(hasStandards)).toEqual([])
})

it('puts the newest first, unknown ones after, not stated last', () => {
  const codes = ['OLD_LINE', null, 'MDP_2016_2020', 'MDP_2027_2030', 'MDP_2022_2025']
  expect(codes.sort(byNewestStandard)).toEqual([
    'MDP_2027_2030',
    'MDP_2022_2025',
    'MDP_2016_2020',
    'OLD_LINE',
    null,
  ])
  expect(findStandard('OLD_LINE')).toBeUndefined()
})
