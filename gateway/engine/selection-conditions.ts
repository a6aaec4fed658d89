// @skip and @include: which variables an operation's shape depends on, and whether a selection is in.
import { type ASTNode, type DirectiveNode, Kind, type SelectionNode, visit } from 'graphql'

/** The variables that stand in a @skip or an @include, sorted. */
export function conditionVariables(nodes: readonly ASTNode[]): string[] {
  const names = new Set<string>()
  for (const node of nodes)
    visit(node, {
      Directive: (directive) => {
        const value = conditionOf(directive)
        if (value?.kind === Kind.VARIABLE) names.add(value.name.value)
      },
    })
  return [...names].sort()
}

/** Whether anything is under @skip or @include. */
export function hasConditions(nodes: readonly ASTNode[]): boolean {
  let has = false
  for (const node of nodes)
    visit(node, {
      Directive: (directive) => {
        if (conditionOf(directive)) has = true
      },
    })
  return has
}

/** With these values of the variables. */
export function isIncluded(
  { directives = [] }: SelectionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return directives.every((directive) => {
    const value = conditionOf(directive)
    if (!value) return true
    const holds = value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value && value.value
    return directive.name.value === 'skip' ? holds !== true : holds === true
  })
}

function conditionOf({ name, arguments: given = [] }: DirectiveNode) {
  return /^(skip|include)$/.test(name.value) ? given[0]?.value : undefined
}
