// The list of mutants does not rot: every mistake still has its one place, and the file with it is still a program.
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { describe, expect, it } from 'vitest'
import { listMutants, mutated, pathOf } from './mutants.ts'

const mutants = listMutants()

describe('the mutants', () => {
  it.each(mutants)('$id has exactly one place in $file and leaves a program', (mutant) => {
    const text = mutated(mutant, readFileSync(pathOf(mutant.file), 'utf8'))
    expect(() =>
      mutant.file.endsWith('.json') ? JSON.parse(text) : stripTypeScriptTypes(text),
    ).not.toThrow()
  })

  it('are at least 120, each under an id of its own', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(120)
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length)
  })
})

describe('a mutant', () => {
  const mutant = { id: 'm', file: 'schema/rank.ts', find: 'a < b', replace: 'a <= b', about: 'A tie.' }

  it('is the source with one text replaced', () => {
    expect(mutated(mutant, 'if (a < b) return')).toBe('if (a <= b) return')
  })

  it('is refused where its text is gone, stands twice, or would stay', () => {
    expect(() => mutated(mutant, 'if (b > a) return')).toThrow('stands 0 times in schema/rank.ts')
    expect(() => mutated(mutant, 'a < b || a < b')).toThrow('stands 2 times in schema/rank.ts')
    expect(() => mutated({ ...mutant, replace: 'a < b' }, 'a < b')).toThrow('changes nothing')
  })
})
