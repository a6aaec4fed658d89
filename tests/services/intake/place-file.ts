// A small file on disk for one test, gone when the test is over.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Where the file is. A text is written as UTF-8. */
export async function placeFile(name: string, content: string | Uint8Array): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'lien-tinh-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const path = join(directory, name)
  await writeFile(path, content)
  return path
}
