// The province a command is about, ready to be administered: the one that runs, else one that is started for the moment.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Changes, childEnvironment } from '#runtime/child-environment.ts'
import { scriptPath } from '#runtime/running-code.ts'
import { type Settings, settingOf } from '#runtime/settings.ts'
import { fail } from '#schema/errors.ts'
import { type Province, registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { type Child, startChild } from '../child.ts'
import { type AdminClient, createAdminClient } from './admin-client.ts'
import { findRunning } from './find-running.ts'

export interface OpenProvince {
  readonly province: Province
  readonly admin: AdminClient
  /** False: it was started for this command, and is stopped with it. */
  readonly wasRunning: boolean
  close(): Promise<void>
}

export interface Wish {
  readonly settings: Settings
  readonly signal: AbortSignal
  /** Settings that are others for this province's process only; a province that is running is left alone then. */
  readonly changes?: Changes
}

/** The province of the settings. Throws PROVINCE_NEEDED, UNKNOWN_PROVINCE. */
export function requireProvince(settings: Settings): Province {
  const asked = settingOf(settings, 'province')
  if (asked === null) throw fail('PROVINCE_NEEDED')
  return resolveProvince(registry, asked)
}

/** Does the work with the province open, and closes it whatever happens. Throws what its start or the work throws. */
export async function withProvince<T>(wish: Wish, work: (open: OpenProvince) => Promise<T>): Promise<T> {
  const open = await openProvince(wish)
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

async function openProvince({ settings, signal, changes }: Wish): Promise<OpenProvince> {
  const province = requireProvince(settings)
  const home = settingOf(settings, 'home') ?? ''
  const running = changes ? null : await findRunning(home, province.slug)
  const child = running ? null : startForTheMoment(province, childEnvironment(settings, changes))
  const stop = () => void child?.stop()
  signal.addEventListener('abort', stop)
  try {
    const url = running?.url ?? (await child?.ready)?.url ?? ''
    const token = await readToken(settings, join(changes?.home ?? home, province.slug, 'admin-token'))
    const admin = createAdminClient({ url, token, signal })
    return {
      province,
      admin,
      wasRunning: running !== null,
      async close() {
        signal.removeEventListener('abort', stop)
        await admin.close()
        await child?.stop()
      },
    }
  } catch (error) {
    await child?.stop()
    throw error
  }
}

function startForTheMoment({ slug }: Province, env: NodeJS.ProcessEnv): Child {
  return startChild({
    name: slug,
    args: [scriptPath('services/province/main'), slug, '--admin'],
    command: `lientinh serve ${slug}`,
    env,
  })
}

async function readToken(settings: Settings, file: string): Promise<string> {
  const given = settingOf(settings, 'adminToken')
  if (given !== null) return given
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'I/O'
    throw fail('FILE_UNREADABLE', { file, reason }, error)
  }
}
