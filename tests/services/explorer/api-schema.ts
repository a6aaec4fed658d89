// The schema as an analyst sees it: the committed supergraph without its machinery and without what is @inaccessible.
import { readFileSync } from 'node:fs'
import { buildASTSchema, type DirectiveNode, type GraphQLSchema, parse, visit } from 'graphql'

/** Reads schema/contract/supergraph.graphql as the API schema that a gateway would offer. */
export function readApiSchema(): GraphQLSchema {
  const sdl = readFileSync(new URL('../../../schema/contract/supergraph.graphql', import.meta.url), 'utf8')
  const api = visit(parse(sdl, { noLocation: true }), {
    enter(node) {
      if (node.kind === 'DirectiveDefinition' || node.kind === 'SchemaDefinition') return null
      if (node.kind === 'NamedType') return undefined
      const name = 'name' in node ? node.name?.value : undefined
      const isMachinery = node.kind !== 'Field' && /^(join|link)__/.test(name ?? '')
      return isMachinery || isInaccessible(node) ? null : undefined
    },
    Directive: () => null,
  })
  return buildASTSchema(api)
}

function isInaccessible(node: object): boolean {
  const directives =
    'directives' in node ? (node.directives as readonly DirectiveNode[] | undefined) : undefined
  return directives?.some((directive) => directive.name.value === 'inaccessible') ?? false
}
