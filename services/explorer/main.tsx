// Starts the explorer: GraphiQL with the gallery open, asking the gateway that served this page.
/// <reference types="vite/client" />
import 'graphiql/setup-workers/vite'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import 'graphiql/graphiql.css'
import './explorer.css'
import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { fetchSchema } from './fetch-schema.ts'
import { GALLERY } from './gallery.ts'
import { GALLERY_PLUGIN } from './gallery-panel.tsx'
import { formatVariables } from './open-example.ts'

// beside the page: /graphql when the page is /, and still right behind a path
const fetcher = createGraphiQLFetcher({
  url: new URL('graphql', document.baseURI).href,
  enableIncrementalDelivery: false,
})
const plugins = [GALLERY_PLUGIN]
const firstTabs = GALLERY.slice(0, 1).map((example) => ({
  query: example.document,
  variables: formatVariables(example),
}))

const place = document.getElementById('explorer')
if (place) {
  const schema = await fetchSchema(new URL('schema.graphql', document.baseURI))
  createRoot(place).render(
    <GraphiQL
      fetcher={fetcher}
      schema={schema}
      plugins={plugins}
      visiblePlugin={GALLERY_PLUGIN}
      defaultTabs={firstTabs}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
    </GraphiQL>,
  )
}
