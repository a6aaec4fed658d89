// The administration of one province, at /admin/… of its own server: who comes in, what they may do, and how it ends.
import { join } from 'node:path'
import { discardAbandoned } from '#prisma/abandoned-drafts.ts'
import type { Database } from '#prisma/open-database.ts'
import type { Log } from '#runtime/log.ts'
import type { LongHandler } from '#runtime/reply.ts'
import type { Province } from '#schema/registry/registry.ts'
import { type AdminSettings, openAdministrators } from './admin-token.ts'
import type { FileDesk } from './file-routes.ts'
import { createFileWork } from './file-work.ts'
import { type AdminHandler, createGuard } from './guard.ts'
import { openIncoming } from './incoming.ts'
import { keepingRoutes, keepingUploads } from './keeping-routes.ts'
import { Pace } from './pace.ts'
import { pageRoutes } from './page-routes.ts'
import { releaseRoutes } from './release-routes.ts'
import { statusRoute } from './status-route.ts'

/** What the administration of a province needs to know besides the province. */
export interface AdminOptions extends AdminSettings {
  readonly databaseKind: 'embedded' | 'postgres'
  /** Names of this machine under which an administrator may come, besides loopback. */
  readonly hosts: readonly string[]
  readonly twoPersons: boolean
}

export interface Admin {
  readonly routes: Readonly<Record<string, LongHandler>>
  readonly uploads: Readonly<Record<string, LongHandler>>
  /** To be called for each question to the province: an import makes room for them. */
  asked(): void
  /** Ends what is under way, and what is unfinished is removed; before the database is closed. */
  stop(): Promise<void>
}

/** Removes what a process that was killed has left, and opens the door. Throws BAD_CONFIG, DATA_NOT_WRITABLE. */
export async function startAdmin(
  options: AdminOptions & { readonly province: Province; readonly database: Database; readonly log: Log },
): Promise<Admin> {
  const { database, directory, hosts, log } = options
  const administrators = await openAdministrators(options)
  const files = createFileWork(await openIncoming(join(directory, 'incoming')))
  await discardAbandoned(database)
  const guard = createGuard({ administrators, hosts, log })
  const pace = new Pace()
  const desk = { ...options, files, pace, startedAt: new Date() }
  const admitted = (handlers: Readonly<Record<string, AdminHandler>>) =>
    Object.fromEntries(Object.entries(handlers).map(([route, handler]) => [route, guard.admit(handler)]))
  return {
    routes: {
      ...pageRoutes(guard),
      ...admitted({
        ...releaseRoutes(desk),
        ...keepingRoutes(desk),
        'GET /admin/status': statusRoute(desk),
        'GET /admin/template': async (call) => (await fileRoutes()).sendTemplate(desk, call),
      }),
    },
    uploads: admitted({ ...fileUploads(desk), ...keepingUploads(desk) }),
    asked: () => pace.asked(),
    stop: () => files.stop(),
  }
}

/** Loaded by the first who has a file. */
const fileRoutes = () => import('./file-routes.ts')

function fileUploads(desk: FileDesk): Record<string, AdminHandler> {
  return {
    'POST /admin/preview': async (call) => (await fileRoutes()).previewFile(desk, call),
    'POST /admin/imports': async (call) => (await fileRoutes()).startImport(desk, call),
    'POST /admin/annotate': async (call) => (await fileRoutes()).annotateUpload(desk, call),
  }
}
