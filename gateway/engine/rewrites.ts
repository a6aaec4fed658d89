// What the planner has changed in what is asked and answered: where one name would mean two things it asks under another.
import type { FetchDataRewrite } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isData, setOwn } from './merge-data.ts'
import { typesThatMeet } from './object-type.ts'

const CONDITION = '... on '

/** Changes an object in place, one rewrite after the other. */
export function applyRewrites(
  contract: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
  data: Data,
): void {
  for (const rewrite of rewrites ?? [])
    changeAt(contract, rewrite.path.slice(0, -1), data, changeOf(rewrite, rewrite.path.at(-1) ?? ''))
}

type Change = (data: Data) => void

function changeOf(rewrite: FetchDataRewrite, name: string): Change {
  if (rewrite.kind === 'ValueSetter') return (data) => setOwn(data, name, rewrite.setValueTo)
  return (data) => {
    if (!Object.hasOwn(data, name)) return
    const value = data[name]
    delete data[name]
    setOwn(data, rewrite.renameKeyTo, value)
  }
}

/** The steps of a path are fields, and `... on Type`; lists are gone through. */
function changeAt(contract: GraphQLSchema, path: readonly string[], value: unknown, change: Change): void {
  if (Array.isArray(value)) for (const item of value) changeAt(contract, path, item, change)
  if (!isData(value)) return
  const [step, ...rest] = path
  if (step === undefined) change(value)
  else if (!step.startsWith(CONDITION))
    changeAt(contract, rest, Object.hasOwn(value, step) ? value[step] : null, change)
  else if (isAbout(contract, step.slice(CONDITION.length), value)) changeAt(contract, rest, value, change)
}

/** An object that does not say what it is is what was asked. */
function isAbout(contract: GraphQLSchema, condition: string, { __typename: said }: Data): boolean {
  return said === undefined || typesThatMeet(contract, condition).has(String(said))
}
