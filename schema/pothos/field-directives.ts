// The casts that Pothos' federation typing needs, in one place: it types `requires` and `external` only on entities of other subgraphs
// (and marks those @extends, which the contract does not), but honours them on any field; and it types a reference as always found.

/** Options that make a field require a selection first: `t.field({ …, ...requiring('slices { … }') })`. */
export function requiring(selection: string): object {
  return { requires: { selection } }
}

/** Options that say a field is answered by another subgraph, and only received here: `t.field({ …, ...external() })`. */
export function external(): object {
  return { directives: { external: {} } }
}

/** The entity of a reference, or null for a key that is not of this type, as the federation specification has it. */
export function orNull<T>(entity: T | null | undefined): T {
  return (entity ?? null) as T
}
