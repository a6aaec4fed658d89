// The file of registered documents that TRUSTED_DOCUMENTS names. Read at the start: what a gateway trusts does not change while it runs.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Manifest, manifest } from '#schema/documents/manifest.ts'
import { fail } from '#schema/errors.ts'

/** The manifests of a file; none when there is no file. Throws FILE_UNREADABLE, or BAD_CONFIG when it is no manifest. */
export async function readManifestFile(file: string | null): Promise<Manifest[]> {
  if (file === null) return []
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw fail('FILE_UNREADABLE', { file, reason: error.code ?? 'I/O' }, error)
  })
  try {
    return [manifest.parse(JSON.parse(text))]
  } catch (error) {
    throw fail('BAD_CONFIG', { name: 'TRUSTED_DOCUMENTS', ...reasonOf(error) }, error)
  }
}

function reasonOf(error: unknown): { readonly reasonVi: string; readonly reasonEn: string } {
  const [issue] = error instanceof z.ZodError ? error.issues : []
  const where = issue ? ` (${[...issue.path, issue.message].join(' ')})` : ''
  return {
    reasonVi: `không phải apollo-persisted-query-manifest${where}`,
    reasonEn: `is no apollo-persisted-query-manifest${where}`,
  }
}
