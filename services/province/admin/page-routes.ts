// The administrator's page: its files from disk, under a policy that lets it speak to this province only and run nothing but them.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LongHandler, Reply } from '#runtime/reply.ts'
import type { Guard } from './guard.ts'

const PLACE = join(import.meta.dirname, 'page')

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** By address; nothing else of the directory is served. */
const FILES: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/admin/': ['admin.html', 'text/html'],
  '/admin/admin.css': ['admin.css', 'text/css'],
  '/admin/admin.js': ['admin.js', 'text/javascript'],
  '/admin/ask.js': ['ask.js', 'text/javascript'],
  '/admin/draw.js': ['draw.js', 'text/javascript'],
  '/admin/mapping-form.js': ['mapping-form.js', 'text/javascript'],
  '/admin/favicon.svg': ['favicon.svg', 'image/svg+xml'],
  '/admin/releases.js': ['releases.js', 'text/javascript'],
  '/admin/report.js': ['report.js', 'text/javascript'],
}

/** The routes of the page. It holds no secret, and asks for the token itself. */
export function pageRoutes({ admitAnybody }: Guard): Record<string, LongHandler> {
  const files = Object.entries(FILES).map(
    ([path, [name, type]]) => [`GET ${path}`, admitAnybody(() => sendFile(name, type))] as const,
  )
  return {
    ...Object.fromEntries(files),
    'GET /admin/words.json': admitAnybody(async () => (await import('./words-route.ts')).wordsRoute()),
    'GET /admin': admitAnybody(async () => ({ status: 308, headers: { location: '/admin/' } })),
  }
}

async function sendFile(name: string, type: string): Promise<Reply> {
  return {
    status: 200,
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'no-cache',
      'x-frame-options': 'DENY',
    },
    body: await readFile(join(PLACE, name)),
  }
}
