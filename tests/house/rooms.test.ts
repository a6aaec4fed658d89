import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, listSourceFiles, ROOT, readText } from './source-files.ts'

const LONGEST_FILE = 300
const files = listFiles()
const readmes = files.filter((path) => path.endsWith('README.md'))

describe('the rooms', () => {
  it('are the fixed ones at the top', () => {
    const folders = new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))
    expect([...folders].sort()).toEqual(['.ci', 'gateway', 'prisma', 'schema', 'services', 'tests'])
  })

  it('each have a README of one screen', () => {
    const rooms = ['schema', 'prisma', 'gateway', 'tests', 'services', ...tenants()]
    expect(rooms.filter((room) => !readmes.includes(`${room}/README.md`))).toEqual([])
    expect(readmes.filter((path) => path !== 'README.md' && readText(path).split('\n').length > 80)).toEqual(
      [],
    )
  })

  it('have no crowded file: one over 300 lines does two things, split it by what each part owns', () => {
    const crowded = listSourceFiles().filter((path) => readText(path).split('\n').length > LONGEST_FILE + 1)
    expect(crowded).toEqual([])
  })

  it('have no file named for nothing', () => {
    const vague = files.filter((path) =>
      /(^|\/)(utils?|helpers?|common|lib|types|misc|index)(\.tsx?|\/)/.test(path),
    )
    expect(vague).toEqual([])
  })
})

describe('the READMEs', () => {
  it('name only paths that exist', () => {
    const dead = readmes.flatMap((readme) =>
      pathsIn(readText(readme))
        .filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, dirname(readme), path)))
        .map((path) => `${readme}: ${path}`),
    )
    expect(dead).toEqual([])
  })

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
    const dead = readmes.flatMap((readme) =>
      [...readText(readme).matchAll(/npm run (?:-s )?([a-z:]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !(name in scripts))
        .map((name) => `${readme}: npm run ${name}`),
    )
    expect(dead).toEqual([])
  })
})

function tenants(): string[] {
  const folders = files
    .filter((path) => /^services\/[^/]+\//.test(path))
    .map((path) => path.split('/').slice(0, 2).join('/'))
  return [...new Set(folders)]
}

/** What stands in backticks and looks like a path of ours: it starts with a room, or is a file at the top. */
function pathsIn(markdown: string): string[] {
  const quoted = [...markdown.matchAll(/`([^`\s]+)`/g)].map((match) => match[1] ?? '')
  return quoted
    .filter((text) => /^((schema|prisma|services|gateway|tests|\.ci)\/|[\w.-]+\.(ts|md|json)$)/.test(text))
    .filter((text) => !/[*<>…]/.test(text))
    .map((text) => text.replace(/#.*$/, ''))
}
