import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMembers } from '#runtime/members.ts'
import { findBasePort, memoryOf, processesOf, type RunningDemo, runLientinh, runUp } from './running-demo.ts'

const MINUTES = 60_000

let home: string
let PORT: string
let demo: RunningDemo
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'lientinh-up-'))
  PORT = String(await findBasePort())
  demo = runUp({ LIENTINH_HOME: home, PORT })
  await demo.hasSaid('Ctrl-C')
}, 3 * MINUTES)
afterAll(async () => {
  demo.child.kill('SIGKILL')
  for (const { pid } of processesOf(home)) process.kill(pid, 'SIGKILL')
  await rm(home, { recursive: true, force: true, maxRetries: 5 })
})

const port = (offset: number) => Number(PORT) + offset
const lineWith = (text: string) => demo.said.out.split('\n').find((line) => line.includes(text)) ?? ''

async function compare() {
  const query =
    '{ compare(input: { indicators: ["TRAINED_LABOUR_RATE"], period: { at: "2020" } }) { rows { area { nameVi } cells { value rank } } answers { province { id } state } } }'
  const response = await fetch(`http://127.0.0.1:${PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data } = (await response.json()) as {
    data: {
      compare: {
        rows: { area: { nameVi: string }; cells: { value: string | null }[] }[]
        answers: { province: { id: string }; state: string }[]
      }
    }
  }
  const { rows, answers } = data.compare
  return {
    figures: Object.fromEntries(
      rows.flatMap(({ area, cells: [cell] }) => (cell?.value ? [[area.nameVi, cell.value]] : [])),
    ),
    states: Object.fromEntries(answers.map(({ province, state }) => [province.id, state])),
  }
}

// one demo, lived through from its start to its end: the tests stand in order
describe('npm start', () => {
  it('shows who is up and where, and what each holds', () => {
    expect(lineWith('Cổng · gateway')).toContain(`http://127.0.0.1:${PORT}/graphql`)
    expect(lineWith('Bộ · ministry')).toContain(`http://127.0.0.1:${port(100)}/graphql`)
    expect(lineWith('An Giang VN34-91')).toMatch(
      new RegExp(`http://127\\.0\\.0\\.1:${port(232)}/graphql.*\\d+ số liệu · figures, #1`),
    )
    for (const who of ['Phú Thọ VN34-25', 'Thái Nguyên VN34-19', 'Khánh Hòa VN34-56', 'Vĩnh Long VN34-86'])
      expect(lineWith(who)).toMatch(/đang chạy · up.*\d+ số liệu/)
  })
  it('shows a real answer: Phú Thọ 70 and Thái Nguyên 70 share rank 1, the others have no figure of 2020', () => {
    expect(demo.said.out).toContain('Tỷ lệ lao động qua đào tạo, 2020')
    expect(lineWith('Phú Thọ   ')).toMatch(/70 %\s*│ 1 /)
    expect(lineWith('Thái Nguyên   ')).toMatch(/70 %\s*│ 1 /)
    expect(lineWith('An Giang   ')).toMatch(/│ —\s*│ —\s*│ không báo cáo · not reported/)
  })
  it('shows no colour codes, and nothing on stdout but its result', () => {
    expect(demo.said.out).not.toContain('\u001b')
    expect(demo.said.out).toMatch(/^┌/)
    expect(demo.said.out).toContain(`http://127.0.0.1:${PORT}/ `)
  })
  it('runs seven processes, each province under its own name', () => {
    expect(processesOf(home).map(({ command }) => command.split(' ').slice(-2).join(' '))).toHaveLength(7)
    for (const slug of ['an-giang', 'phu-tho', 'thai-nguyen', 'khanh-hoa', 'vinh-long'])
      expect(
        processesOf(home).filter(({ command }) => command.endsWith(`services/province/main.ts ${slug}`)),
      ).toHaveLength(1)
  })
  it(
    'refuses a second demo on the same ports, and one on the same data, and disturbs the first with neither',
    async () => {
      const samePorts = runUp({ LIENTINH_HOME: join(home, 'other'), PORT })
      expect(await samePorts.exited).toBe(2)
      expect(samePorts.said.err).toMatch(/^✗ PORT_TAKEN/m)
      const sameData = runUp({ LIENTINH_HOME: home, PORT: String(await findBasePort()) })
      expect(await sameData.exited).toBe(2)
      expect(sameData.said.err).toMatch(/^✗ DATA_LOCKED/m)
      expect(sameData.said.out).toBe('')
      expect(new Set(Object.values((await compare()).states))).toEqual(new Set(['LIVE']))
    },
    2 * MINUTES,
  )
  it('holds less than 2 GB in all its processes together', () => {
    const pids = [demo.child.pid ?? 0, ...processesOf(home).map(({ pid }) => pid)]
    expect(memoryOf(pids)).toBeGreaterThan(100)
    expect(memoryOf(pids)).toBeLessThan(2048)
  })
  it(
    'goes on without a province that is killed while questions run, and takes it back at its old place',
    async () => {
      const answers: Awaited<ReturnType<typeof compare>>[] = []
      let asking = true
      const questions = (async () => {
        while (asking) answers.push(await compare())
      })()
      const phuTho = processesOf(home).find(({ command }) => command.endsWith('phu-tho'))
      process.kill(phuTho?.pid ?? 0, 'SIGKILL')
      await demo.hasSaid('✗ CHILD_STOPPED')
      expect(demo.said.err).toContain(
        `phu-tho đã dừng ngoài ý muốn (SIGKILL). Khởi động lại: PORT=${PORT} LIENTINH_HOME=${home} npm run province -- phu-tho\n`,
      )
      // its last release serves on, and says that it is not of now
      await expect
        .poll(async () => (await compare()).states['VN34-25'], { timeout: MINUTES, interval: 100 })
        .toBe('STALE')
      expect((await compare()).figures).toEqual({ 'Phú Thọ': '70', 'Thái Nguyên': '70' })

      const again = runLientinh(['serve', 'phu-tho'], { LIENTINH_HOME: home, PORT })
      await expect
        .poll(async () => (await compare()).states['VN34-25'], { timeout: MINUTES, interval: 100 })
        .toBe('LIVE')
      expect((await compare()).figures).toEqual({ 'Phú Thọ': '70', 'Thái Nguyên': '70' })
      asking = false
      await questions
      expect(answers.length).toBeGreaterThan(5)
      expect(new Set(answers.map(({ states }) => states['VN34-19']))).toEqual(new Set(['LIVE']))
      expect(new Set(answers.map(({ states }) => states['VN34-25']))).toEqual(new Set(['LIVE', 'STALE']))
      again.child.kill('SIGTERM')
      expect(await again.exited).toBe(0)
    },
    2 * MINUTES,
  )
  it('ends on Ctrl-C within 5 s with exit code 130, and leaves no process', async () => {
    const asked = Date.now()
    demo.child.kill('SIGINT')
    expect(await demo.exited).toBe(130)
    expect(Date.now() - asked).toBeLessThan(5000)
    expect(processesOf(home)).toEqual([])
  })
  it(
    'starts again on other ports with the data it had, and ends on SIGTERM with exit code 0',
    async () => {
      PORT = String(await findBasePort())
      demo = runUp({ LIENTINH_HOME: home, PORT })
      await demo.hasSaid('Ctrl-C')
      expect(lineWith('Phú Thọ   ')).toMatch(/70 %\s*│ 1 /)
      expect((await readMembers(join(home, 'members.json')))['VN34-91']).toEqual({
        url: `http://127.0.0.1:${port(232)}/graphql`,
      })
      demo.child.kill('SIGTERM')
      expect(await demo.exited).toBe(0)
      expect(processesOf(home)).toEqual([])
    },
    2 * MINUTES,
  )
  it(
    'leaves no process behind even when it is killed itself',
    async () => {
      demo = runUp({ LIENTINH_HOME: home, PORT })
      await demo.hasSaid('phu-tho sẵn sàng')
      demo.child.kill('SIGKILL')
      await expect.poll(() => processesOf(home), { timeout: 15_000, interval: 200 }).toEqual([])
    },
    2 * MINUTES,
  )
})
