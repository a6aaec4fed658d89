// What the ministry answers from: the registry, the catalogue, and who has joined right now.
import type { Catalogue } from '#schema/catalogue/catalogue.ts'
import type { Registry } from '#schema/registry/registry.ts'
import type { Citations } from './citations.ts'

export interface MinistryWorld {
  readonly registry: Registry
  readonly catalogue: Catalogue
  /** Ids of the provinces that have joined; read anew for every question, because the table changes while we run. */
  members(): readonly string[]
  /** Cited answers, kept for good. */
  readonly citations: Citations
}

/** Nothing is remembered between fields; an object all the same, because Pothos wants one per request. */
export type MinistryContext = object
