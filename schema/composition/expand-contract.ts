// From the contract's three texts to the SDL of each subgraph: the province's with its own names, and the ministry's with
// one stub per province. Pure; nothing is asked of a running host, so a dead province can never break composition.
import { concatAST, type DocumentNode, Kind, visit } from 'graphql'
import type { Province } from '../registry/registry.ts'
import type { Contract } from './contract.ts'

type ProvinceNames = Pick<Province, 'typeName' | 'rootField'>

/** The SDL of one province's subgraph: value types, and the province's contract under its own names. */
export function provinceSdl(contract: Contract, province: ProvinceNames): DocumentNode {
  return rename(concatAST([contract.province, contract.values]), province)
}

/** The SDL of the ministry's subgraph: value types, the ministry's contract, and every province's stubs. */
export function ministrySdl(contract: Contract, provinces: readonly ProvinceNames[]): DocumentNode {
  const { ministry, values } = contract
  const definitions = ministry.definitions.flatMap((definition) =>
    'name' in definition && definition.name?.value.startsWith('ThisProvince')
      ? provinces.map((province) => rename(definition, province))
      : [requireOfEach(definition, provinces)],
  )
  return concatAST([{ kind: Kind.DOCUMENT, definitions }, values])
}

/**
 * The selection of every province's slices, as @requires wants it, from the contract's single one.
 *
 * @example ofEachProvince('slices { ... on ThisProvinceSlice { data } }', [{ typeName: 'AnGiang' }, { typeName: 'PhuTho' }])
 * // 'slices { ... on AnGiangSlice { data } ... on PhuThoSlice { data } }'
 */
export function ofEachProvince(selection: string, provinces: readonly Pick<Province, 'typeName'>[]): string {
  return selection.replace(
    /\.\.\. on ThisProvince(\w*) (\{[^{}]*\})/g,
    (_whole, suffix: string, fields: string) =>
      provinces.map(({ typeName }) => `... on ${typeName}${suffix} ${fields}`).join(' '),
  )
}

function rename<N extends DocumentNode | DocumentNode['definitions'][number]>(
  node: N,
  province: ProvinceNames,
): N {
  return visit(node, {
    Name: ({ value, ...name }) => {
      if (value === 'thisProvince') return { ...name, value: province.rootField }
      if (!value.startsWith('ThisProvince')) return undefined
      return { ...name, value: province.typeName + value.slice('ThisProvince'.length) }
    },
  })
}

function requireOfEach<N extends DocumentNode['definitions'][number]>(
  node: N,
  provinces: readonly ProvinceNames[],
): N {
  return visit(node, {
    Directive: {
      enter: (directive) => (directive.name.value === 'requires' ? undefined : false),
    },
    StringValue: (string, _key, parent) =>
      parent && 'kind' in parent && parent.kind === Kind.ARGUMENT
        ? { ...string, value: ofEachProvince(string.value, provinces) }
        : undefined,
  })
}
