// An answer that is meant to be kept as a file.
import type { Reply } from '#runtime/reply.ts'

const TYPES = {
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv; charset=utf-8',
  GZIP: 'application/gzip',
} as const

/** @param file Its name may hold anything but a line break; browsers get it in UTF-8 (RFC 6266). */
export function downloadReply(
  body: NonNullable<Reply['body']>,
  file: { readonly name: string; readonly type: keyof typeof TYPES },
): Reply {
  const ascii = file.name.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return {
    status: 200,
    headers: {
      'content-type': TYPES[file.type],
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
      'cache-control': 'no-store',
    },
    body,
  }
}
