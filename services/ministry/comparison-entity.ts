// Scatter and gather. `compare` gives a comparison's id (the canonical question) and the slices it needs; the gateway asks each province for
// its slice; every other field requires those slices, so the gateway comes back once, with what the provinces answered.
import { readAnswers } from '#schema/comparison/answers.ts'
import { compare } from '#schema/comparison/compare.ts'
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
import { addComparisonTypes } from './comparison-types.ts'
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
  readonly slices: readonly (SliceReference | null)[]
  /** Computed when first asked, once for all fields. */
  readonly result: () => ComparisonResult
}

/** Adds `compare`, the Comparison entity, and the provinces' slices. */
export function addComparison(
  builder: Builder<MinistryContext>,
  values: ValueTypes,
  ProvinceInterface: ProvinceRef,
  world: MinistryWorld,
): void {
  const types = addComparisonTypes(builder, values, ProvinceInterface)
  const CompareInput = addCompareInput(builder, values, types.IssueCode)
  const Slice = addSliceTypes(builder, world.registry)
  const gathered = ofEachProvince('slices { ... on ThisProvinceSlice { data } }', world.registry.provinces)

  const Comparison = builder.objectRef<Comparison>('Comparison').implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      slices: t.field({
        type: [Slice],
        nullable: { list: false, items: true },
        inaccessible: true,
        resolve: ({ slices }) => slices,
      }),
      columns: t.field({
        type: [types.Column],
        nullable: true,
        resolve: ({ result }) => result().columns,
        ...requiring(gathered),
      }),
      rows: t.field({
        type: [types.Row],
        nullable: true,
        resolve: ({ result }) => result().rows,
        ...requiring(gathered),
      }),
      comparability: t.field({
        type: types.Comparability,
        nullable: true,
        resolve: ({ result }) => result().comparability,
        ...requiring(gathered),
      }),
      answers: t.field({
        type: [types.ProvinceAnswer],
        nullable: true,
        resolve: ({ result }) => result().answers,
        ...requiring(gathered),
      }),
    }),
  })
  builder.asEntity(Comparison, {
    key: builder.selection<{ id: string }>('id'),
    resolveReference: (reference) => gather(reference, world),
  })
  builder.queryField('compare', (t) =>
    t.field({
      type: Comparison,
      nullable: true,
      args: { input: t.arg({ type: CompareInput, required: true }) },
      resolve: (_root, { input }) => {
        const now = { ...world, members: world.members() }
        const question = resolveQuestion(input, now)
        const slices = slicesOf(question, now).map((slice) => ({
          id: formatSliceId(slice),
          typeName: `${world.registry.findProvince(slice.province)?.typeName}Slice`,
        }))
        return newComparison(formatComparisonId(question), slices, world)
      },
    }),
  )
}

/** The comparison that comes back with the provinces' answers. Its id says what was asked: nothing was kept in between. */
function gather(
  reference: { id: string; slices?: readonly (SliceReference | null)[] },
  world: MinistryWorld,
): Comparison {
  return newComparison(reference.id, reference.slices ?? [], world)
}

function newComparison(
  id: string,
  slices: readonly (SliceReference | null)[],
  world: MinistryWorld,
): Comparison {
  let result: ComparisonResult | undefined
  return {
    id,
    slices,
    result: () => {
      result ??= computeComparison(id, slices, world)
      return result
    },
  }
}

function computeComparison(
  id: string,
  slices: readonly (SliceReference | null)[],
  world: MinistryWorld,
): ComparisonResult {
  const question = parseComparisonId(id)
  if (!question) throw fail('BAD_COMPARISON')
  const now = { ...world, members: world.members() }
  const received = slices.map((slice) => slice?.data)
  return compare(question, readAnswers(question, received, now), now)
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
