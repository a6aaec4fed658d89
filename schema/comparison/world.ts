// The world a question is asked in: who exists, what is counted, and who has joined.
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Registry } from '../registry/registry.ts'

export interface World {
  readonly registry: Registry
  readonly catalogue: Catalogue
  /** Ids of the provinces that have joined: whom a question asks when it names nobody. */
  readonly members: readonly string[]
}
