// An import heard line by line while it goes on.
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { fileQuery, request, type Told } from './administered.ts'

export async function* importEvents(
  place: { readonly url: string; readonly token: string },
  text: string,
  options: object,
): AsyncGenerator<Told> {
  const { body } = await request(place, `/admin/imports${fileQuery('so-lieu.csv', options)}`, { body: text })
  for await (const line of createInterface({ input: Readable.fromWeb(body as ReadableStream) }))
    yield JSON.parse(line)
}
