// Every question the explorer opens with can be asked: it is valid against the committed supergraph. What it answers is
// asked of a real federation in tests/federation/.
import { getOperationAST, getVariableValues, parse, printType, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { GALLERY } from '#services/explorer/gallery.ts'
import { readApiSchema } from './api-schema.ts'

const schema = readApiSchema()

describe('the gallery of sample questions', () => {
  test('holds fourteen questions, each with an id of its own', () => {
    expect(GALLERY.map((example) => example.id)).toEqual([
      'trained-labour-2020',
      'poor-households-latest',
      'find-indicator',
      'workers-abroad-by-destination',
      'coverage-and-releases',
      'series-as-columns',
      'job-targets',
      'who-answered',
      'source-of-a-figure',
      'code-91',
      'target-attained',
      'change-and-summary',
      'derived-figures',
      'new-boundaries',
    ])
    expect(new Set(GALLERY.map((example) => example.document)).size).toBe(14)
  })

  describe.each(GALLERY.map((example) => [example.id, example] as const))('%s', (_id, example) => {
    test('is titled and asked in Vietnamese, with an English title beside it', () => {
      expect(example.titleVi).toMatch(VIETNAMESE)
      expect(example.question).toMatch(VIETNAMESE)
      expect(example.question).toMatch(/^\p{Lu}[^?]*\?$/u)
      expect(example.titleEn.replaceAll('Khánh Hòa', '')).not.toMatch(VIETNAMESE)
    })

    test('is valid against the schema that the gateway offers', () => {
      expect(validate(schema, parse(example.document))).toEqual([])
    })

    test('has one operation, whose name titles its tab', () => {
      expect(getOperationAST(parse(example.document))?.name?.value).toMatch(/^[A-Z][A-Za-z0-9]+$/)
    })

    test('brings variables of the right types', () => {
      const variables = getOperationAST(parse(example.document))?.variableDefinitions ?? []
      expect(getVariableValues(schema, variables, example.variables ?? {})).not.toHaveProperty('errors')
      expect(variables.map((definition) => definition.variable.name.value)).toEqual(
        Object.keys(example.variables ?? {}),
      )
    })
  })
})

describe('the schema the questions are held against', () => {
  test('has the five provinces of the demo and nothing that is hidden', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(
      expect.arrayContaining(['anGiang', 'phuTho', 'thaiNguyen', 'khanhHoa', 'vinhLong', 'compare']),
    )
    expect(Object.keys(schema.getTypeMap()).filter((name) => /Slice|join__|link__/.test(name))).toEqual([])
    const comparison = schema.getType('Comparison')
    expect(comparison && printType(comparison)).not.toContain('slices')
  })
})

const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i
