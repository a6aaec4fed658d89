// The explorer's built page, from this gateway only: nothing of it comes from elsewhere, and the browser is told to refuse what would.
// What the page does is services/explorer's.
import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import type { Handler, Reply } from '#runtime/serve.ts'

/** The editor styles itself and runs its workers from blobs; nobody may frame it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Serves a built directory; `/` is its index. Until there is one, `/` says how to build it. */
export function explorerPages(directory: string | null): Handler {
  return async ({ url = '/' }) => {
    const path = readPath(url)
    if (path === null) return null
    const page = directory === null ? null : await readPage(resolve(directory), path)
    return page ?? (path === '/' ? NOT_BUILT : null)
  }
}

/** The path as a file name; null when it is not one. */
function readPath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    return path.startsWith('/') && !path.includes('\0') ? path : null
  } catch {
    return null
  }
}

async function readPage(directory: string, path: string): Promise<Reply | null> {
  const file = join(directory, path === '/' ? 'index.html' : path)
  const type = TYPES[extname(file)]
  if (type === undefined || !file.startsWith(`${directory}${sep}`)) return null
  try {
    const body = await readFile(file)
    return { status: 200, headers: headersFor(type, cachingOf(directory, file)), body }
  } catch {
    return null
  }
}

/** A name under assets/ carries the hash of its content. */
function cachingOf(directory: string, file: string): string {
  return file.startsWith(join(directory, 'assets', sep)) ? 'public, max-age=31536000, immutable' : 'no-cache'
}

function headersFor(type: string, caching: string): Record<string, string> {
  return {
    'content-type': type,
    'cache-control': caching,
    'content-security-policy': CONTENT_SECURITY_POLICY,
  }
}

const NOT_BUILT: Reply = {
  status: 503,
  headers: { ...headersFor('text/html; charset=utf-8', 'no-store'), 'retry-after': '10' },
  body: `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>Liên Tỉnh</title>
<h1>Trang khám phá chưa được tạo</h1>
<p>Chạy <code>npm run generate</code> rồi tải lại trang. GraphQL vẫn trả lời ở <code>/graphql</code>.</p>
<p lang="en">The explorer is not built yet: run <code>npm run generate</code> and reload. GraphQL answers at <code>/graphql</code> all the same.</p>
</html>
`,
}
