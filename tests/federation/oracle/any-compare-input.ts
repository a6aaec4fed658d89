// What analysts could ask of `compare`, at random: mostly what the demo's provinces hold, so that there is something to compare.
import fc from 'fast-check'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { resultsOf } from '#schema/catalogue/derived-figures.ts'
import { BOUNDARIES, DATA_KINDS, DERIVED_FIGURES, STATISTICS } from '#schema/codes.ts'
import { formatCursor } from '#schema/comparison/cursor.ts'
import { ACCEPTABLE_CODES, ISSUE_CODES } from '#schema/comparison/issue-rules.ts'
import { registry } from '#schema/registry/registry.ts'
import type { Json } from './asked.ts'
import { BETWEEN } from './two-releases.ts'

/** Indicators that the demo's provinces hold. */
export const HELD = [
  'POOR_HH_RATE',
  'TRAINED_LABOUR_RATE',
  'JOBS_CREATED',
  'WORKERS_SENT_ABROAD',
  'POOR_HH_RATE_REDUCTION',
  'TRAINED_LABOUR_CERT_RATE',
  'UNEMPLOYMENT_RATE',
  'VOC_TRAINEES',
  'LABOUR_SECTOR_SHARE',
  'NEAR_POOR_HH_RATE',
  'POOR_HH_COUNT',
  'NEAR_POOR_HH_COUNT',
  'MERIT_HH_LIVING_STANDARD_RATE',
  'POLICY_DOCS_ADVISED',
  'AWARDS',
] as const
const COMPUTED = ['MD_POVERTY_RATE', 'MD_POOR_HH_COUNT', 'TRAINED_LABOUR_UNCERTIFIED_RATE']
const ALL = catalogue.indicators.map(({ code }) => code)

/** The demo's provinces, and one that has not joined. */
export const PROVINCES = ['VN34-91', 'VN34-25', 'VN34-19', 'VN34-56', 'VN34-86', 'VN34-01']
export const AREAS = [
  'VN63-89',
  'VN63-25',
  'VN63-19',
  'VN63-58',
  'VN63-84',
  'VN63-91',
  'VN34-91',
  'VN34-25',
  'VN63-01',
]
const REGIONS = registry.areas.flatMap(({ id, kind, scheme }) =>
  kind === 'REGION' && scheme === 'VN34' ? id : [],
)
export const PERIODS = [
  '2020',
  '2022',
  '2019',
  '2016',
  '2016-2020',
  '2020-2025',
  '2020-05-26',
  '2023-S1',
  '2015-01-01/2020-06-13',
]
/** Codes by dimension, of the figures held. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  destination: ['JP', 'TW', 'KR', 'RU', 'ID'],
  education_level: ['COLLEGE', 'INTERMEDIATE', 'ELEMENTARY'],
  economic_sector: ['INDUSTRY_CONSTRUCTION', 'TRADE_SERVICES', 'AGRICULTURE'],
  document_type: ['PLAN', 'SCHEME'],
  urbanisation: ['URBAN', 'RURAL'],
  ethnicity: ['KHMER'],
  award: ['PM_CERTIFICATE_OF_MERIT', 'MINISTER_CERTIFICATE_OF_MERIT'],
}

const indicators = fc.oneof(
  { weight: 8, arbitrary: fc.uniqueArray(fc.constantFrom(...HELD), { minLength: 1, maxLength: 3 }) },
  {
    weight: 2,
    arbitrary: fc.uniqueArray(fc.constantFrom(...HELD, ...COMPUTED), { minLength: 1, maxLength: 4 }),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...ALL), { minLength: 1, maxLength: 3 }) },
)

const period = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom({ latest: 'EACH' }, { latest: 'COMMON' }) },
  { weight: 4, arbitrary: fc.constantFrom(...PERIODS).map((at) => ({ at })) },
  { weight: 2, arbitrary: fc.constantFrom(...PERIODS).map((overlapping) => ({ overlapping })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { from: '2015', to: '2023' },
      { from: '2020', to: '2022-12' },
      { latest: 'EACH', to: '2020' },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { latest: 'EACH', includeNotStated: true },
      { from: '2016', to: '2020', includeNotStated: true },
    ),
  },
)

/** There once in so many times, else left out. */
export function onceIn<T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: times - 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary },
  )
}

/** Which of a list, none when there is none. */
function someOf(list: readonly string[], maxLength: number): fc.Arbitrary<string[] | undefined> {
  return list.length === 0
    ? fc.constant(undefined)
    : fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength })
}

const places = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 5, arbitrary: someOf(PROVINCES, 5).map((provinces) => ({ provinces })) },
  { weight: 2, arbitrary: someOf(REGIONS, 2).map((regions) => ({ regions })) },
  { weight: 2, arbitrary: someOf(AREAS, 4).map((areas) => ({ areas })) },
)

const orderBy = fc.constantFrom<Json>(
  { by: 'RANK' },
  { by: 'NAME' },
  { by: 'AREA', descending: true },
  { by: 'NAME', descending: true },
)
const after = fc.constantFrom(
  formatCursor(undefined, [0, 'VN34-19/VN63-19']),
  formatCursor(undefined, [0, 'VN34-25/VN63-25']),
  formatCursor({ by: 'NAME' }, [0, 'khanh hoa', 'VN34-56/VN63-58']),
)

/** What goes with the indicators: their dimensions, concepts and rules. */
function measures(codes: readonly string[]) {
  const own = codes.map((code) => catalogue.findIndicator(code)?.dimensions ?? [])
  const shared = (own[0] ?? []).filter(({ id }) => own.every((list) => list.some((other) => other.id === id)))
  const concepts = own.flat().flatMap(({ id, codes: list }) => (id.endsWith('_concept') ? (list ?? []) : []))
  const rules = DERIVED_FIGURES.filter((rule) => resultsOf(rule).some((code) => codes.includes(code)))
  const filters = shared.flatMap(({ id: dimension }): Json[] => {
    const known = CODES[dimension]
    return [{ dimension, all: true }, ...(known ? [{ dimension, codes: known }] : [])]
  })
  return {
    derive: onceIn(3, someOf(rules, 3) as fc.Arbitrary<string[]>),
    breakdown:
      filters.length === 0
        ? fc.constant(undefined)
        : onceIn(
            3,
            fc.constantFrom(...filters).map((filter) => [filter]),
          ),
    concept: concepts.length === 0 ? fc.constant(undefined) : onceIn(3, fc.constantFrom(...concepts)),
  }
}

/** A `CompareInput` that is mostly answered. */
export const compareInput: fc.Arbitrary<Readonly<Record<string, Json>>> = indicators
  .chain((codes) =>
    fc.record({
      indicators: fc.constant(codes),
      period,
      places,
      ...measures(codes),
      boundaries: onceIn(4, fc.constantFrom(...BOUNDARIES)),
      kind: onceIn(6, fc.constantFrom(...DATA_KINDS)),
      statistic: onceIn(6, fc.constantFrom(...STATISTICS)),
      standard: onceIn(10, fc.constantFrom('MDP_2016_2020', 'MDP_2022_2025')),
      asOf: onceIn(
        6,
        fc.constantFrom<Json>(
          { release: 1 },
          { release: 2 },
          { time: BETWEEN },
          { time: '2020-01-01T00:00:00+07:00' },
          { release: 7 },
        ),
      ),
      maxAge: onceIn(10, fc.constantFrom(0, 3600)),
      accept: onceIn(3, fc.uniqueArray(fc.constantFrom(...ACCEPTABLE_CODES), { minLength: 1, maxLength: 4 })),
      orderBy: onceIn(4, orderBy),
      first: onceIn(5, fc.constantFrom(1, 2, 3, 200)),
      after: onceIn(12, after),
    }),
  )
  .map(({ places: where, ...rest }) => withoutUndefined({ ...rest, ...where }))

/** By field: what is none, or not there. */
export const WRONG_INPUT: Readonly<Record<string, readonly Json[]>> = {
  indicators: [
    [],
    ['POOR'],
    ['POOR_HH_RATE', 'x y', ''],
    Array.from({ length: 21 }, () => 'POOR_HH_RATE'),
    'POOR_HH_RATE',
    null,
    [null],
    [7],
  ],
  derive: [['ALL'], ['TRAINED_MINUS_CERTIFIED', 'PREVIOUS_RATE'], 'PREVIOUS_RATE'],
  provinces: [[], ['VN34-99', 'an-giang'], ['91'], ['VN63-91'], null, 'VN34-25'],
  regions: [['VN34-91'], ['VN63-SE'], ['đồng bằng'], []],
  areas: [['91', 'An Giang'], ['VN34-MRD', 'VN'], ['VN63-01', 'VN99-01'], []],
  boundaries: ['VN62', 'vn63', null],
  period: [
    {},
    { at: '2022', latest: 'EACH' },
    { at: '2022-13' },
    { from: '2022', to: '2020' },
    { from: '2022' },
    { at: 2022 },
    null,
    { when: '2022' },
  ],
  kind: ['OUTCOME', null],
  statistic: ['MEAN', 3],
  breakdown: [
    [{ dimension: 'sex' }],
    [{ dimension: 'giới tính', all: true }],
    [{ dimension: 'destination', codes: ['JP'], all: true }],
    [{}],
    { dimension: 'sex', all: true },
  ],
  standard: ['MDP_1999', ''],
  concept: ['OLD'],
  asOf: [
    {},
    { release: 0 },
    { release: 1, time: BETWEEN },
    { time: '2026-01-15' },
    { time: 'yesterday' },
    { release: '1' },
  ],
  maxAge: [-1, 1.5, 2147483648],
  accept: [['MISSING_DATA'], ['TIE', 'NOTHING'], [...ISSUE_CODES]],
  orderBy: [{ by: 'VALUE' }, { by: 'NAME', column: 'x' }, { by: 'RANK', column: 'x' }, {}],
  first: [0, 201, -1, '5'],
  after: ['x', '', 'eyJ9'],
  nothing: [1],
}

export function withoutUndefined<T>(record: Readonly<Record<string, T | undefined>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Record<
    string,
    T
  >
}
