// The process of Hive Gateway with its compiled query planner, as its documentation has it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import httpTransport from '@graphql-mesh/transport-http'
import { addressedSupergraph, type Place } from './federation.ts'
import { beMeasured } from './told-figures.ts'

await beMeasured(async (place: Place) => {
  const runtime = createGatewayRuntime({
    supergraph: addressedSupergraph(place),
    unifiedGraphHandler,
    transports: { http: httpTransport },
    logging: 'error',
  })
  const server = createServer(runtime)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
})
