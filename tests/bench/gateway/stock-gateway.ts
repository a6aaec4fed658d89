// The process of Apollo Gateway as its documentation has it: a server, a supergraph, and its own data sources.
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { addressedSupergraph, type Place } from './federation.ts'
import { beMeasured } from './told-figures.ts'

await beMeasured(async (place: Place) => {
  const gateway = new ApolloGateway({ supergraphSdl: addressedSupergraph(place) })
  const server = new ApolloServer({ gateway })
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
  return url
})
