import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contractFiles } from '#schema/contract/json-schema.ts'
import { CONTRACT_VERSION } from '#schema/contract/version.ts'

const files = contractFiles()

describe('the JSON Schemas of the contract', () => {
  it('are these two', () => {
    expect(Object.keys(files)).toEqual(['series-table.schema.json', 'slice-question.schema.json'])
  })

  it.each(Object.entries(files))(
    '%s is committed as the validator says it: else run npm run compose',
    (name, text) => {
      expect(readFileSync(`schema/contract/${name}`, 'utf8')).toBe(text)
    },
  )

  it('are of this version, which the change log explains', () => {
    for (const text of Object.values(files)) {
      expect(JSON.parse(text)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        description: `Contract ${CONTRACT_VERSION}.`,
      })
    }
    expect(readFileSync('schema/contract/CHANGELOG.md', 'utf8')).toContain(`## ${CONTRACT_VERSION}\n`)
  })

  it('refuse a key that the contract does not know', () => {
    expect(JSON.parse(files['slice-question.schema.json'] ?? '{}')).toMatchObject({
      additionalProperties: false,
    })
  })
})
