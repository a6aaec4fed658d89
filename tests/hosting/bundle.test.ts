import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BUNDLE, type InstalledPlace, newInstalledPlace } from './installed-place.ts'

let place: InstalledPlace
beforeAll(async () => {
  place = await newInstalledPlace([BUNDLE, `${BUNDLE}.sha256`], { PATH: '/usr/bin:/bin' })
})
afterAll(() => place.remove())

describe('the bundle, unpacked where there is neither npm nor network', () => {
  it('is what its sha256 says, and unpacks into one directory', async () => {
    const { status, out } = await place.run(`sha256sum -c ${BUNDLE}.sha256 && tar -xzf ${BUNDLE}`)
    expect([status, out]).toEqual([0, `${BUNDLE}: OK\n`])
    expect((await readdir(join(place.directory, 'lientinh-0.1.0'))).sort()).toEqual([
      'HUONG-DAN.md',
      'hosting',
      'lientinh',
      'node_modules',
    ])
  })
  it('runs with its own Node, also through a link', async () => {
    const { out, err } = await place.run(
      './lientinh-0.1.0/lientinh --version; ln -s lientinh-0.1.0/lientinh lt; ./lt --version',
    )
    expect([out, err]).toEqual(['0.1.0\n0.1.0\n', ''])
  })
  it('reads a file of figures', async () => {
    const cells =
      'VN34-91,TRAINED_LABOUR_RATE,ACTUAL,2023,"70,5",PERCENT,A,Niên giám,Chi cục Thống kê,2025-06-30'
    const header = 'area,indicator,kind,period,value,unit,status,source_title,source_publisher,source_date'
    await writeFile(join(place.directory, 'so-lieu.csv'), `${header}\n${cells}\n`)
    const { status, out, err } = await place.run(
      './lientinh-0.1.0/lientinh validate so-lieu.csv --province an-giang',
    )
    expect([status, out], err).toEqual([
      0,
      'so-lieu.csv: 1 dòng, 1 số liệu, không có gì phải sửa; chưa ghi gì.\n',
    ])
  })
})
