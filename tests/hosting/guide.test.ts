import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withUser } from '#prisma/server-address.ts'
import { findBasePort } from '#tests/services/cli/running-demo.ts'
import { type Block, readBlocks } from './guide-blocks.ts'
import { BUNDLE, type InstalledPlace, newInstalledPlace, type Staying } from './installed-place.ts'

/** What these do is done to a whole machine; npm is tarball.test.ts's. */
const ELSEWHERE = ['root', 'docker', 'npm']
const READY = { 'lientinh serve': 'sẵn sàng · ready', 'lientinh up --hub --home ../cong-chung': 'Ctrl-C' }
const SERVER = withUser(process.env.DATABASE_URL ?? 'postgres://127.0.0.1:5432/test')
const database = `lientinh_guide_${randomBytes(6).toString('hex')}`

let place: InstalledPlace
let base: number
const staying = new Map<string, Staying>()
/** What the block before has printed, and how it ended. */
let printed = ''
beforeAll(async () => {
  place = await newInstalledPlace([BUNDLE, `${BUNDLE}.sha256`], { PATH: '/usr/bin:/bin' })
  base = await findBasePort()
  await onServer(`CREATE DATABASE ${database}`)
})
afterAll(async () => {
  await place.remove()
  await onServer(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
})

// one afternoon, lived through in the order of the guide
describe('the guide for a province', () => {
  const blocks = readBlocks().filter(({ mark }) => !ELSEWHERE.includes(mark))
  it.each(blocks.map((block, index) => [`${index + 1}. ${firstLine(block)}`, block] as const))(
    'is right in %s',
    async (_, block) => {
      if (block.language === 'text') return expect(printed).toContain(block.lines)
      if (block.mark === 'serve') return serve(withPorts(block.lines).trim())
      if (block.mark === 'postgres') await moveOut()
      const { status, out, err } = await runHere(block)
      printed = out
      expect(status, `${block.lines}${out}${err}`).toBe(Number(/^exit (\d)$/.exec(block.mark)?.[1] ?? 0))
    },
    120_000,
  )
  it('has blocks of every kind', () => {
    expect([...new Set(readBlocks().map(({ mark }) => mark))].sort()).toEqual([
      '',
      'docker',
      'exit 2',
      'exit 4',
      'npm',
      'postgres',
      'root',
      'serve',
    ])
  })
})

/** A shell keeps its directory and its PATH from one block to the next; each block here is a shell of its own. */
const KEEP =
  'trap \'printf "cd %q\\nPATH=%q\\n" "$PWD" "$PATH" > "$KEPT"\' EXIT; [ ! -f "$KEPT" ] || . "$KEPT"\n'

function runHere({ lines }: Block) {
  return place.run(KEEP + withPorts(lines), environment())
}

async function serve(command: string): Promise<void> {
  const hasSaid = READY[command as keyof typeof READY]
  const started = await place.start(`bash -c '. "$KEPT"; exec ${command}'`, hasSaid, environment())
  staying.set(command, started)
}

/** As the guide says: serve is stopped first, and the address of an empty database stands in a file. */
async function moveOut(): Promise<void> {
  await staying.get('lientinh serve')?.stop()
  const address = new URL(SERVER)
  address.pathname = `/${database}`
  await writeFile(join(place.directory, 'an-giang/database-url'), `${address.href}\n`)
}

/** The ports of the guide are those of every province; here they may be taken. */
function withPorts(lines: string): string {
  return lines.replaceAll(':4232', `:${base + 232}`)
}

function environment() {
  return { KEPT: join(place.directory, '.kept'), PORT: String(base), HOME: place.directory }
}

function firstLine({ language, lines }: Block): string {
  return `${language}: ${lines.split('\n')[0]}`
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: SERVER })
  await client.connect()
  await client.query(statement)
  await client.end()
}
