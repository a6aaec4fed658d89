// Disks of a few megabytes, to be filled: a tmpfs where one may be mounted, and one whose room is only told, which there is everywhere.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OwnStart } from './own-process.ts'

const MEGABYTE = 1024 * 1024
const PRELOAD = new URL('told-room.ts', import.meta.url)

export interface SmallDisk {
  readonly directory: string
  /** With what a process is started whose disk this is. */
  readonly env: NodeJS.ProcessEnv
  /** A command under which a file ends where a disk of so many megabytes would. */
  endingAt(megabytes: number): NonNullable<OwnStart['through']>
  /** Until so many megabytes are left. */
  fill(leftMegabytes: number): void
  empty(): void
  remove(): void
}

/** Every kind that can be made here, by name. */
export function smallDisks(megabytes: number): [kind: string, make: () => SmallDisk][] {
  const kinds: [string, () => SmallDisk][] = [['told', () => tellSmallDisk(megabytes)]]
  return canMount() ? [...kinds, ['mounted', () => mountSmallDisk(megabytes)]] : kinds
}

function tellSmallDisk(megabytes: number): SmallDisk {
  const { directory, remove } = makeDirectory()
  const room = join(directory, 'room')
  const fill = (left: number) => writeFileSync(room, String(left * MEGABYTE))
  fill(megabytes)
  return {
    directory,
    env: { LIENTINH_TOLD_ROOM: room, NODE_OPTIONS: `--import=${PRELOAD}` },
    endingAt: (left) => ['prlimit', `--fsize=${left * MEGABYTE}`],
    fill,
    empty: () => fill(megabytes),
    remove,
  }
}

/** Not everybody may mount, and not in every container. */
function canMount(): boolean {
  try {
    mountSmallDisk(1).remove()
    return true
  } catch {
    return false
  }
}

function mountSmallDisk(megabytes: number): SmallDisk {
  const { directory, remove } = makeDirectory()
  try {
    const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'none', directory]
    execFileSync('mount', options, { stdio: 'ignore' })
  } catch (error) {
    remove()
    throw error
  }
  const ballast = join(directory, 'ballast')
  const empty = () => rmSync(ballast, { force: true })
  return {
    directory,
    env: {},
    endingAt: () => [],
    fill(left) {
      empty()
      const { bavail, bsize } = statfsSync(directory)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left * MEGABYTE)))
    },
    empty,
    remove() {
      execFileSync('umount', ['-l', directory])
      remove()
    },
  }
}

function makeDirectory(): Pick<SmallDisk, 'directory' | 'remove'> {
  const directory = mkdtempSync(join(tmpdir(), 'lientinh-disk-'))
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) }
}
