import { readFileSync } from 'node:fs'
import { type EnumTypeDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { ACCEPTABLE_CODES, ISSUE_CODES, ruleOf, SEVERITIES } from '#schema/comparison/issue-rules.ts'

/** The table of the design, row by row: what blocks and may be lifted, what blocks for good, what warns, what informs. */
const TABLE = {
  liftable: [
    'DIFFERENT_PERIODS',
    'DIFFERENT_STANDARD',
    'STANDARD_NOT_STATED',
    'DIFFERENT_CONCEPT',
    'INFERRED_ATTRIBUTION',
    'COMMON_PERIOD_UNSURE',
    'SERIES_BREAK',
  ],
  blocks: [
    'DIFFERENT_BOUNDARIES',
    'DIFFERENT_STATISTIC',
    'BOUND_ONLY',
    'PERIOD_NOT_STATED',
    'NO_COMMON_PERIOD',
    'DIFFERENT_KIND',
    'PARTS_EXCEED_WHOLE',
  ],
  warns: [
    'PERIOD_NOT_AS_ASKED',
    'DIFFERENT_TIME_BASIS',
    'DIFFERENT_PRECISION',
    'PROVISIONAL',
    'ESTIMATE',
    'APPROXIMATE',
    'RANGE_VALUE',
    'TARGET_IS_RANGE',
    'PRECISION_NOT_STATED',
    'SOURCE_DISAGREES',
    'PARTS_DO_NOT_SUM',
    'INCOMPLETE_COVERAGE',
    'MISSING_COMPONENT',
    'DENOMINATOR_NOT_AVAILABLE',
    'SEVERAL_VALUES',
    'STALE_ANSWER',
    'PROVINCE_UNREACHABLE',
    'MISSING_DATA',
    'SAMPLING_ERROR_UNKNOWN',
  ],
  informs: ['NO_DIRECTION', 'TIE', 'SIZE_DEPENDENT', 'INFERRED_KEY', 'DERIVED', 'SMALL_CELLS'],
}

test('the rules are exactly the codes of the contract, in its order', () => {
  expect(ISSUE_CODES).toEqual(enumOfContract('IssueCode'))
  expect(SEVERITIES).toEqual(enumOfContract('Severity'))
})

test('severity and what may be accepted are as in the table of the design', () => {
  const severe = (severity: string) => ISSUE_CODES.filter((code) => ruleOf(code).severity === severity)
  expect(severe('BLOCKS').sort()).toEqual([...TABLE.liftable, ...TABLE.blocks].sort())
  expect(severe('WARNS').sort()).toEqual([...TABLE.warns].sort())
  expect(severe('INFORMS').sort()).toEqual([...TABLE.informs].sort())
  expect([...ACCEPTABLE_CODES].sort()).toEqual([...TABLE.liftable].sort())
})

test.each(ISSUE_CODES)('%s has a sentence in both languages and says where the rule comes from', (code) => {
  const { vi, en, source } = ruleOf(code)
  for (const sentence of [vi, en, source]) expect(sentence).toMatch(/^\S.*\.$/)
  const named = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  expect(named(vi)).toEqual(named(en))
  for (const name of named(vi)) expect(['indicator', 'areas', 'details']).toContain(name)
})

function enumOfContract(name: string): string[] {
  const sdl = parse(readFileSync('schema/contract/ministry.graphql', 'utf8'))
  const found = sdl.definitions.find(
    (definition): definition is EnumTypeDefinitionNode =>
      definition.kind === 'EnumTypeDefinition' && definition.name.value === name,
  )
  return (found?.values ?? []).map((value) => value.name.value)
}
