// `npm run pack`: dist/lientinh-<version>.tgz, which npm installs on a machine without the repository. dist/package is what is in it.
// The whole tree of dependencies is locked (npm-shrinkwrap.json), so that what is installed there is what was tested here.
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from '#runtime/running-code.ts'
import { EXPLORER_PAGE, PRISMA_CLIENT } from '#services/cli/up/generate.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { packedCode } from './packed-code.ts'
import { listPackedFiles, packedName } from './packed-files.ts'
import { packedManifest } from './packed-manifest.ts'
import { runTool } from './run-tool.ts'

const DIST = join(ROOT, 'dist')
const PLACE = join(DIST, 'package')

/** Answers the path of the tarball. */
export async function pack(): Promise<string> {
  for (const artefact of [PRISMA_CLIENT, EXPLORER_PAGE])
    if (!(await artefact.isFresh())) await artefact.make(new AbortController().signal)
  await rm(PLACE, { recursive: true, force: true })
  for (const path of await listPackedFiles(ROOT)) await packFile(path)
  await writeFile(join(PLACE, 'package.json'), `${JSON.stringify(packedManifest(packageJson), null, 2)}\n`)
  await copyFile(join(ROOT, 'services/province/guide.vi.md'), join(PLACE, 'README.md'))
  await lockDependencies()
  await runTool('npm', ['pack', '--silent', '--pack-destination', DIST], PLACE)
  return join(DIST, `lientinh-${packageJson.version}.tgz`)
}

async function packFile(path: string): Promise<void> {
  const from = join(ROOT, path)
  const to = join(PLACE, packedName(path))
  await mkdir(dirname(to), { recursive: true })
  if (!/\.(ts|mjs)$/.test(path)) return copyFile(from, to)
  await writeFile(to, packedCode(await readFile(from, 'utf8')))
}

/** From the checkout's own lock: npm takes out of it what the package does not need. */
async function lockDependencies(): Promise<void> {
  await copyFile(join(ROOT, 'package-lock.json'), join(PLACE, 'package-lock.json'))
  await runTool('npm', ['install', '--package-lock-only', '--ignore-scripts', '--prefer-offline'], PLACE)
  await rename(join(PLACE, 'package-lock.json'), join(PLACE, 'npm-shrinkwrap.json'))
}

if (import.meta.main) process.stdout.write(`${await pack()}\n`)
