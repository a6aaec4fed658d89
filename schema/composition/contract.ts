// The contract's texts: value types, what a province answers, what the ministry adds. Written once, with `ThisProvince`
// where a province's own type stands; expand-contract.ts makes the 34 + 1 subgraphs of them.
import { readFileSync } from 'node:fs'
import { type DocumentNode, parse } from 'graphql'

/** The three files of the contract, parsed. */
export interface Contract {
  /** Value types, identical in every subgraph. */
  readonly values: DocumentNode
  readonly province: DocumentNode
  readonly ministry: DocumentNode
}

/** Reads the committed contract. */
export function readContract(): Contract {
  return { values: readSdl('values'), province: readSdl('province'), ministry: readSdl('ministry') }
}

function readSdl(name: string): DocumentNode {
  return parse(readFileSync(new URL(`../contract/${name}.graphql`, import.meta.url), 'utf8'), {
    noLocation: true,
  })
}
