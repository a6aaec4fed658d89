import { describe, expect, it } from 'vitest'
import { listSourceFiles, ownImports } from './source-files.ts'

/** Who may import whom; a room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  schema: [],
  runtime: ['schema/errors.ts', 'schema/codes.ts'],
  prisma: ['schema'],
  province: ['schema', 'prisma', 'runtime', 'intake'],
  ministry: ['schema', 'runtime'],
  intake: ['schema', 'runtime'],
  audit: ['schema', 'runtime'],
  explorer: ['schema', 'runtime'],
  cli: ['schema', 'prisma', 'runtime', 'intake', 'audit'],
  gateway: ['schema', 'runtime'],
  // it packs what others own, and has the command make what is missing
  hosting: ['runtime', 'cli', 'root'],
  tests: [
    'schema',
    'prisma',
    'runtime',
    'intake',
    'audit',
    'province',
    'ministry',
    'explorer',
    'cli',
    'hosting',
    'gateway',
  ],
}

const files = listSourceFiles()

describe('who imports whom', () => {
  it('follows the rooms', () => {
    const breaches = files.flatMap((path) =>
      ownImports(path)
        .filter((imported) => !isAllowed(path, imported))
        .map(
          (imported) =>
            `${path} imports ${imported}: ${roomOf(path)} may import ${MAY_IMPORT[roomOf(path)]?.join(', ') || 'nothing of ours'}. Move what both need to a room both may import (values and rules: schema; process edges: services/runtime), or let the caller pass it in.`,
        ),
    )
    expect(breaches).toEqual([])
  })

  it('goes round in no circle', () => {
    const circle = findCircle(new Map(files.map((path) => [path, ownImports(path)])))
    expect(circle, `${circle?.join(' → ')}: move what both sides need into a file of its own.`).toBeNull()
  })

  it('knows every room', () => {
    expect(
      [...new Set(files.map(roomOf))].filter((room) => room !== 'root' && !(room in MAY_IMPORT)),
    ).toEqual([])
  })
})

function isAllowed(path: string, imported: string): boolean {
  const room = roomOf(path)
  if (room === 'root' || room === roomOf(imported)) return true
  return (MAY_IMPORT[room] ?? []).some((allowed) => allowed === imported || allowed === roomOf(imported))
}

/** `services/province/main.ts` stands in the room `province`, `schema/rank.ts` in `schema`. */
function roomOf(path: string): string {
  const [top = '', second = '', third] = path.split('/')
  if (second === '') return 'root'
  return top === 'services' && third !== undefined ? second : top
}

function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path)) return null
    for (const next of graph.get(path) ?? []) {
      const circle = walk(next, [...trail, path])
      if (circle) return circle
    }
    done.add(path)
    return null
  }
  for (const path of graph.keys()) {
    const circle = walk(path, [])
    if (circle) return circle
  }
  return null
}
