// `npm run bundle`: dist/lientinh-<version>-<system>.tar.gz, the package with everything it needs and Node 24, for a machine without
// npm and without network: unpacked is installed. Its sha256 stands beside it.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ROOT } from '#runtime/running-code.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { pack } from './pack.ts'
import { pruneModules } from './prune-modules.ts'
import { runTool } from './run-tool.ts'

const SYSTEM = `${process.platform}-${process.arch}`
const NAME = `lientinh-${packageJson.version}`

/** Answers the path of the bundle. */
export async function bundle(): Promise<string> {
  const tarball = await pack()
  const place = await mkdtemp(join(tmpdir(), 'lientinh-bundle-'))
  try {
    const unpacked = join(place, NAME)
    await installInto(unpacked, tarball)
    await writeFile(join(unpacked, 'lientinh'), LAUNCHER, { mode: 0o755 })
    return await keepAsTar(place)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

async function installInto(directory: string, tarball: string): Promise<void> {
  await mkdir(directory)
  await runTool('npm', ['install', '--prefer-offline', '--ignore-scripts', tarball], directory)
  for (const name of ['package.json', 'package-lock.json']) await rm(join(directory, name), { force: true })
  const modules = join(directory, 'node_modules')
  await pruneModules(modules)
  await cp(join(modules, 'lientinh/services/hosting'), join(directory, 'hosting'), { recursive: true })
  await cp(join(modules, 'lientinh/README.md'), join(directory, 'HUONG-DAN.md'))
}

/** Started by a link too, from anywhere, with nothing in the environment. */
const LAUNCHER = `#!/bin/sh
place=$(dirname "$(readlink -f "$0")")
exec "$place/node_modules/node-${SYSTEM}/bin/node" "$place/node_modules/lientinh/services/cli/lientinh.mjs" "$@"
`

async function keepAsTar(place: string): Promise<string> {
  const file = join(ROOT, 'dist', `${NAME}-${SYSTEM}.tar.gz`)
  // most of it is one binary: a harder gzip takes three times as long for a twentieth less
  await runTool('tar', ['--owner=0', '--group=0', '--sort=name', '-I', 'gzip -4', '-cf', file, NAME], place)
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  await writeFile(`${file}.sha256`, `${hash.digest('hex')}  ${basename(file)}\n`)
  return file
}

if (import.meta.main) process.stdout.write(`${await bundle()}\n`)
