// Provinces whose slices, releases, pages or access are wrong.
import { formatSliceId, parseSliceId, type SliceQuestion } from '#schema/slice.ts'
import type { Broken } from '../broken-province.ts'
import {
  everywhere,
  isObject,
  type Json,
  type JsonObject,
  list,
  misheard,
  property,
  whereAsked,
} from './altered-answer.ts'

export const ANSWER_FAULTS: readonly Broken[] = [
  { says: 'answers tables of another version', audit: 'SLC-01', answer: ofTables(() => ({ v: 2 })) },
  { says: 'names another slice', audit: 'SLC-02', answer: ofTables(() => ({ slice: 'VN34-91~e30' })) },
  { says: 'signs as another province', audit: 'SLC-03', answer: ofTables(() => ({ province: 'VN34-25' })) },
  {
    says: 'rounds in slices',
    audit: 'SLC-04',
    answer: ofTables(({ series }) => ({ series: rounded(series) })),
  },
  { says: 'answers what is no slice', audit: 'SLC-05', answer: list('_entities', withoutNulls) },
  { says: "answers its neighbour's slices", audit: 'SLC-06', answer: list('_entities', withoutNulls) },
  { says: 'takes any spelling of a question', audit: 'SLC-07', answer: list('_entities', withoutNulls) },
  { says: 'takes a question of any length', audit: 'SLC-08', answer: list('_entities', withoutNulls) },
  { says: 'overlooks what it does not understand', audit: 'SLC-09', answer: list('_entities', withoutNulls) },
  {
    says: 'loses the neighbours of a bad slice',
    audit: 'SLC-05',
    answer: list('_entities', (all) =>
      all.some((one) => isObject(one) && one.data === null)
        ? all.map((one) => (isObject(one) ? { ...one, data: null } : one))
        : all,
    ),
  },
  {
    says: 'lets every clock be its own',
    audit: 'SLC-17',
    answer: property('answeredAt', () => '2020-01-01T00:00:00.000Z'),
  },
  {
    says: 'answers slices of two releases',
    audit: 'SLC-16',
    answer: list('_entities', (all) =>
      all.map((one, at) =>
        at === 1 && isObject(one) && isObject(one.data ?? null)
          ? { ...one, data: ofRelease(one.data as JsonObject, 1) }
          : one,
      ),
    ),
  },
  {
    says: 'answers slices of an old release',
    audit: 'REL-05',
    answer: ofTables((table) =>
      isObject(table.release) ? { release: { ...table.release, number: 1 } } : {},
    ),
  },
  {
    says: 'leaves gaps between releases',
    audit: 'REL-02',
    answer: whereAsked('releases', (o) => ('publishedAt' in o ? { ...o, number: Number(o.number) * 2 } : o)),
  },
  {
    says: 'dates releases in the future',
    audit: 'REL-03',
    answer: property('publishedAt', () => '2999-01-01T00:00:00.000Z'),
  },
  {
    says: 'forgets to count at /release',
    audit: 'REL-04',
    answer: async (asked, pass) =>
      asked.path === '/release'
        ? {
            ...(await pass()),
            text: '{"province":"VN34-91","release":{"number":1,"publishedAt":"2020-01-01T00:00:00.000Z","note":null}}',
          }
        : pass(),
  },
  {
    says: 'shows figures of a draft',
    audit: 'REL-06',
    answer: everywhere((o) =>
      'qualifier' in o && isObject(o.release) ? { ...o, release: { ...o.release, number: 3 } } : o,
    ),
  },
  {
    says: 'answers text for releases',
    audit: 'REL-01',
    answer: whereAsked('releases', (o) => ('totalCount' in o ? { ...o, totalCount: 'two' } : o)),
  },
  { says: 'ignores asOf', audit: 'ASOF-05', answer: misheard(/asOf: \{ [^}]* \}, /, '') },
  { says: 'ignores the time of asOf', audit: 'ASOF-10', answer: misheard(/asOf: \{ time[^}]* \}, /, '') },
  {
    says: 'had published before it began',
    audit: 'ASOF-04',
    answer: misheard(/asOf: \{ time[^}]* \}, /, ''),
  },
  {
    says: 'never answers the same twice',
    audit: 'ASOF-02',
    answer: property('note', () => String(Math.random())),
  },
  {
    says: 'answers as of a release that is not there',
    audit: 'ASOF-03',
    answer: misheard(/asOf: \{ release: 1002 \}/, 'first: 5'),
  },
  { says: 'takes an empty asOf', audit: 'ASOF-07', answer: misheard(/asOf: \{\}/, 'first: 5') },
  {
    says: 'changes what was published',
    audit: 'ASOF-01',
    answer: whereAsked('release: 2', (o) => ('value' in o && o.value !== null ? { ...o, value: '1' } : o)),
  },
  {
    says: 'repeats a series on the next page',
    audit: 'PAGE-02',
    answer: list('nodes', (nodes) =>
      nodes.length === 3 && nodes[0] !== undefined ? [nodes[0], ...nodes] : nodes,
    ),
  },
  { says: 'forgets its last pages', audit: 'PAGE-03', answer: property('hasNextPage', () => false) },
  {
    says: 'has another order for long pages',
    audit: 'PAGE-01',
    answer: whereAsked('first: 100', (o) =>
      Array.isArray(o.nodes) ? { ...o, nodes: [...o.nodes].reverse() } : o,
    ),
  },
  { says: 'gives pages of nothing', audit: 'PAGE-04', answer: misheard(/first: (0|-1)/, 'first: 5') },
  { says: 'gives pages without end', audit: 'PAGE-05', answer: misheard(/first: 501/, 'first: 500') },
  {
    says: 'takes any cursor',
    audit: 'PAGE-06',
    answer: misheard(/after: \\"(bm90IGEgY3Vyc29y|§§)\\"/, 'first: 5'),
  },
  {
    says: 'takes the cursor of another list',
    audit: 'PAGE-07',
    answer: misheard(/series\(after: \\"[\w-]+\\"\)/, 'series(first: 5)'),
  },
  { says: 'promises a page after nothing', audit: 'PAGE-08', answer: property('hasNextPage', () => true) },
  {
    says: 'mixes its releases up',
    audit: 'PAGE-09',
    answer: misheard(/releases\(first: 1, after: \\"[\w-]+\\"\)/, 'releases(first: 1)'),
  },
  { says: 'answers all periods for the latest', audit: 'SLC-10', answer: slicesMisheard(pickAll('LATEST')) },
  { says: 'answers all periods for one', audit: 'SLC-11', answer: slicesMisheard(pickAll('EQUAL')) },
  {
    says: 'breaks down what was asked whole',
    audit: 'SLC-12',
    answer: slicesMisheard((question) => ({ ...question, breakdown: [{ dimension: 'destination' }] })),
  },
  {
    says: 'mixes targets into slices',
    audit: 'SLC-13',
    answer: slicesMisheard((question) => ({ ...question, kinds: ['ACTUAL', 'TARGET'] })),
  },
  {
    says: 'dates what has no date',
    audit: 'SLC-14',
    answer: slicesMisheard((question) => ({ ...question, notStated: true })),
  },
  {
    says: 'matches areas that it does not hold',
    audit: 'SLC-15',
    answer: list('areasMatched', (areas) => [...areas, 'VN63-91']),
  },
  {
    says: 'answers every time from its first release',
    audit: 'ASOF-06',
    answer: misheard(/asOf: \{ time: [^}]*\}/, 'asOf: { release: 1 }'),
  },
  { says: 'ignores asOf in slices', audit: 'ASOF-08', answer: slicesMisheard(withoutAsOf) },
  { says: 'answers slices of a release to come', audit: 'ASOF-09', answer: slicesMisheard(withoutAsOf) },
  {
    says: 'shows the government’s figures',
    audit: 'ACC-01',
    answer: property('access', (access) => (access === 'PUBLIC' ? 'GOVERNMENT' : access)),
  },
  {
    says: 'shows internal figures in slices',
    audit: 'ACC-02',
    answer: property('access', (access) => (typeof access === 'string' ? access : { all: 'INTERNAL' })),
  },
  {
    says: 'counts what it hides',
    audit: 'ACC-03',
    answer: property('totalCount', (count) => Number(count) + 1),
  },
  {
    says: 'names areas that it hides',
    audit: 'ACC-04',
    answer: list('areasHeld', (areas) => [...areas, 'VN34-91']),
  },
  {
    says: 'covers what it hides',
    audit: 'ACC-05',
    answer: list('coverage', (rows) =>
      rows.map((row) => (isObject(row) ? { ...row, indicator: { code: 'MERIT_PERSONS' } } : row)),
    ),
  },
  {
    says: 'shows in old releases what it hides now',
    audit: 'ACC-06',
    answer: ofTables(({ release, series }) =>
      isObject(release) && release.number === 1 && Array.isArray(series)
        ? { series: series.map((one) => ({ ...one, access: { all: 'INTERNAL' } })) }
        : {},
    ),
  },
]

function ofTables(change: (table: JsonObject) => JsonObject): Broken['answer'] {
  return everywhere((object) => ('answeredAt' in object ? { ...object, ...change(object) } : object))
}

function ofRelease(table: JsonObject, number: number): JsonObject {
  return isObject(table.release) ? { ...table, release: { ...table.release, number } } : table
}

function withoutNulls(entities: readonly Json[]) {
  const answered = entities.find((one) => isObject(one) && one.data !== null && one.data !== undefined)
  return entities.map((one) =>
    isObject(one) && one.data === null && isObject(answered) ? { ...one, data: answered.data ?? null } : one,
  )
}

function rounded(series: Json | undefined) {
  if (!Array.isArray(series)) return null
  return series.map((one) =>
    isObject(one) && Array.isArray(one.values)
      ? {
          ...one,
          values: one.values.map((value) => (value === null ? null : String(Math.round(Number(value))))),
        }
      : one,
  )
}

type Mishearing = (question: SliceQuestion) => SliceQuestion

/** Asks the province other slices, and gives the answers out as those that were asked. */
function slicesMisheard(mishear: Mishearing): Broken['answer'] {
  return async (asked, pass) => {
    const heard = new Map<string, string>()
    const text = asked.text.replace(/VN34-91~[\w-]+/g, (id) => {
      const slice = parseSliceId(id)
      const other = slice ? formatSliceId({ ...slice, question: mishear(slice.question) }) : id
      heard.set(other, id)
      return other
    })
    const answer = await pass({ text })
    return { ...answer, text: answer.text.replace(/VN34-91~[\w-]+/g, (id) => heard.get(id) ?? id) }
  }
}

function pickAll(pick: SliceQuestion['period']['pick']): Mishearing {
  return (question) => (question.period.pick === pick ? { ...question, period: { pick: 'ALL' } } : question)
}

function withoutAsOf({ asOf: _, ...question }: SliceQuestion): SliceQuestion {
  return question
}
