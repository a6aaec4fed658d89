// Scatter and gather. `compare` gives a comparison's id (the canonical question) and the slices it needs; the gateway asks each province for
// its slice; every other field requires those slices, so the gateway comes back once, with what the provinces answered.
import { readAnswers } from '#schema/comparison/answers.ts'
import { type CitationContent, citationText, lastAnsweredAt } from '#schema/comparison/citation.ts'
import { compare } from '#schema/comparison/compare.ts'
import type { CompareInput } from '#schema/comparison/compare-input.ts'
import type { ComparisonResult } from '#schema/comparison/comparison-result.ts'
import { formatComparisonId, parseComparisonId, resolveQuestion } from '#schema/comparison/question.ts'
import { slicesOf } from '#schema/comparison/slices-of.ts'
import { ofEachProvince } from '#schema/composition/expand-contract.ts'
import { fail } from '#schema/errors.ts'
import { external, requiring } from '#schema/pothos/field-directives.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { addValueTypes } from '#schema/pothos/value-types.ts'
import type { Registry } from '#schema/registry/registry.ts'
import { formatSliceId } from '#schema/slice.ts'
import { addCompareInput } from './compare-input.ts'
import { addComparisonTypes, type CitationView } from './comparison-types.ts'
import type { addProvinceTypes } from './province-types.ts'
import type { MinistryContext, MinistryWorld } from './world.ts'

type ValueTypes = ReturnType<typeof addValueTypes<MinistryContext>>
type ProvinceRef = ReturnType<typeof addProvinceTypes>

/** A slice on its way out (its id) or back (what the gateway got for it, by position). */
interface SliceReference {
  readonly id?: string
  readonly typeName?: string
  readonly data?: unknown
}

interface Comparison {
  readonly id: string
  /** Id of the citation it is answered from; empty when the provinces answer. */
  readonly pin: string
  readonly slices: readonly (SliceReference | null)[]
  /** What it is computed from. */
  readonly content: () => Promise<CitationContent>
  /** Computed when first asked, once for all fields. */
  readonly result: () => Promise<ComparisonResult>
}

/** Adds `compare`, the Comparison entity, and the provinces' slices. */
export function addComparison(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  ProvinceInterface: ProvinceRef,
  world: MinistryWorld,
): void {
  const types = addComparisonTypes(builder, values, ProvinceInterface, world)
  const CompareInput = addCompareInput(builder, values, types.IssueCode)
  const Slice = addSliceTypes(builder, world.registry)
  const gathered = ofEachProvince('slices { ... on ThisProvinceSlice { data } }', world.registry.provinces)

  const Comparison = builder.objectRef<Comparison>('Comparison').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      pin: t.exposeString('pin', { inaccessible: true }),
      slices: t.field({
        type: [Slice],
        nullable: { list: false, items: true },
        inaccessible: true,
        resolve: ({ slices }) => slices,
      }),
      columns: t.field({
        type: [types.Column],
        nullable: true,
        resolve: async ({ result }) => (await result()).columns,
        ...requiring(gathered),
      }),
      rows: t.field({
        type: [types.Row],
        nullable: true,
        resolve: async ({ result }) => (await result()).rows,
        ...requiring(gathered),
      }),
      summary: t.field({
        type: [types.Summary],
        nullable: true,
        resolve: async ({ result }) => (await result()).summary,
        ...requiring(gathered),
      }),
      page: t.field({
        type: types.Page,
        nullable: true,
        resolve: async ({ result }) => (await result()).page,
        ...requiring(gathered),
      }),
      citation: t.field({
        type: types.Citation,
        nullable: true,
        resolve: (comparison) => cite(comparison, world),
        ...requiring(gathered),
      }),
      comparability: t.field({
        type: types.Comparability,
        nullable: true,
        resolve: async ({ result }) => (await result()).comparability,
        ...requiring(gathered),
      }),
      answers: t.field({
        type: [types.ProvinceAnswer],
        nullable: true,
        resolve: async ({ result }) => (await result()).answers,
        ...requiring(gathered),
      }),
    }),
  })
  builder.asEntity(Comparison, {
    key: builder.selection<{ id: string; pin: string }>('id pin'),
    resolveReference: (reference) => newComparison(reference, world),
  })
  builder.queryField('compare', (t) =>
    t.field({
      type: Comparison,
      nullable: true,
      args: { input: t.arg({ type: CompareInput, required: true }) },
      resolve: (_root, { input }) => ask(input, world),
    }),
  )
}

/** A comparison with the slices it needs; one that is cited needs none. */
async function ask(input: CompareInput, world: MinistryWorld): Promise<Comparison> {
  if (typeof input.citation === 'string') {
    requireAlone(input)
    const { comparison } = await findCited(input.citation, world)
    return newComparison({ id: comparison, pin: input.citation, slices: [] }, world)
  }
  const now = { ...world, members: world.members() }
  const question = resolveQuestion(input, now)
  const slices = slicesOf(question, now).map((slice) => ({
    id: formatSliceId(slice),
    typeName: `${world.registry.findProvince(slice.province)?.typeName}Slice`,
  }))
  return newComparison({ id: formatComparisonId(question), pin: NOT_PINNED, slices }, world)
}

/** A comparison on its way out, or come back with what the provinces answered: its key says what was asked, and nothing was kept in between. */
interface ComparisonReference {
  readonly id: string
  readonly pin: string
  readonly slices?: readonly (SliceReference | null)[]
}

const NOT_PINNED = ''

function newComparison(reference: ComparisonReference, world: MinistryWorld): Comparison {
  const { id, pin, slices = [] } = reference
  const content = once(async () => {
    if (pin !== NOT_PINNED) return findCited(pin, world)
    return { v: 1 as const, comparison: id, received: slices.map((slice) => slice?.data ?? null) }
  })
  return { id, pin, slices, content, result: once(async () => compute(await content(), world)) }
}

async function findCited(id: string, { citations }: MinistryWorld): Promise<CitationContent> {
  const kept = await citations.find(id)
  if (!kept) throw fail('UNKNOWN_CITATION', { id })
  return kept
}

function once<T>(act: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= act()
    return made
  }
}

function compute({ comparison, received }: CitationContent, world: MinistryWorld): ComparisonResult {
  const question = parseComparisonId(comparison)
  if (!question) throw fail('BAD_COMPARISON')
  const now = { ...world, members: world.members() }
  return compare(question, readAnswers(question, received, now), now)
}

/** Keeps what the answer was computed from; asked again by its id, it is computed from that alone. */
async function cite({ content, result }: Comparison, { citations }: MinistryWorld): Promise<CitationView> {
  const computed = await result() // an answer that cannot be given cannot be cited
  const id = await citations.keep(await content())
  return { id, answeredAt: lastAnsweredAt(computed.answers), messages: citationText(id, computed) }
}

/** What stands beside a citation would be ignored: say so instead. The defaults of the contract are no wish. */
function requireAlone({ citation, ...rest }: CompareInput): void {
  const { kind, boundaries, ...wishes } = rest
  const fields = [
    ...Object.entries(wishes).flatMap(([field, value]) =>
      value === null || value === undefined ? [] : field,
    ),
    ...(kind && kind !== 'ACTUAL' ? ['kind'] : []),
    ...(boundaries && boundaries !== 'AS_REPORTED' ? ['boundaries'] : []),
  ]
  if (fields.length > 0) throw fail('CITATION_STANDS_ALONE', { fields })
}

function addSliceTypes(builder: Builder<MinistryContext>, registry: Registry) {
  const Slice = builder.interfaceRef<SliceReference>('Slice').implement({
    inaccessible: true,
    resolveType: ({ typeName }) => typeName,
    fields: (t) => ({ id: t.id({ resolve: ({ id }) => id ?? '' }) }),
  })
  for (const { typeName } of registry.provinces) {
    const ThisProvinceSlice = builder.objectRef<SliceReference>(`${typeName}Slice`).implement({
      inaccessible: true,
      interfaces: [Slice],
      fields: (t) => ({
        data: t.field({
          type: 'SeriesTable',
          nullable: true,
          ...external(),
          resolve: () => {
            throw new TypeError('A slice is answered by its province, never here.')
          },
        }),
      }),
    })
    builder.asEntity(ThisProvinceSlice, {
      key: builder.selection<{ id: string }>('id'),
      resolveReference: ({ id }) => ({ id }),
    })
  }
  return Slice
}
