// How the province is doing, for its administrator.
import { readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { listDrafts } from '#prisma/list-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import { readCurrentRelease } from '#prisma/read-releases.ts'
import { jsonReply } from '#runtime/reply.ts'
import type { Province } from '#schema/registry/registry.ts'
import type { AdminHandler } from './guard.ts'

export interface StatusDesk {
  readonly province: Province
  readonly database: Database
  readonly databaseKind: 'embedded' | 'postgres'
  readonly directory: string
  readonly twoPersons: boolean
  readonly startedAt: Date
}

export function statusRoute(desk: StatusDesk): AdminHandler {
  const { province, database, databaseKind, directory, twoPersons, startedAt } = desk
  const { id, slug, nameVi, nameEn } = province
  return async ({ who }) => {
    const { bavail, bsize } = await statfs(directory)
    return jsonReply(
      200,
      {
        province: { id, slug, nameVi, nameEn },
        release: await readCurrentRelease(database),
        drafts: (await listDrafts(database)).length,
        database: databaseKind,
        version: readVersion(),
        startedAt: startedAt.toISOString(),
        uptimeSeconds: Math.round((Date.now() - startedAt.getTime()) / 1000),
        memoryBytes: process.memoryUsage.rss(),
        diskFreeBytes: bavail * bsize,
        twoPersons,
        you: who,
      },
      { 'cache-control': 'no-store' },
    )
  }
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  return String(version)
}
