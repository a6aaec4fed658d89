// How large a document is with its fragments written out, counted without writing them out: each fragment once, however often it stands
// anywhere, so that thirty lines that stand for a thousand million fields are counted in thirty lines' time. No schema is needed for it.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** Sizes of one operation, or of a whole document. */
export interface Sizes {
  /** Fields, each as often as it is asked. */
  readonly fields: number
  /** How many fields stand within one another; what is asked of the schema counts as one. */
  readonly depth: number
  /** Fields under another name than their own, each as often as it is asked. */
  readonly aliases: number
  /** Fields of Query. */
  readonly rootFields: number
  /** How many lists of the schema (`types`, `fields`, `args` …) stand within one another, the schema itself one of them; 0: none is asked for. */
  readonly introspectionDepth: number
}

export interface MeasuredDocument {
  /** By operation, in the order of the document. */
  readonly operations: ReadonlyMap<OperationDefinitionNode, Sizes>
  /** The fields of all operations together, and the largest of the other sizes: all of them are validated, whichever is asked for. */
  readonly whole: Sizes
  /** Selections looked at, for who wants to know what the measuring itself took. */
  readonly visited: number
}

/** What is counted of a selection set, wherever it may stand. */
interface Count {
  fields: number
  depth: number
  aliases: number
  width: number
  /** Lists of a schema within one another, should this set stand within `__schema` or `__type`. */
  lists: number
  introspectionDepth: number
}

const ABOUT_SCHEMA: ReadonlySet<string> = new Set(['__schema', '__type'])
const SCHEMA_LISTS: ReadonlySet<string> = new Set([
  'types',
  'directives',
  'fields',
  'inputFields',
  'args',
  'interfaces',
  'possibleTypes',
  'enumValues',
])

/** Measures every operation of a document, in time proportional to its length. */
export function measureDocument(document: DocumentNode): MeasuredDocument {
  const measuring = new Measuring(document)
  const operations = new Map<OperationDefinitionNode, Sizes>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      operations.set(definition, sizesOf(measuring.set(definition.selectionSet)))
  return { operations, whole: wholeOf([...operations.values()]), visited: measuring.visited }
}

class Measuring {
  visited = 0
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly #counted = new Map<FragmentDefinitionNode, Count>()

  constructor({ definitions }: DocumentNode) {
    this.#fragments = new Map(
      definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
      ),
    )
  }

  /** A fragment that stands within itself counts as nothing there: no engine is ever given one. */
  fragment(node: FragmentDefinitionNode): Count {
    const known = this.#counted.get(node)
    if (known) return known
    this.#counted.set(node, nothing())
    const count = this.set(node.selectionSet)
    this.#counted.set(node, count)
    return count
  }

  set({ selections }: SelectionSetNode): Count {
    const count = nothing()
    for (const selection of selections) add(count, this.#selection(selection))
    return count
  }

  #selection(node: SelectionNode): Count {
    this.visited += 1
    if (node.kind === Kind.FIELD) return this.#field(node)
    if (node.kind === Kind.INLINE_FRAGMENT) return this.set(node.selectionSet)
    const fragment = this.#fragments.get(node.name.value)
    return fragment ? this.fragment(fragment) : nothing()
  }

  #field({ name, alias, selectionSet }: FieldNode): Count {
    const within = selectionSet ? this.set(selectionSet) : nothing()
    const isAboutSchema = ABOUT_SCHEMA.has(name.value)
    return {
      fields: 1 + within.fields,
      depth: 1 + (isAboutSchema ? 0 : within.depth),
      aliases: within.aliases + (alias && alias.value !== name.value ? 1 : 0),
      width: 1,
      lists: isAboutSchema ? 0 : within.lists + (SCHEMA_LISTS.has(name.value) ? 1 : 0),
      introspectionDepth: isAboutSchema ? 1 + within.lists : within.introspectionDepth,
    }
  }
}

function nothing(): Count {
  return { fields: 0, depth: 0, aliases: 0, width: 0, lists: 0, introspectionDepth: 0 }
}

function add(sum: Count, more: Count): void {
  sum.fields += more.fields
  sum.aliases += more.aliases
  sum.width += more.width
  sum.depth = Math.max(sum.depth, more.depth)
  sum.lists = Math.max(sum.lists, more.lists)
  sum.introspectionDepth = Math.max(sum.introspectionDepth, more.introspectionDepth)
}

/** Doubling a thousand times leaves the numbers that JSON can say. */
function sizesOf({ fields, depth, aliases, width, introspectionDepth }: Count): Sizes {
  const most = (amount: number) => Math.min(amount, Number.MAX_SAFE_INTEGER)
  return { fields: most(fields), depth, aliases: most(aliases), rootFields: most(width), introspectionDepth }
}

function wholeOf(operations: readonly Sizes[]): Sizes {
  const most = (size: keyof Sizes) => Math.max(0, ...operations.map((sizes) => sizes[size]))
  return {
    fields: operations.reduce((sum, { fields }) => sum + fields, 0),
    depth: most('depth'),
    aliases: most('aliases'),
    rootFields: most('rootFields'),
    introspectionDepth: most('introspectionDepth'),
  }
}
