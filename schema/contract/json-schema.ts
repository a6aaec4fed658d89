// The wire formats as JSON Schema, for provinces and tools that are not ours. The validators are the source; the files beside
// this one are their translation, and a test holds the two together. JSON Schema cannot say everything: that columns are of
// equal length, and sets sorted, only the validators know.
import { z } from 'zod'
import { seriesTable } from '../series-table.ts'
import { sliceQuestion } from '../slice.ts'
import { CONTRACT_VERSION } from './version.ts'

/** The generated files of schema/contract/, by name, as the text they must have. */
export function contractFiles(): Record<string, string> {
  return {
    'series-table.schema.json': write(seriesTable, 'Series table: the answer to a slice'),
    'slice-question.schema.json': write(sliceQuestion, 'Slice question: what a slice asks of a province'),
  }
}

function write(format: z.ZodType, title: string): string {
  const { $schema, ...schema } = z.toJSONSchema(format)
  const described = { $schema, title, description: `Contract ${CONTRACT_VERSION}.`, ...schema }
  return `${JSON.stringify(described, null, 2)}\n`
}
