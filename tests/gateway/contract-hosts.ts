// The types of the committed supergraph, for what is measured of a document without a gateway.
import { readFileSync } from 'node:fs'
import { buildASTSchema, parse } from 'graphql'
import { type Hosts, readHosts } from '#gateway/limits/hosts.ts'

/** Reads schema/contract/supergraph.graphql. */
export function readContractHosts(): Hosts {
  const sdl = readFileSync(new URL('../../schema/contract/supergraph.graphql', import.meta.url), 'utf8')
  return readHosts(buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true }))
}
