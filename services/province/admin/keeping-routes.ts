// The whole of a province's figures: kept as a backup, brought back from one, moved to another database.
import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { backUp } from '#prisma/back-up.ts'
import { type Database, openDatabase } from '#prisma/open-database.ts'
import { restore } from '#prisma/restore.ts'
import type { Log } from '#runtime/log.ts'
import type { Reply } from '#runtime/reply.ts'
import { fail } from '#schema/errors.ts'
import type { Province } from '#schema/registry/registry.ts'
import { downloadReply } from './download-reply.ts'
import { eventReply, type FinalEvent } from './event-stream.ts'
import type { FileWork } from './file-work.ts'
import type { AdminCall, AdminHandler } from './guard.ts'
import { explainRefusal } from './refusal.ts'
import { readCommand } from './request-body.ts'
import { todayInVietnam } from './today.ts'

export interface KeepingDesk {
  readonly province: Province
  readonly database: Database
  readonly files: FileWork
  readonly log: Log
}

/** A backup, in megabytes: gzipped, several times the figures of all imports. */
const BACKUP_LIMIT = 4096

/** A zip of a few kilobytes may hold a line of gigabytes; a figure has a thousand characters. */
const LONGEST_LINE = 8 * 1024 * 1024

const target = z.strictObject({
  to: z
    .string()
    .max(2000)
    .regex(/^postgres(ql)?:\/\/\S+$/),
})

export function keepingRoutes(desk: KeepingDesk): Record<string, AdminHandler> {
  return {
    'GET /admin/backup': () => sendBackup(desk),
    'POST /admin/move': (call) => move(desk, call),
  }
}

export function keepingUploads(desk: KeepingDesk): Record<string, AdminHandler> {
  return { 'POST /admin/restore': (call) => restoreBackup(desk, call) }
}

function sendBackup({ database, province }: KeepingDesk): Reply {
  const zipped = createGzip()
  pipeline(Readable.from(withEnds(backUp(database))), zipped, () => {}) // an error goes on to whoever reads the bytes
  return downloadReply(zipped, {
    name: `${province.slug}-${todayInVietnam(new Date())}.ndjson.gz`,
    type: 'GZIP',
  })
}

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

async function restoreBackup({ database, files, log }: KeepingDesk, call: AdminCall): Promise<Reply> {
  const upload = await files.receive(call, BACKUP_LIMIT)
  return eventReply((progress) =>
    toEvent(
      upload.run((stop) => restore(database, counted(unzipped(upload.path), progress, stop))),
      log,
    ),
  )
}

async function move({ database, files, log }: KeepingDesk, call: AdminCall): Promise<Reply> {
  const { to } = await readCommand(call, target)
  return eventReply((progress) =>
    toEvent(
      files.run(call.gone, (stop) => copy(database, to, progress, stop)),
      log,
    ),
  )
}

/** Copies everything; the copy has verified itself against the sum in the last line. */
async function copy(
  database: Database,
  to: string,
  progress: (rows: number) => void,
  stop: AbortSignal,
): Promise<object> {
  const there = await openDatabase(to)
  try {
    return await restore(there, counted(backUp(database), progress, stop))
  } finally {
    await there.close()
  }
}

/** The lines of a backup. Throws BACKUP_BROKEN when it does not unzip to its end, or is no text of lines. */
async function* unzipped(path: string): AsyncGenerator<string> {
  const plain = createGunzip().setEncoding('utf8')
  pipeline(createReadStream(path), plain, () => {}) // an error goes on to whoever reads the lines
  let [rest, read] = ['', 0]
  try {
    for await (const chunk of plain) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LONGEST_LINE) throw fail('BACKUP_BROKEN', { line: read + 1 })
      for (const line of lines) {
        read += 1
        yield line
      }
    }
  } catch (error) {
    throw isOfZip(error) ? fail('BACKUP_BROKEN', { line: read + 1 }, error) : error
  }
  if (rest !== '') yield rest
}

function isOfZip(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}

async function* counted(
  lines: AsyncIterable<string>,
  progress: (rows: number) => void,
  stop: AbortSignal,
): AsyncGenerator<string> {
  let rows = 0
  for await (const line of lines) {
    stop.throwIfAborted()
    rows += 1
    progress(rows)
    yield line
  }
}

function toEvent(work: Promise<object>, log: Log): Promise<FinalEvent> {
  return work.then(
    (result) => ({ event: 'done', result }),
    (error: unknown) => ({ event: 'failed', ...explainRefusal(error, log) }),
  )
}
