import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBasePort } from '#tests/services/cli/running-demo.ts'
import { readBlocks } from './guide-blocks.ts'
import { type InstalledPlace, MACHINE_PATH, newInstalledPlace, ROOT, TARBALL } from './installed-place.ts'

const PATIENCE = 120_000
const FIGURES = `area,indicator,kind,period,value,unit,status,source_title,source_publisher,source_date
VN34-91,TRAINED_LABOUR_RATE,ACTUAL,2023,"70,5",PERCENT,A,Niên giám 2024,Chi cục Thống kê,2025-06-30
`

let place: InstalledPlace
let PORT: string
beforeAll(async () => {
  // the registry and the authorities of this machine are npm's business; nothing else of the environment is passed on
  const npm = Object.entries(process.env).filter(([name]) =>
    /^(HOME|npm_config_userconfig|.*_proxy|NODE_EXTRA_CA_CERTS)$/i.test(name),
  )
  place = await newInstalledPlace([TARBALL], {
    ...Object.fromEntries(npm),
    PATH: MACHINE_PATH,
    npm_config_prefer_offline: 'true',
  })
  PORT = String(await findBasePort())
  const [install] = readBlocks('npm')
  const { status, out, err } = await place.run(install?.lines ?? '')
  expect([status, out.endsWith('\n0.1.0\n')], err).toEqual([0, true])
}, PATIENCE)
afterAll(() => place.remove(), PATIENCE)

const run = (lines: string) => place.run(lines, { PORT })

describe('the tarball, installed where the repository is not', () => {
  it('holds what runs, as JavaScript, and nothing that only a checkout needs', async () => {
    const installed = await readdir(join(place.directory, 'node_modules/lientinh'), { recursive: true })
    expect(installed.filter((path) => /\.tsx?$|(^|\/)tests(\/|$)/.test(path))).toEqual([])
    expect(installed).toContain('dist/explorer/index.html')
    const bare = ['prisma', 'typescript', 'vite', 'vitest'].filter((name) =>
      existsSync(join(place.directory, 'node_modules', name)),
    )
    expect(bare).toEqual([])
  })
  it('locks every package to the version that this repository tests', async () => {
    const read = async (path: string) =>
      JSON.parse(await readFile(path, 'utf8')).packages as Record<string, { version: string }>
    const [packed, own] = await Promise.all([
      read(join(ROOT, 'dist/package/npm-shrinkwrap.json')),
      read(join(ROOT, 'package-lock.json')),
    ])
    const { '': _, ...packages } = packed
    expect(Object.keys(packages).length).toBeGreaterThan(200)
    expect(Object.keys(packages).filter((path) => packages[path]?.version !== own[path]?.version)).toEqual([])
  })
  it('runs from the command’s own path, with whatever Node the machine has', async () => {
    expect((await run('./node_modules/.bin/lientinh --version')).out).toBe('0.1.0\n')
  })
  it(
    'takes a province from its first file to an answer',
    async () => {
      const { status, out, err } = await run(`cat > so-lieu.csv <<'HET'
${FIGURES}HET
npx lientinh init an-giang
npx lientinh template -o mau.xlsx
npx lientinh import so-lieu.csv
npx lientinh publish --yes`)
      expect(status, err).toBe(0)
      expect(out).toContain('so-lieu.csv: 1 mới hoặc đổi, 0 như cũ; bản nháp #1.\n')
      expect(out).toMatch(/Đã công bố #1\.\n$/)
      expect(existsSync(join(place.directory, '.data/an-giang/pg'))).toBe(true)
      const served = await place.start('npx lientinh serve', 'an-giang sẵn sàng · ready: ', { PORT })
      const url = /http:\S+/.exec(served.said())?.[0] ?? ''
      expect(await ask(url, '{ anGiang { coverage { observations } } }')).toEqual({
        anGiang: { coverage: [{ observations: 1 }] },
      })
      await served.stop()
    },
    PATIENCE,
  )
  it(
    'runs the demo federation, and its gateway answers',
    async () => {
      const demo = await place.start('./node_modules/.bin/lientinh up --home demo', 'Ctrl-C', {
        PORT,
        LIENTINH_SEED: 'demo',
        PROVINCE_DEADLINE_MS: '20000',
      })
      expect(demo.said()).toContain('An Giang VN34-91')
      const question = '{ phuTho { coverage { observations } } }'
      const answer = (await ask(`http://127.0.0.1:${PORT}`, question)) as {
        phuTho: { coverage: { observations: number }[] }
      }
      expect(answer.phuTho.coverage.reduce((sum, { observations }) => sum + observations, 0)).toBe(22)
      expect((await fetch(`http://127.0.0.1:${PORT}/`)).status).toBe(200)
      expect(await demo.stop()).toBe(130)
    },
    PATIENCE,
  )
})

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return ((await response.json()) as { data: unknown }).data
}
