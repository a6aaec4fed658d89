// An import heard line by line while it goes on.
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { ImportResult } from '#services/province/admin/import-file.ts'
import { fileQuery, request } from './administered.ts'
import type { WorkEvent } from './told.ts'

export async function* importEvents(
  place: { readonly url: string; readonly token: string },
  text: string,
  options: object,
): AsyncGenerator<WorkEvent<ImportResult>> {
  const { body } = await request(place, `/admin/imports${fileQuery('so-lieu.csv', options)}`, { body: text })
  for await (const line of createInterface({ input: Readable.fromWeb(body as ReadableStream) }))
    yield JSON.parse(line)
}
