// A disk of a few megabytes, to be filled: a tmpfs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEGABYTE = 1024 * 1024

export interface SmallDisk {
  readonly directory: string
  /** Fills it with one file until so many megabytes are left. */
  fill(leftMegabytes: number): void
  /** Removes that file. */
  empty(): void
  remove(): void
}

/** Whether a disk may be mounted here: not by everybody, and not in every container. */
export function canMount(): boolean {
  try {
    mountSmallDisk(1).remove()
    return true
  } catch {
    return false
  }
}

export function mountSmallDisk(megabytes: number): SmallDisk {
  const directory = mkdtempSync(join(tmpdir(), 'lientinh-disk-'))
  const remove = () => rmSync(directory, { recursive: true, force: true })
  try {
    const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'none', directory]
    execFileSync('mount', options, { stdio: 'ignore' })
  } catch (error) {
    remove()
    throw error
  }
  const ballast = join(directory, 'ballast')
  return {
    directory,
    fill(left) {
      rmSync(ballast, { force: true })
      const { bavail, bsize } = statfsSync(directory)
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left * MEGABYTE)))
    },
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', directory])
      remove()
    },
  }
}
