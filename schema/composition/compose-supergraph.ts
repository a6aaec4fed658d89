// Contract × registry → supergraph, ahead of time and committed. Composing by asking live hosts would fail whole when one is down.
import { composeServices } from '@apollo/composition'
import { GraphQLError } from 'graphql'
import type { Province } from '../registry/registry.ts'
import { type Contract, readContract } from './contract.ts'
import { ministrySdl, provinceSdl } from './expand-contract.ts'
import { lintContract } from './lint-contract.ts'

/** Why a contract may not be composed: one sentence per breach, each saying what to do. */
export class CompositionError extends Error {
  override readonly name = 'CompositionError'
  readonly breaches: readonly string[]

  constructor(breaches: readonly string[]) {
    super(`Cannot compose the supergraph:\n${breaches.map((breach) => `- ${breach}`).join('\n')}`)
    this.breaches = breaches
  }
}

/**
 * Composes the ministry and the given provinces. The addresses in it are names only (`.invalid`): where a member
 * stands is the gateway's table of members, so that joining and leaving never touch the schema.
 * Throws CompositionError.
 */
export function composeSupergraph(
  provinces: readonly Province[],
  contract: Contract = readContract(),
): string {
  const breaches = lintContract(contract)
  if (breaches.length > 0) throw new CompositionError(breaches)
  const services = [
    { name: 'ministry', url: 'http://ministry.invalid', typeDefs: ministrySdl(contract, provinces) },
    ...provinces.map((province) => ({
      name: province.subgraph,
      url: `http://${province.slug}.invalid`,
      typeDefs: provinceSdl(contract, province),
    })),
  ]
  const { supergraphSdl, errors } = composeServices(services)
  if (supergraphSdl) return `${supergraphSdl.trim()}\n`
  throw new CompositionError((errors ?? [new GraphQLError('no reason given')]).map((error) => error.message))
}
