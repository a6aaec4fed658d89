// An answer as it is cited, and an empty store to keep it in.
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CitationContent, citationId } from '#schema/comparison/citation.ts'
import { type Citations, openCitations } from '#services/ministry/citations.ts'

export const CONTENT: CitationContent = {
  v: 1,
  comparison: 'cmp~e30',
  received: [{ v: 1, slice: 'VN34-25~e30', state: 'DOWN' }, null, { name: 'Phú Thọ', value: '5.57' }],
  members: ['VN34-25', 'VN34-91'],
}
/** The content as it is written and hashed. */
export const TEXT =
  '{"comparison":"cmp~e30","members":["VN34-25","VN34-91"],"received":[{"slice":"VN34-25~e30","state":"DOWN","v":1},null,{"name":"Phú Thọ","value":"5.57"}],"v":1}'
export const ID = citationId(CONTENT)
export const FILE = `${ID}.json.gz`
/** An id that nothing was kept under. */
export const UNKNOWN = `cit~${'A'.repeat(43)}`

/** Contents that differ, each of its own id. */
export const numbered = (number: number): CitationContent => ({ ...CONTENT, received: [{ number }] })

/** A store whose directory does not exist yet, in a new home that the test removes. */
export async function newStore(): Promise<{ home: string; directory: string; citations: Citations }> {
  const home = await mkdtemp(join(tmpdir(), 'lientinh-citations-'))
  const directory = join(home, 'citations')
  return { home, directory, citations: openCitations(directory) }
}
