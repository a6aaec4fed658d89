// The usual answer to a question for one entity, and nothing else: what was asked is cut out of the answer's bytes, not written anew.
import { isUtf8 } from 'node:buffer'
import { RawJson } from '../engine/raw-json.ts'
import { SliceTable } from '../freshness/slice-table.ts'
import { isObject } from './answer-shape.ts'
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
  return json && isObjectText(json) ? { data: { _entities: [new RawJson(json)] }, errors: [] } : null
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

function isObjectText(json: Buffer): boolean {
  try {
    return isObject(JSON.parse(json.toString()))
  } catch {
    return false
  }
}
