// A Pothos plugin that takes every description from the contract's SDL, so that a sentence stands in one place
// and code and contract cannot say different things.
import SchemaBuilder, {
  BasePlugin,
  type PothosInputFieldConfig,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type SchemaTypes,
} from '@pothos/core'
import { type ASTNode, type DocumentNode, Kind, visit } from 'graphql'

/** Sentences by coordinate: `Cell`, `Cell.rank`, `Province.series.first`, `Lang.VI`. */
export type Descriptions = ReadonlyMap<string, string>

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      descriptions: DescriptionsPlugin<Types>
    }
    interface SchemaBuilderOptions<Types extends SchemaTypes> {
      descriptions?: Descriptions
    }
  }
}

/** Collects the descriptions of an SDL document by coordinate. */
export function readDescriptions(document: DocumentNode): Descriptions {
  const descriptions = new Map<string, string>()
  const coordinate: string[] = []
  visit(document, {
    enter(node) {
      if (!isDescribed(node)) return
      coordinate.push(node.name.value)
      if (node.description) descriptions.set(coordinate.join('.'), node.description.value)
    },
    leave(node) {
      if (isDescribed(node)) coordinate.pop()
    },
  })
  return descriptions
}

class DescriptionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    const described = { ...config, description: this.#find(config.name) ?? config.description }
    if (described.kind !== 'Enum') return described
    const values = Object.entries(described.values).map(([name, value]) => [
      name,
      { ...value, description: this.#find(`${config.name}.${name}`) },
    ])
    return { ...described, values: Object.fromEntries(values) }
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    return { ...config, description: this.#find(`${config.parentType}.${config.name}`) ?? config.description }
  }

  override onInputFieldConfig(config: PothosInputFieldConfig<Types>): PothosInputFieldConfig<Types> {
    const place = [config.parentType, config.parentField, config.name].filter(Boolean)
    return { ...config, description: this.#find(place.join('.')) ?? config.description }
  }

  #find(coordinate: string): string | undefined {
    return this.builder.options.descriptions?.get(coordinate)
  }
}

const pluginName = 'descriptions' as const
SchemaBuilder.registerPlugin(pluginName, DescriptionsPlugin)
export default pluginName

interface Described {
  readonly name: { readonly value: string }
  readonly description?: { readonly value: string }
}

function isDescribed(node: ASTNode): node is ASTNode & Described {
  return (
    (node.kind.endsWith('TypeDefinition') && 'name' in node) ||
    node.kind === Kind.FIELD_DEFINITION ||
    node.kind === Kind.INPUT_VALUE_DEFINITION ||
    node.kind === Kind.ENUM_VALUE_DEFINITION
  )
}
