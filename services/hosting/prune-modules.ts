// What an installed tree of packages can do without, taken out of an offline bundle: it halves what has to be carried to the machine.
import { glob, rm } from 'node:fs/promises'
import { join } from 'node:path'

const NOT_RUN = [
  '**/*.map',
  '**/*.d.{ts,mts,cts}',
  'node-*/{include,share,CHANGELOG.md}',
  // the client speaks to PostgreSQL only, and loads the fast compiler as a module
  '@prisma/client/runtime/query_compiler_*.{cockroachdb,mysql,sqlite,sqlserver}.*',
  '@prisma/client/runtime/query_compiler_small_*',
  '@prisma/client/runtime/{wasm-compiler-edge,index-browser}.*',
  '.bin/*',
  '.cache',
]

export async function pruneModules(modules: string): Promise<void> {
  const found: string[] = []
  for await (const path of glob(NOT_RUN, { cwd: modules })) found.push(path)
  for (const path of found) await rm(join(modules, path), { recursive: true, force: true })
}
