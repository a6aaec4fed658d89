// `server.json` in a province's data directory: where the province is served just now, for a command on the same machine.
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDirectory } from '#runtime/make-directory.ts'

/** Says where it is served; answers how to take it back. Nobody else may read it: it is found by whoever may read the token beside it. */
export async function writeServerFile(directory: string, url: string): Promise<() => Promise<void>> {
  const file = join(directory, 'server.json')
  const mine = JSON.stringify({ url, pid: process.pid, startedAt: new Date().toISOString() })
  await makeDirectory(directory)
  await rm(`${file}.${process.pid}`, { force: true })
  await writeFile(`${file}.${process.pid}`, `${mine}\n`, { mode: 0o600, flag: 'wx' }) // never through a link that lies there
  await rename(`${file}.${process.pid}`, file) // whole or not at all
  return async () => {
    const said = await readFile(file, 'utf8').catch(() => '')
    if (said.trim() === mine) await rm(file, { force: true })
  }
}
