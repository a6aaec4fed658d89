// The contract's shared enums as Pothos types, from the closed code lists in codes.ts.
import {
  ABSENCES,
  ACCESSES,
  AGGREGATIONS,
  AREA_KINDS,
  AREA_SCHEMES,
  ATTRIBUTIONS,
  DATA_KINDS,
  DIRECTIONS,
  DOMAINS,
  OBSERVATION_STATUSES,
  QUALIFIERS,
  STATISTICS,
  TIME_BASES,
  UNITS,
} from '../codes.ts'
import type { Builder } from './new-builder.ts'

/** Adds the shared enums; the refs are what fields and arguments are typed with. */
export function addEnumTypes<C extends object>(builder: Builder<C>) {
  return {
    Absence: builder.enumType('Absence', { values: ABSENCES }),
    Access: builder.enumType('Access', { values: ACCESSES }),
    Aggregation: builder.enumType('Aggregation', { values: AGGREGATIONS }),
    AreaKind: builder.enumType('AreaKind', { values: AREA_KINDS }),
    AreaScheme: builder.enumType('AreaScheme', { values: AREA_SCHEMES }),
    Attribution: builder.enumType('Attribution', { values: ATTRIBUTIONS }),
    DataKind: builder.enumType('DataKind', { values: DATA_KINDS }),
    Direction: builder.enumType('Direction', { values: DIRECTIONS }),
    Domain: builder.enumType('Domain', { values: DOMAINS }),
    ObservationStatus: builder.enumType('ObservationStatus', { values: OBSERVATION_STATUSES }),
    Qualifier: builder.enumType('Qualifier', { values: QUALIFIERS }),
    Statistic: builder.enumType('Statistic', { values: STATISTICS }),
    TimeBasis: builder.enumType('TimeBasis', { values: TIME_BASES }),
    Unit: builder.enumType('Unit', { values: UNITS }),
  }
}
