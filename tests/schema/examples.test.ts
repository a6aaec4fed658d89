// The examples in the docstrings of schema/ are true: each is run and compared with the literal that stands below it.
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'

interface Example {
  readonly file: string
  readonly call: string
  readonly result: string
}

/** `@example`, lines of an expression, lines of a literal behind `//`: anything else is no example and fails the test. */
function examplesOf(file: string): Example[] {
  const comments = readFileSync(file, 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? []
  return comments.flatMap((comment) =>
    comment
      .replace(/\*\/$/, '')
      .split(/^ *\* @example /m)
      .slice(1)
      .map((block) => readExample(file, block)),
  )
}

function readExample(file: string, block: string): Example {
  const lines = block.split('\n').map((line) => line.replace(/^ *\* ?/, ''))
  const literalAt = lines.findIndex((line) => line.startsWith('//'))
  const rest = lines.slice(literalAt)
  const end = rest.findIndex((line) => !line.startsWith('//'))
  const literal = end < 0 ? rest : rest.slice(0, end)
  return {
    file,
    call: lines.slice(0, Math.max(literalAt, 0)).join('\n'),
    result: literal.map((line) => line.slice(2)).join('\n'),
  }
}

function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(scope), `return (${expression})`)(...Object.values(scope))
}

const examples = globSync('schema/**/*.ts').sort().flatMap(examplesOf)
const modules = new Map<string, Record<string, unknown>>()
for (const { file } of examples) modules.set(file, await import(/* @vite-ignore */ `../../${file}`))

// An example speaks of its own module first; the others are there because a registry search needs a registry.
const everything = Object.assign({}, ...modules.values(), { catalogue, registry })

it.each(examples)('$file: $call', ({ file, call, result }) => {
  const scope = { ...everything, ...modules.get(file) }
  expect(evaluate(call, scope)).toStrictEqual(evaluate(result, scope))
})

it('at least twenty examples exist', () => {
  expect(examples.length).toBeGreaterThanOrEqual(20)
})
