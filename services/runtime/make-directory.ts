// Making a directory and those above it. Not `mkdir(…, { recursive: true })`: where the system answers ENOENT for a place
// that nobody may write to (/proc, some network drives), Node's tries again for ever, and takes all memory while it does.
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Nothing changes when it is there already. Throws the system's own error. */
export async function makeDirectory(path: string): Promise<void> {
  if (await exists(path)) return
  if (!(await exists(dirname(path)))) await makeDirectory(dirname(path))
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error // another process was faster
  })
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
