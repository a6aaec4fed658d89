// The administrator's page in a real browser, as an officer meets it: a file dropped, what is wrong with it, its mapping mended, a draft,
// and the figure that everybody sees at last. The page speaks to nobody but the province.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emptyDatabase } from '#tests/prisma/open-test-database.ts'
import { type Administered, seen, startAdministered } from '#tests/services/province/administered.ts'
import { rates } from '#tests/services/province/rates.ts'
import { openChromium } from './open-chromium.ts'

let browser: Browser
let province: Administered
let page: Page
let complaints: string[]
let requests: string[]

beforeAll(async () => {
  browser = await openChromium()
  province = await startAdministered()
})

afterAll(async () => {
  await browser?.close()
  await province?.stop()
})

beforeEach(async () => {
  complaints = []
  requests = []
  page = await browser.newPage({ viewport: { width: 1200, height: 900 }, acceptDownloads: true })
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(`${province.url}/admin/`)
})

afterEach(async () => {
  await page.close()
  await emptyDatabase(province.database)
  const elsewhere = requests.filter(
    (url) => !url.startsWith(`${province.url}/`) && !/^(data|blob):/.test(url),
  )
  expect([complaints, elsewhere]).toEqual([[], []])
})

/** Two busy cores are slow; an answer that never comes is what a test is for. */
const PATIENCE = { timeout: 20_000 }

/** One figure a row, in numbers that are Vietnamese or English: nobody can tell. */
const UNCLEAR =
  'area,indicator,period,value\nAn Giang,POPULATION,2023,1.909\nAn Giang,POPULATION,2024,1.912\n'
const CLEAR = rates([2023, '68,5'], [2024, '70,1'])

async function enter(): Promise<void> {
  await page.getByLabel('Mã quản trị').fill(province.token)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '1. Tệp số liệu' }).waitFor()
}

function choose(name: string, text: string): Promise<void> {
  return page.getByLabel('Chọn tệp').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

/** What a hand does that drags a file from a folder into the frame. */
async function drop(name: string, text: string): Promise<void> {
  const files = await page.evaluateHandle(
    ([fileName, content]) => {
      const carried = new DataTransfer()
      carried.items.add(new File([content ?? ''], fileName ?? ''))
      return carried
    },
    [name, text],
  )
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: files })
}

const status = () => page.getByRole('status').innerText()

describe('the administrator’s page', () => {
  test('lets nobody in without the token, and forgets it with the tab', async () => {
    await page.getByLabel('Mã quản trị').fill('x'.repeat(43))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByRole('alert').innerText(), PATIENCE).toContain('ADMIN_TOKEN_NEEDED')
    expect(await page.getByRole('heading', { name: '1. Tệp số liệu' }).isVisible()).toBe(false)
    complaints = complaints.filter((text) => !text.includes('401')) // what the browser says of any refusal
    await enter()
    expect(await page.locator('#province').innerText()).toBe('An Giang')
    const kept = await page.evaluate(() => [localStorage.length, document.cookie, sessionStorage.length])
    expect(kept).toEqual([0, '', 1])
    await page.getByRole('button', { name: 'Thoát' }).click()
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  })

  test('takes a dropped file from its findings over its mapping to a published figure', async () => {
    await enter()
    await drop('dan-so.csv', UNCLEAR)
    await expect
      .poll(() => page.locator('.group.ERROR').getAttribute('data-code'), PATIENCE)
      .toBe('NUMBERS_AMBIGUOUS')
    expect(await page.locator('.group.ERROR').innerText()).toMatch(/cột 4.*1\.909/s)
    expect(await page.getByRole('button', { name: 'Nhập thành bản nháp' }).isDisabled()).toBe(true)

    await page.getByLabel('Dấu trong số').selectOption('VI')
    expect(JSON.parse(await page.getByLabel('Toàn bộ cách đọc').inputValue())).toMatchObject({
      numbers: 'VI',
    })
    await page.getByRole('button', { name: 'Xem lại' }).click()
    await expect.poll(status, PATIENCE).toContain('0 lỗi')
    expect(await page.locator('#understood table tbody tr').count()).toBe(2)

    await page.getByRole('button', { name: 'Nhập thành bản nháp' }).click()
    await expect.poll(status, PATIENCE).toContain('Đã có bản nháp 1')
    expect(await seen(province)).toEqual([])
    await page.getByRole('button', { name: 'Xem thay đổi' }).click()
    await expect.poll(() => page.locator('#drafts tbody tr').count(), PATIENCE).toBe(2)
    expect(await page.locator('#drafts tbody tr').first().innerText()).toMatch(
      /POPULATION\s+VN63-89\s+2023\s+—\s+1\.909/,
    )

    await page.getByRole('button', { name: 'Công bố tất cả' }).click()
    await page.getByLabel('Ghi chú').fill('Niên giám 2024')
    await page.getByRole('button', { name: 'Đồng ý' }).click()
    await expect.poll(status, PATIENCE).toContain('Đã công bố')
    expect(await seen(province)).toEqual(['2023: 1909', '2024: 1912'])
    expect(await page.locator('#releases tbody tr').first().innerText()).toMatch(/#1.*Niên giám 2024/s)
  })

  test('asks before it publishes or goes back, and a no changes nothing', async () => {
    await enter()
    for (const text of [CLEAR, CLEAR.replace('70,1', '70,2')]) {
      await choose('ty-le.csv', text)
      await expect.poll(status, PATIENCE).toContain('Đã đọc 2 số liệu: 0 lỗi')
      await page.getByRole('button', { name: 'Nhập thành bản nháp' }).click()
      await expect.poll(status, PATIENCE).toContain('Đã có bản nháp')
      await page.getByRole('button', { name: 'Công bố tất cả' }).click()
      await page.getByRole('button', { name: 'Thôi' }).click()
      const before = await seen(province)
      expect(before).not.toContain(text === CLEAR ? '2024: 70.1' : '2024: 70.2')
      await page.getByRole('button', { name: 'Công bố tất cả' }).click()
      await page.getByRole('button', { name: 'Đồng ý' }).click()
      await expect.poll(status, PATIENCE).toContain('Đã công bố')
    }
    expect(await seen(province)).toEqual(['2023: 68.5', '2024: 70.2'])
    await page.getByRole('button', { name: 'Trở lại lần này' }).click()
    await page.getByRole('button', { name: 'Đồng ý' }).click()
    await expect.poll(status, PATIENCE).toContain('Đã trở lại lần 1')
    expect(await seen(province)).toEqual(['2023: 68.5', '2024: 70.1'])
  })

  test('shows warnings to be accepted one kind at a time', async () => {
    await enter()
    await choose('ty-le.csv', CLEAR.replace('70,1', '10,1'))
    await expect.poll(() => page.locator('.group.WARNING').getAttribute('data-code'), PATIENCE).toBe('JUMP')
    await page.getByRole('button', { name: 'Nhập thành bản nháp' }).click()
    await expect.poll(() => page.getByRole('alert').innerText(), PATIENCE).toContain('WARNINGS_NOT_ACCEPTED')
    await page.getByLabel('Đã xem, đúng như thật').check()
    await page.getByRole('button', { name: 'Nhập thành bản nháp' }).click()
    await expect.poll(status, PATIENCE).toContain('Đã có bản nháp 1')
  })

  test('gives the template, the annotated copy and the export as files with their names', async () => {
    await enter()
    const fileOf = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ])
      return file.suggestedFilename()
    }
    expect(await fileOf('Tải mẫu nhập liệu')).toBe('mau-an-giang.xlsx')
    expect(await fileOf('Tải số liệu')).toBe('an-giang.csv')
    await choose('dân số.csv', UNCLEAR)
    await page.locator('.group.ERROR').waitFor(PATIENCE)
    expect(await fileOf('Tải bản có ghi chú')).toBe('dân số-ghi-chu.xlsx')
  })

  test('shows text of a file as text, whatever it looks like', async () => {
    await enter()
    await choose(
      '<img src=x onerror=alert(1)>.csv',
      CLEAR.replace('An Giang', '<img src=x onerror=alert(1)>'),
    )
    await expect
      .poll(() => page.locator('.group.ERROR').innerText(), PATIENCE)
      .toContain('<img src=x onerror=alert(1)>')
    expect(await page.locator('main img').count()).toBe(0)
  })

  test('works by keyboard, has names for everything, and fits a phone', async () => {
    await page.setViewportSize({ width: 320, height: 640 })
    await enter()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('file')
    await choose('bieu_02_dan_so_trung_binh_phan_theo_dia_phuong_2023_2024.csv', UNCLEAR)
    await page.locator('.group.ERROR').waitFor(PATIENCE)
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('seen-title')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const buttons = page.getByRole('button')
    expect(await buttons.count()).toBe(await page.getByRole('button', { name: /\S/ }).count())
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll('input, select, textarea')]
        .filter((field) => !(field as HTMLInputElement).labels?.length)
        .map(({ id }) => id),
    )
    expect(unnamed).toEqual([])
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual([
      'Quản trị số liệu An Giang',
    ])
    expect(await page.getAttribute('html', 'lang')).toBe('vi')
  })
})
