// Whom the gateway stands before: those who write questions, or the world.

/** `production`: nothing is told of the schema but what `/schema.graphql` says: no introspection, no suggestions in errors. */
export type Mode = 'development' | 'production'
