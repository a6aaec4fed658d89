// Puts an example into GraphiQL's editor, and runs it when asked. The one file that knows GraphiQL's store.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { getOperationAST, parse } from 'graphql'
import type { Example } from './example.ts'
import { GALLERY } from './gallery.ts'

export interface ExampleOpener {
  /** Id of the example that stands in the active tab, word for word; null once it was edited. */
  readonly current: string | null
  /** False until the editor has loaded. */
  readonly ready: boolean
  open(example: Example): void
  run(example: Example): void
}

/** Opens examples in the active tab as long as nothing was written there; whatever an analyst wrote keeps its tab. */
export function useExampleOpener(): ExampleOpener {
  const actions = useGraphiQLActions()
  const { queryEditor, variableEditor, responseEditor, active } = useGraphiQL((state) => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    responseEditor: state.responseEditor,
    active: state.tabs[state.activeTabIndex],
  }))

  const open = (example: Example) => {
    actions.stop()
    if (!isUntouched(queryEditor?.getValue() ?? '')) actions.addTab()
    const variables = formatVariables(example)
    queryEditor?.setValue(example.document)
    variableEditor?.setValue(variables)
    responseEditor?.setValue('')
    // GraphiQL reads these from its editors only 100 ms later; a run before that would send the name of the operation before.
    const documentAST = parse(example.document)
    const operation = getOperationAST(documentAST)
    const operationName = operation?.name?.value ?? ''
    if (operation) actions.setOperationFacts({ documentAST, operationName, operations: [operation] })
    actions.updateActiveTabValues({ query: example.document, variables, operationName, response: null })
  }
  return {
    current: GALLERY.find((example) => example.document === active?.query)?.id ?? null,
    ready: Boolean(queryEditor && variableEditor && responseEditor),
    open,
    run: (example) => {
      open(example)
      void actions.run()
    },
  }
}

/** The variables of an example as the editor shows them; empty when it has none. */
export function formatVariables(example: Example): string {
  return example.variables ? JSON.stringify(example.variables, null, 2) : ''
}

function isUntouched(text: string): boolean {
  return text.trim() === '' || GALLERY.some((example) => example.document === text)
}
