// What is generated and not committed: the Prisma client and the explorer's page. Each is made when it is missing or stale; a package carries them.
import { createHash } from 'node:crypto'
import { glob, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isBlankKept } from '#prisma/blank-place.ts'
import { readMigrations } from '#prisma/migrate.ts'
import { IS_PACKED, ROOT, scriptPath } from '#runtime/running-code.ts'
import { runTool } from './run-tool.ts'

export interface Artefact {
  /** For sentences. */
  readonly name: string
  isFresh(): Promise<boolean>
  /** Throws GENERATE_FAILED. */
  make(stop: AbortSignal): Promise<void>
}

const CLIENT_PARTS = [
  'prisma/schema.prisma',
  'generated/prisma/internal/class.ts',
  'node_modules/prisma/package.json',
]
const PAGE = join(ROOT, 'dist/explorer')
const PAGE_STAMP = join(ROOT, 'dist/explorer.stamp')

/** The client carries the schema it was made from: no stamp is needed, and one made by hand counts too. */
export const PRISMA_CLIENT: Artefact = {
  name: 'prisma client',
  async isFresh() {
    if (IS_PACKED) return true
    const [schema, client, tool] = await Promise.all(CLIENT_PARTS.map((path) => readText(join(ROOT, path))))
    const { version } = JSON.parse(tool ?? '{}') as { version?: string }
    const marks = [`"inlineSchema": ${JSON.stringify(schema)}`, `"clientVersion": "${version}"`]
    return marks.every((mark) => client?.includes(mark))
  },
  make: (stop) =>
    runTool({ what: 'prisma client', args: ['node_modules/prisma/build/index.js', 'generate'], stop }),
}

/** Every province's database starts as a copy of it; a province that comes first waits for it, or makes its own. */
export const BLANK_DATABASE: Artefact = {
  name: 'blank database',
  isFresh: async () => isBlankKept(await readMigrations()),
  make: (stop) => runTool({ what: 'blank database', args: [scriptPath('prisma/make-blank')], stop }),
}

/** Built beside its place and then moved there, because the gateway may be serving the one before. */
export const EXPLORER_PAGE: Artefact = {
  name: 'explorer page',
  isFresh: async () =>
    IS_PACKED ||
    ((await readText(join(PAGE, 'index.html'))) !== null &&
      (await readText(PAGE_STAMP)) === (await stampOfPage())),
  async make(stop) {
    const stamp = await stampOfPage()
    const draft = `${PAGE}.${process.pid}`
    const args = ['node_modules/vite/bin/vite.js', 'build', '--outDir', draft, '--emptyOutDir']
    try {
      await runTool({ what: 'explorer page', args, stop, inBackground: true })
      await rm(PAGE, { recursive: true, force: true })
      await rename(draft, PAGE)
      await writeFile(PAGE_STAMP, stamp)
    } finally {
      await rm(draft, { recursive: true, force: true })
    }
  },
}

async function stampOfPage(): Promise<string> {
  const sources: string[] = []
  for await (const path of glob('services/explorer/**/*.*', { cwd: ROOT })) sources.push(path)
  const hash = createHash('sha256')
  for (const path of [...sources.sort(), 'vite.config.ts', 'package.json'])
    hash.update(`${path}\n${await readFile(join(ROOT, path), 'utf8')}`)
  return hash.digest('hex')
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}
