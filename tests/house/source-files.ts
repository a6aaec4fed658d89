// The project's own source files, as git sees them, and what each imports.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** Paths relative to the root of every file git tracks or would track. */
export function listFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  })
  return listed.toString().split('\n').filter(Boolean).filter(exists)
}

/** TypeScript and JavaScript among them. */
export function listSourceFiles(): string[] {
  return listFiles().filter((path) => /\.(ts|tsx|mjs)$/.test(path))
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

/** What a file imports of our own, as paths relative to the root. Packages and generated code are not ours. */
export function ownImports(path: string): string[] {
  const specifiers = [...readText(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  )
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith('.')) return [posix.join(posix.dirname(path), specifier)]
    const alias = Object.keys(ALIASES).find((prefix) => specifier.startsWith(prefix))
    return alias ? [(ALIASES[alias] ?? '') + specifier.slice(alias.length)] : []
  })
}

const ALIASES: Readonly<Record<string, string>> = {
  '#schema/': 'schema/',
  '#prisma/': 'prisma/',
  '#runtime/': 'services/runtime/',
  '#services/': 'services/',
  '#gateway/': 'gateway/',
  '#tests/': 'tests/',
}

function exists(path: string): boolean {
  try {
    readFileSync(join(ROOT, path))
    return true
  } catch {
    return false
  }
}
