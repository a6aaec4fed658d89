// The usual answer of a province, one table and nothing else, read without writing the table anew: its bytes are cut out of the answer's.
import { isUtf8 } from 'node:buffer'
import { SliceTable } from '../freshness/slice-table.ts'
import type { SubgraphAnswer } from './ask-subgraph.ts'
import type { ExchangeReply } from './http-exchange.ts'

const ENDING = /\}\]\}\}\s*$/

/** Null when the answer has another form. What is cut out is parsed by itself, so that it is one value and reaches into nothing else. */
export function readLoneTable(
  { bytes, text }: Pick<ExchangeReply, 'bytes' | 'text'>,
  name: string,
): SubgraphAnswer | null {
  const beginning = `{"data":{"_entities":[{${JSON.stringify(name)}:`
  const ending = ENDING.exec(text.slice(-20))?.[0]
  // bytes that are no text would make the ministry refuse the whole question, every province's
  if (ending === undefined || !text.startsWith(beginning) || !isUtf8(bytes)) return null
  // both ends are ASCII: as many bytes as letters
  const table = SliceTable.parse(bytes.subarray(beginning.length, bytes.byteLength - ending.length))
  return table ? { data: { _entities: [{ [name]: table }] }, errors: [] } : null
}
