// Files in and out of a province's administration: exports, backups, previews, templates; and whom it lets at them.
import { readdir } from 'node:fs/promises'
import { request as send } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { ReadSummary } from '#services/intake/read-file.ts'
import { emptyDatabase } from '#tests/prisma/open-test-database.ts'
import { fileQuery, importFile, publish, request, restoreBackup, seen, tell } from './administered.ts'
import { provinceOfFile } from './province-of-file.ts'
import { HEADER, rates } from './rates.ts'
import { codesOf, failureOf, refusalOf, resultOf } from './told.ts'

const province = provinceOfFile()

/** What a preview says of a file. */
async function summaryOf(preview: Promise<Response>): Promise<ReadSummary> {
  const { summary } = (await (await preview).json()) as { summary: ReadSummary }
  return summary
}

describe('an export', () => {
  it('comes back unchanged: quotes, formulas, line breaks, bounds, absences, and what is not public', async () => {
    const rows = [
      `${HEADER},low,high,qualifier,unit,decimals,note,access,absence,statistic`,
      'An Giang,UNEMPLOYMENT_RATE,2019,,,4,LESS_THAN,PERCENT,0,"=HYPERLINK(""http://evil.example"")",PUBLIC,,SHARE',
      'An Giang,UNEMPLOYMENT_RATE,2020,2.50,,,EXACT,PERCENT,2,"hai dòng\nvà ""ngoặc"", phẩy",INTERNAL,,SHARE',
      'An Giang,UNEMPLOYMENT_RATE,2021,,1.5,2,RANGE,PERCENT,1,-,PUBLIC,,SHARE',
      'An Giang,UNEMPLOYMENT_RATE,2022,,,,EXACT,PERCENT,0,,PUBLIC,NOT_REPORTED,SHARE',
      'An Giang,WORKERS_SENT_ABROAD,2022-Q2,1500,,,EXACT,PERSONS,0,,PUBLIC,,CUMULATIVE',
    ].join('\n')
    expect((await importFile(province, rows, { accept: ['ALL'], numbers: 'EN' })).added).toBe(5)
    await publish(province)
    const answer = await request(province, '/admin/export')
    expect(answer.headers.get('content-disposition')).toContain('an-giang.csv')
    const csv = Buffer.from(await answer.arrayBuffer()).toString()
    expect(csv.startsWith('\uFEFFid,area,indicator,')).toBe(true)
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv).toContain(',2.50,')
    const again = await importFile(province, csv, { accept: ['ALL'] })
    expect(again).toMatchObject({ draft: null, added: 0, unchanged: 5 })
  })

  it('of a release that there is not is refused before it begins', async () => {
    expect(await refusalOf(request(province, '/admin/export?release=7'))).toEqual([422, 'UNKNOWN_RELEASE'])
  })
})

describe('a backup', () => {
  it('that is cut short or no backup at all brings back nothing, the whole one everything', async () => {
    await importFile(province, rates([2023, '68,5'], [2024, '70,10']))
    await publish(province)
    const backup = Buffer.from(await (await request(province, '/admin/backup')).arrayBuffer())
    await emptyDatabase(province.database)
    const half = backup.subarray(0, backup.length - 40)
    expect(failureOf(await restoreBackup(province, half)).error.code).toBe('BACKUP_BROKEN')
    expect(failureOf(await restoreBackup(province, Buffer.from('không phải'))).error.code).toBe(
      'BACKUP_BROKEN',
    )
    expect(await seen(province)).toEqual([])
    expect(resultOf(await restoreBackup(province, backup))).toMatchObject({ releases: 1, observations: 2 })
    expect(await seen(province)).toEqual(['2023: 68.5', '2024: 70.10'])
    expect(failureOf(await restoreBackup(province, backup)).error.code).toBe('DATABASE_NOT_EMPTY')
  })

  it('goes straight into another database only when that is a PostgreSQL that answers, and its address is not repeated', async () => {
    const move = (to: string) =>
      request(province, '/admin/move', { body: { to } }).then((answer) => answer.text())
    expect(JSON.parse(await move('file:///tmp'))).toMatchObject({ error: { code: 'BAD_ADMIN_REQUEST' } })
    const told = await move('postgres://an:s3cret@127.0.0.1:1/none')
    expect(JSON.parse(told.trim().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'failed',
      error: { code: 'DATABASE_UNREACHABLE' },
    })
    expect(told).not.toContain('s3cret')
  })
})

describe('what comes with a file', () => {
  it('is checked before the file is read', async () => {
    const refusal = (query: string) =>
      refusalOf(request(province, `/admin/preview${query}`, { body: rates([2024, '70']) }))
    expect(await refusal('')).toEqual([400, 'BAD_ADMIN_REQUEST'])
    expect(await refusal('?name=..')).toEqual([400, 'BAD_ADMIN_REQUEST'])
    expect(await refusal('?name=a.csv&options=%7B')).toEqual([400, 'BAD_ADMIN_REQUEST'])
    expect(await refusal(fileQuery('a.csv', { unknown: 1 }))).toEqual([400, 'BAD_ADMIN_REQUEST'])
    expect(await refusal(fileQuery('a.csv', { mapping: { v: 9 } }))).toEqual([400, 'BAD_MAPPING'])
  })

  it('may say which encoding a text is in', async () => {
    const text = Buffer.from(`${HEADER},note\nAn Giang,TRAINED_LABOUR_RATE,2024,70,B\xe9\n`, 'latin1')
    const preview = (options: object) =>
      request(province, `/admin/preview${fileQuery('a.csv', options)}`, { body: text })
    const uncertain = await summaryOf(preview({}))
    expect(codesOf(uncertain.report)[0]).toBe('ENCODING_UNCERTAIN 1')
    const { encoding, sample } = await summaryOf(preview({ encoding: 'TCVN3' }))
    expect([encoding, sample[0]?.observation.note]).toEqual(['TCVN3', 'Bộ'])
    expect(await refusalOf(preview({ encoding: 'VNI' }))).toEqual([400, 'BAD_ADMIN_REQUEST'])
  })

  it('names the file and never a place on our disk', async () => {
    const { draft } = await importFile(province, rates([2024, '70']), {}, '../../../tmp/evil.csv')
    expect(draft?.fileName).toBe('evil.csv')
    expect((await readdir(province.directory)).sort()).toEqual(['admin-token', 'incoming'])
    expect(await readdir(`${province.directory}/incoming`)).toEqual([])
  })

  it('may be too large, and is told so before it is sent', async () => {
    const status = await new Promise((resolve) => {
      const headers = {
        authorization: `Bearer ${province.token}`,
        'content-length': String(1025 * 1024 * 1024),
      }
      const sending = send(
        `${province.url}/admin/preview${fileQuery('a.csv')}`,
        { method: 'POST', headers },
        (answer) => {
          resolve(answer.statusCode)
          sending.destroy()
        },
      )
      sending.on('error', () => {}).flushHeaders()
    })
    expect(status).toBe(413)
  })
})

describe('before an import', () => {
  it('a preview says what is understood and writes nothing', async () => {
    const preview = request(province, `/admin/preview${fileQuery('bieu.csv')}`, {
      body: rates([2024, '70,1']),
    })
    const summary = await summaryOf(preview)
    expect(summary).toMatchObject({
      format: 'CSV',
      form: 'RECORDS',
      figures: 1,
      mapping: { v: 1, numbers: 'VI' },
    })
    expect(summary.sample[0]?.observation.value).toBe('70.1')
    expect((await tell(province, '/admin/releases')).drafts).toEqual([])
  })

  it('there is a template, and a copy of the file with what is wrong', async () => {
    const isWorkbook = async (answer: Response) =>
      answer.headers.get('content-type')?.includes('spreadsheetml') &&
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString()
    expect(await isWorkbook(await request(province, '/admin/template?indicators=TRAINED_LABOUR_RATE'))).toBe(
      'PK',
    )
    const annotated = await request(province, `/admin/annotate${fileQuery('biểu 1.csv')}`, {
      body: rates([2024, '170']),
    })
    expect(annotated.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''bi%E1%BB%83u%201-ghi-chu.xlsx",
    )
    expect(await isWorkbook(annotated)).toBe('PK')
  })

  it('the status says how the province is', async () => {
    expect(await tell(province, '/admin/status')).toMatchObject({
      province: { id: 'VN34-91', slug: 'an-giang', nameVi: 'An Giang' },
      release: null,
      drafts: 0,
      database: 'embedded',
      twoPersons: false,
      you: 'admin',
    })
  })
})

describe('without the token', () => {
  it.each([
    ['GET', '/admin/status'],
    ['GET', '/admin/releases'],
    ['GET', '/admin/diff?from=0&to=1'],
    ['GET', '/admin/export'],
    ['GET', '/admin/backup'],
    ['GET', '/admin/template'],
    ['POST', '/admin/preview'],
    ['POST', '/admin/imports'],
    ['POST', '/admin/annotate'],
    ['POST', '/admin/publish'],
    ['POST', '/admin/rollback'],
    ['POST', '/admin/restore'],
    ['POST', '/admin/move'],
  ])('%s %s is refused', async (method, path) => {
    expect(await refusalOf(fetch(`${province.url}${path}`, { method }))).toEqual([401, 'ADMIN_TOKEN_NEEDED'])
  })

  it('the page opens, under a policy that lets it speak to nobody else, and only its own files do', async () => {
    const page = await fetch(`${province.url}/admin`)
    expect([page.url, page.status]).toEqual([`${province.url}/admin/`, 200])
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    const html = await page.text()
    const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name]) => name)
    expect(named).toEqual(['favicon.svg', 'admin.css', 'admin.js'])
    expect(html).not.toMatch(/ style=| on[a-z]+=|<style|<script>/)
    for (const path of ['/admin/..%2fmain.ts', '/admin/admin-token', '/admin/page/admin.html'])
      expect((await fetch(`${province.url}${path}`)).status).toBe(404)
  })
})
