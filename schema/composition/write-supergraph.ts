// `npm run compose`: writes what is derived from the contract and committed (the supergraph, the JSON Schemas).
// With --check it only compares, and exits 1 naming the stale files.
import { readFileSync, writeFileSync } from 'node:fs'
import { contractFiles } from '../contract/json-schema.ts'
import { registry } from '../registry/registry.ts'
import { CompositionError, composeSupergraph } from './compose-supergraph.ts'

const isCheck = process.argv.includes('--check')

try {
  const files = { 'supergraph.graphql': composeSupergraph(registry.provinces), ...contractFiles() }
  const stale = Object.entries(files).filter(([name, text]) => readText(name) !== text)
  if (!isCheck) for (const [name, text] of stale) writeFileSync(addressOf(name), text)
  for (const [name] of stale)
    process.stdout.write(`schema/contract/${name} ${isCheck ? 'is stale' : 'written'}\n`)
  if (stale.length === 0) process.stdout.write('schema/contract is up to date\n')
  else if (isCheck) {
    process.stderr.write('Run `npm run compose` and commit what it writes.\n')
    process.exitCode = 1
  }
} catch (error) {
  if (!(error instanceof CompositionError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

function readText(name: string): string | null {
  try {
    return readFileSync(addressOf(name), 'utf8')
  } catch {
    return null
  }
}

function addressOf(name: string): URL {
  return new URL(`../contract/${name}`, import.meta.url)
}
