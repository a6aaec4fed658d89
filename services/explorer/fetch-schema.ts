// The schema as the gateway gives it to everybody. GraphiQL would ask for it by introspection, which a gateway before the world refuses.
import { buildSchema, type GraphQLSchema } from 'graphql'

/** Null when it cannot be had: the page then works without completion and without documentation. */
export async function fetchSchema(url: URL): Promise<GraphQLSchema | null> {
  try {
    const response = await fetch(url)
    return response.ok ? buildSchema(await response.text(), { assumeValid: true }) : null
  } catch {
    return null
  }
}
