// The usual answer to a question for one entity, and nothing else: what was asked is cut out of the answer's bytes, not written anew.
import { isUtf8 } from 'node:buffer'
import { type Data, isData } from '../engine/merge-data.ts'
import { WholeObject } from '../engine/whole-object.ts'
import { SliceTable } from '../freshness/slice-table.ts'
import type { SubgraphAnswer } from './ask-subgraph.ts'

/** A slice's table, asked by this name. Null when the answer has another form. */
export function readLoneTable(bytes: Buffer, name: string): SubgraphAnswer | null {
  const json = cutOut(bytes, `{"data":{"_entities":[{${JSON.stringify(name)}:`, '}]}}')
  const table = json && SliceTable.parse(json)
  return table ? { data: { _entities: [{ [name]: table }] }, errors: [] } : null
}

/** An entity as it stands there. Null when the answer has another form. */
export function readLoneEntity(bytes: Buffer): SubgraphAnswer | null {
  const json = cutOut(bytes, '{"data":{"_entities":[', ']}}')
  const said = json && readObject(json)
  return json && said ? { data: { _entities: [new WholeObject(json, said)] }, errors: [] } : null
}

/** What stands between, both ends in ASCII; it is to be parsed by itself, so that it is one value and reaches into nothing else. */
function cutOut(bytes: Buffer, beginning: string, ending: string): Buffer | null {
  const end = lengthWithoutSpace(bytes) - ending.length
  const fits =
    end > beginning.length &&
    bytes.toString('latin1', 0, beginning.length) === beginning &&
    bytes.toString('latin1', end, end + ending.length) === ending
  // bytes that are no text would spoil whatever they are put into, and with it every province's answer
  return fits && isUtf8(bytes) ? bytes.subarray(beginning.length, end) : null
}

function lengthWithoutSpace(bytes: Buffer): number {
  let length = bytes.byteLength
  while (length > 0 && (bytes[length - 1] ?? 0) <= 0x20) length -= 1
  return length
}

function readObject(json: Buffer): Data | null {
  try {
    const value: unknown = JSON.parse(json.toString())
    return isData(value) ? value : null
  } catch {
    return null
  }
}
