// The lines of a stream of bytes, as they come; what goes wrong with the stream comes through.
import type { Readable } from 'node:stream'

/** Without their ends; a last line that has none counts too. */
export async function* linesOf(bytes: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of bytes.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
