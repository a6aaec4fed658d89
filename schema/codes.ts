// The closed code lists of the contract, as values and as types. The SDL in contract/ lists the same codes,
// and a test holds the two together.

export const DATA_KINDS = ['ACTUAL', 'TARGET', 'FORECAST'] as const
export type DataKind = (typeof DATA_KINDS)[number]

export const STATISTICS = ['LEVEL', 'SHARE', 'CHANGE', 'CUMULATIVE', 'ANNUAL_AVERAGE'] as const
export type Statistic = (typeof STATISTICS)[number]

export const TIME_BASES = ['END_OF_PERIOD', 'DURING_PERIOD', 'AS_OF'] as const
export type TimeBasis = (typeof TIME_BASES)[number]

export const QUALIFIERS = [
  'EXACT',
  'APPROX',
  'NEARLY',
  'LESS_THAN',
  'AT_MOST',
  'GREATER_THAN',
  'AT_LEAST',
  'RANGE',
] as const
export type Qualifier = (typeof QUALIFIERS)[number]

/** SDMX OBS_STATUS: A normal, P provisional, E estimated, F forecast, B break, M/Q/L/O missing. */
export const OBSERVATION_STATUSES = ['A', 'P', 'E', 'F', 'B', 'M', 'Q', 'L', 'O'] as const
export type ObservationStatus = (typeof OBSERVATION_STATUSES)[number]

export const ACCESSES = ['PUBLIC', 'GOVERNMENT', 'INTERNAL'] as const
export type Access = (typeof ACCESSES)[number]

export const ABSENCES = [
  'NOT_REPORTED',
  'NOT_APPLICABLE',
  'NOT_PUBLISHED',
  'SUPPRESSED',
  'FORBIDDEN',
  'UNREACHABLE',
  'NOT_JOINED',
] as const
export type Absence = (typeof ABSENCES)[number]

export const ATTRIBUTIONS = ['STATED', 'INFERRED'] as const
export type Attribution = (typeof ATTRIBUTIONS)[number]

export const DOMAINS = [
  'POVERTY',
  'EMPLOYMENT',
  'UNEMPLOYMENT',
  'LABOUR_EXPORT',
  'TRAINING',
  'SOCIAL_PROTECTION',
  'CHILD',
  'MERIT',
  'ADMIN',
  'PARTY',
  'OTHER',
] as const
export type Domain = (typeof DOMAINS)[number]

export const UNITS = [
  'PERSONS',
  'HOUSEHOLDS',
  'PERCENT',
  'PERCENTAGE_POINTS',
  'COUNT',
  'VND',
  'YEARS',
  'DOSSIERS',
  'TURNS',
] as const
export type Unit = (typeof UNITS)[number]

export const DIRECTIONS = ['BETTER', 'WORSE', 'NEUTRAL'] as const
export type Direction = (typeof DIRECTIONS)[number]

export const AGGREGATIONS = ['SUM', 'RATIO', 'WEIGHTED_MEAN', 'NONE'] as const
export type Aggregation = (typeof AGGREGATIONS)[number]

export const AREA_SCHEMES = ['VN63', 'VN34'] as const
export type AreaScheme = (typeof AREA_SCHEMES)[number]

export const AREA_KINDS = ['PROVINCE', 'MUNICIPALITY', 'REGION', 'COUNTRY'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

export const LATEST_MODES = ['COMMON', 'EACH'] as const
export type LatestMode = (typeof LATEST_MODES)[number]

export const DERIVATIONS = ['REPORTED', 'DERIVED', 'RECAST_EXACT', 'RECAST_ESTIMATED', 'IMPOSSIBLE'] as const
export type Derivation = (typeof DERIVATIONS)[number]

export const DERIVED_FIGURES = [
  'POOR_PLUS_NEAR_POOR',
  'TRAINED_MINUS_CERTIFIED',
  'PREVIOUS_RATE',
  'ANNUAL_AVERAGE',
  'RATE_FROM_COUNTS',
] as const
export type DerivedFigure = (typeof DERIVED_FIGURES)[number]

export const BOUNDARIES = ['AS_REPORTED', 'VN63', 'VN34'] as const
export type Boundaries = (typeof BOUNDARIES)[number]

export const ATTAINMENTS = ['MET', 'MET_AT_LOWER_BOUND', 'NOT_MET', 'UNDETERMINED'] as const
export type Attainment = (typeof ATTAINMENTS)[number]

export const CLAIM_KINDS = ['ACHIEVEMENT', 'EXCEEDANCE'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

export const COMPARE_ORDER_KEYS = ['AREA', 'NAME', 'RANK'] as const
export type CompareOrderKey = (typeof COMPARE_ORDER_KEYS)[number]

export const SUMMARY_SCOPES = ['NATIONAL', 'TOTAL_OF_ASKED'] as const
export type SummaryScope = (typeof SUMMARY_SCOPES)[number]

export const SUMMARY_METHODS = ['SUM', 'RATIO_OF_SUMS', 'WEIGHTED_MEAN'] as const
export type SummaryMethod = (typeof SUMMARY_METHODS)[number]

export const SUMMARY_REFUSALS = [
  'NO_FIGURES',
  'NOT_COMPARABLE',
  'NOT_ADDITIVE',
  'WEIGHTS_MISSING',
  'NOT_SINGLE_VALUES',
] as const
export type SummaryRefusal = (typeof SUMMARY_REFUSALS)[number]

export const ANSWER_STATES = [
  'LIVE',
  'STALE',
  'TIMED_OUT',
  'DOWN',
  'REFUSED',
  'NOT_JOINED',
  'NOTHING_PUBLISHED',
] as const
export type AnswerState = (typeof ANSWER_STATES)[number]

export const LANGS = ['VI', 'EN'] as const
export type Lang = (typeof LANGS)[number]
