// Two that want the same at once, and a file that changes under the reader's eyes: one is told so, and nothing is lost.
import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newPlace, type Place } from '#tests/services/cli/run-lientinh.ts'
import { findBasePort } from '#tests/services/cli/running-demo.ts'
import { importFile, tell } from './administered.ts'
import { manyRows, ROWS_EACH } from './many-rows.ts'
import { type OwnProcess, startOwn } from './own-process.ts'

let place: Place
let home: string
let PORT: string
const processes: OwnProcess[] = []
beforeEach(async () => {
  place = await newPlace()
  home = join(place.directory, '.data')
  PORT = String(await findBasePort())
})
afterEach(async () => {
  await Promise.all(processes.splice(0).map((own) => own.stop()))
  await place.remove()
})

const start = async (mode: 'ADMIN' | 'SERVE') => {
  const own = await startOwn({ home, mode, env: { PORT } })
  processes.push(own)
  return own
}

/** What the command says: its exit code, and its result or the code of its error. */
async function ask(args: string[]) {
  const env = { LIENTINH_PROVINCE: 'an-giang', LIENTINH_SEED: 'none', LIENTINH_HOME: home, PORT }
  const { status, out } = await place.run([...args, '--json', '--no-input'], env)
  const { result, error } = JSON.parse(out)
  return { status, result, code: error?.code ?? null, error }
}

describe('two at once', () => {
  it('imports into a province that serves: one is done, the other is told to wait, and then done', async () => {
    const province = await start('SERVE')
    for (const [name, value] of [['mot.csv', 1000] as const, ['hai.csv', 1001] as const])
      await writeFile(join(place.directory, name), manyRows(value, 6))
    const importing = ['mot.csv', 'hai.csv'].map((name) => ask(['import', name, '--accept', 'ALL']))
    const ended = await Promise.all(importing)
    const refused = ended.findIndex(({ status }) => status !== 0)
    if (refused >= 0) {
      expect(ended[refused]).toMatchObject({ status: 2, code: 'IMPORT_RUNNING' })
      const again = await ask(['import', ['mot.csv', 'hai.csv'][refused] ?? '', '--accept', 'ALL'])
      expect(again.status).toBe(0)
    }
    const { drafts } = await tell(province, '/admin/releases')
    expect(drafts.map(({ added }) => added)).toEqual([6 * ROWS_EACH, 6 * ROWS_EACH])
  })

  it('commands without a server: the second is told who holds the directory', async () => {
    const holder = await start('ADMIN')
    await writeFile(join(place.directory, 'mot.csv'), manyRows(1000, 1))
    const { status, code, error } = await ask(['import', 'mot.csv', '--accept', 'ALL'])
    expect([status, code]).toEqual([2, 'DATA_LOCKED'])
    expect(error.fix).toContain('dừng tiến trình kia')
    expect((await importFile(holder, manyRows(1000, 1), { accept: ['ALL'] })).added).toBe(ROWS_EACH)
  })

  it('processes on one directory: the later one does not start, whichever it is, and the figures stay', async () => {
    const serving = await start('SERVE')
    await importFile(serving, manyRows(1000, 1), { accept: ['ALL'] })
    for (const mode of ['ADMIN', 'SERVE'] as const)
      await expect(startOwn({ home, mode, env: { PORT } })).rejects.toMatchObject({
        explanation: { code: 'DATA_LOCKED' },
      })
    expect((await ask(['releases'])).result.drafts).toMatchObject([{ number: 1, added: ROWS_EACH }])
  })
})

describe('a file that changes while it is read', () => {
  it.each(['import', 'validate'])('is told by %s, and nothing of it is written', async (command) => {
    const file = join(place.directory, 'dang-sua.csv')
    const [header, ...rows] = manyRows(1000, 6).split('\n')
    const note = 'x'.repeat(1500)
    await writeFile(file, `${header},note\n${rows.map((row) => `${row},${note}\n`).join('')}`)
    let isDone = false
    const asked = ask([command, 'dang-sua.csv', '--accept', 'ALL']).finally(() => {
      isDone = true
    })
    for (let day = 1; !isDone; day++) {
      await appendFile(file, `VN63-89,POPULATION,1900-01-01/${1901 + (day % 80)}-01-01,1,\n`)
      await sleep(1)
    }
    const { status, code, error } = await asked
    expect([status, code]).toEqual([2, 'FILE_CHANGED'])
    expect(error.message).toBe('Tệp “dang-sua.csv” đã bị sửa trong khi đang đọc; chưa ghi gì.')
    if (command === 'import')
      expect((await ask(['releases'])).result).toMatchObject({ drafts: [], releases: [] })
  })
})
