// Documents read before, by their text: front-ends ask the same few again and again, and reading one takes longer than finding it.
import { LRUCache } from 'lru-cache'
import type { Hosts } from '../limits/hosts.ts'
import { type ReadDocument, readDocument } from './read-document.ts'

/** In characters of text, and what is charged for a document beside them: some 1,800 documents of a gallery's size. */
const REMEMBERED = 8 * 1024 * 1024
const BESIDE_TEXT = 4096

/** Reads documents of one supergraph, each text once while it is asked often enough. */
export function createDocumentMemory(hosts: Hosts): (text: string) => ReadDocument {
  const remembered = new LRUCache<string, ReadDocument>({
    maxSize: REMEMBERED,
    sizeCalculation: (_document, text) => text.length + BESIDE_TEXT,
  })
  return (text) => {
    const known = remembered.get(text)
    if (known) return known
    const read = readDocument(text, hosts)
    remembered.set(text, read)
    return read
  }
}
