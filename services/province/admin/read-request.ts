// What the reader of files is asked, from what the sender has said.
import type { ReadRequest } from '#services/intake/read-file.ts'
import type { FileOptions } from './file-options.ts'
import { todayInVietnam } from './today.ts'

/** @param path Where the file stands; people know it by the name in the options. */
export function readRequestOf(path: string, options: FileOptions, province: string): ReadRequest {
  const { name, mapping, numbers, scheme, encoding, source, sheet } = options
  return {
    path,
    name,
    province,
    mapping,
    ...(numbers ? { numbers } : {}),
    ...(scheme ? { scheme } : {}),
    ...(encoding ? { encoding } : {}),
    ...(source ? { source } : {}),
    ...(sheet ? { sheet } : {}),
    today: todayInVietnam(new Date()),
  }
}
