// Reading in a thread says and hands out what reading here does, at the pace of who takes it, and can be stopped.
import { expect, it } from 'vitest'
import type { ReadFigure } from '#services/intake/read-figure.ts'
import { readFile } from '#services/intake/read-file.ts'
import { readInWorker } from '#services/intake/read-in-worker.ts'
import { placeFile } from './place-file.ts'

const request = { name: 'dai.csv', province: 'VN34-91', mapping: null, today: '2025-11-22' } as const

function placeRows(rows: number): Promise<string> {
  const lines = Array.from(
    { length: rows },
    (_, row) => `VN63-89,HH_TOTAL,${2000 + (row % 20)},500,district_commune=C${Math.floor(row / 20)}`,
  )
  return placeFile(
    'dai.csv',
    ['area,indicator,period,value,breakdown', ...lines, 'An Gian,HH_TOTAL,2022,1,x=y'].join('\n'),
  )
}

it('gives the same figures and the same summary', async () => {
  const path = await placeRows(2500)
  const here: ReadFigure[] = []
  const there: ReadFigure[] = []
  const progress: number[] = []
  const expected = await readFile({ ...request, path }, (batch) => void here.push(...batch))
  const summary = await readInWorker({ ...request, path }, (batch) => void there.push(...batch), {
    onProgress: (rows) => progress.push(rows),
  })
  expect(summary).toEqual(expected)
  expect(summary.report.errors).toBe(1)
  expect([there.length, there]).toEqual([2000, here])
  expect(progress).toEqual([2501])
})

it('says the same of a file that is only to be checked', async () => {
  const path = await placeRows(2500)
  const taken = await readInWorker({ ...request, path }, () => {})
  expect(await readInWorker({ ...request, path }, null)).toEqual(taken)
})

it('waits for who takes the figures, and takes one batch at a time', async () => {
  const path = await placeRows(4000)
  const events: string[] = []
  await readInWorker({ ...request, path }, async (batch) => {
    events.push(`takes ${batch.length}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
    events.push('taken')
  })
  expect(events).toEqual(Array(4).fill(['takes 1000', 'taken']).flat())
})

it('stops with the error of who takes the figures', async () => {
  const path = await placeRows(3000)
  const refuse = () => Promise.reject(new Error('the disk is full'))
  await expect(readInWorker({ ...request, path }, refuse)).rejects.toThrow('the disk is full')
})

it('stops when it is told to', async () => {
  const path = await placeRows(3000)
  const stop = new AbortController()
  const reading = readInWorker({ ...request, path }, () => stop.abort(new Error('enough')), {
    signal: stop.signal,
  })
  await expect(reading).rejects.toThrow('enough')
  await expect(readInWorker({ ...request, path }, () => {}, { signal: stop.signal })).rejects.toThrow(
    'enough',
  )
})

it('passes on a coded error', async () => {
  const path = await placeFile('trong.csv', '')
  await expect(readInWorker({ ...request, path, name: 'trong.csv' }, () => {})).rejects.toMatchObject({
    ...{ name: 'LienTinhError', code: 'FILE_EMPTY', params: { file: 'trong.csv' } },
  })
})

it('refuses a file that needs more memory than it is given', async () => {
  const path = await placeFile('rong.csv', `${'x,'.repeat(500)}\n`.repeat(2000))
  await expect(readInWorker({ ...request, path }, () => {}, { memoryMb: 16 })).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
    params: { file: 'dai.csv', limit: '16 MB' },
  })
})
