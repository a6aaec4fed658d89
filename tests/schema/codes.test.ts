import { readFileSync } from 'node:fs'
import { type EnumTypeDefinitionNode, Kind, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as codes from '#schema/codes.ts'

/** The lists of codes.ts, by the name that the contract gives them. */
const LISTS = {
  Absence: codes.ABSENCES,
  Access: codes.ACCESSES,
  Aggregation: codes.AGGREGATIONS,
  AnswerState: codes.ANSWER_STATES,
  AreaKind: codes.AREA_KINDS,
  AreaScheme: codes.AREA_SCHEMES,
  Attainment: codes.ATTAINMENTS,
  Attribution: codes.ATTRIBUTIONS,
  Boundaries: codes.BOUNDARIES,
  ClaimKind: codes.CLAIM_KINDS,
  CompareOrderKey: codes.COMPARE_ORDER_KEYS,
  DataKind: codes.DATA_KINDS,
  Derivation: codes.DERIVATIONS,
  DerivedFigure: codes.DERIVED_FIGURES,
  Direction: codes.DIRECTIONS,
  Domain: codes.DOMAINS,
  Lang: codes.LANGS,
  LatestMode: codes.LATEST_MODES,
  ObservationStatus: codes.OBSERVATION_STATUSES,
  Qualifier: codes.QUALIFIERS,
  Statistic: codes.STATISTICS,
  SummaryMethod: codes.SUMMARY_METHODS,
  SummaryRefusal: codes.SUMMARY_REFUSALS,
  SummaryScope: codes.SUMMARY_SCOPES,
  TimeBasis: codes.TIME_BASES,
  Unit: codes.UNITS,
}

const enums = new Map<string, string[]>(
  ['values', 'province', 'ministry']
    .flatMap((name) => [...parse(readFileSync(`schema/contract/${name}.graphql`, 'utf8')).definitions])
    .filter((node): node is EnumTypeDefinitionNode => node.kind === Kind.ENUM_TYPE_DEFINITION)
    .map((node) => [node.name.value, (node.values ?? []).map((value) => value.name.value)]),
)

describe('the closed code lists', () => {
  it.each(Object.entries(LISTS))('%s lists the same codes in the contract', (name, list) => {
    expect([...(enums.get(name) ?? [])].sort()).toEqual([...list].sort())
  })

  it('are all that codes.ts exports, and all enums of the contract but those of the comparison', () => {
    expect(Object.values(codes)).toEqual(expect.arrayContaining(Object.values(LISTS)))
    expect(Object.values(codes)).toHaveLength(Object.keys(LISTS).length)
    expect([...enums.keys()].filter((name) => !(name in LISTS)).sort()).toEqual(['IssueCode', 'Severity'])
  })
})
