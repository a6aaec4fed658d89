// The explorer in a real browser, as an analyst without internet meets it: it opens, its questions can be asked, and it
// never speaks to anybody but the server it came from.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GALLERY } from '#services/explorer/gallery.ts'
import type { Federation } from '#tests/federation/start-federation.ts'
import { openChromium } from './open-chromium.ts'
import { serveExplorer } from './serve-explorer.ts'

let site: Federation
let browser: Browser
let page: Page
let complaints: string[]
let requests: string[]

beforeAll(async () => {
  browser = await openChromium()
  site = await serveExplorer()
})

afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

beforeEach(async () => {
  complaints = []
  requests = []
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  page.on('request', (request) => requests.push(request.url()))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on(
    'response',
    (response) => response.ok() || complaints.push(`${response.status()}: ${response.url()}`),
  )
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(site.url)
  await page.locator('.example:enabled').first().waitFor()
})

afterEach(async () => {
  await page.close()
  expect(complaints).toEqual([])
  expect(requests.filter((url) => !url.startsWith(`${site.url}/`) && !/^(data|blob):/.test(url))).toEqual([])
})

describe('the explorer', () => {
  test('opens as Liên Tỉnh, in Vietnamese, with every question of the gallery', async () => {
    expect(await page.title()).toBe('Liên Tỉnh')
    expect(await page.getAttribute('html', 'lang')).toBe('vi')
    const titles = await page.locator('.gallery li .example strong').allInnerTexts()
    expect(titles).toEqual(GALLERY.map((example) => example.titleVi))
    expect(titles.length).toBeGreaterThanOrEqual(8)
  })

  test('asks the first question when it is chosen and run', async () => {
    await page.locator('.example').first().click()
    await page.getByRole('button', { name: 'Execute query' }).click()
    expect(await readAnswer()).toMatchObject({ compare: { rows: expect.arrayContaining([PHU_THO]) } })
    await expect.poll(() => page.locator('.result-window').innerText(), PATIENCE).toContain('"data"')
  })

  test('asks a question by keyboard alone, its variables included', async () => {
    const asked = page.waitForRequest((request) => request.postDataJSON()?.operationName === 'ChiTieuViecLam')
    expect(await tabTo('Chạy · Run: Chỉ tiêu kế hoạch về việc làm')).toBe(true)
    await page.keyboard.press('Enter')
    expect((await asked).postDataJSON().variables).toEqual({
      input: { indicators: ['JOBS_CREATED'], kind: 'TARGET', period: { from: '2015', to: '2025' } },
    })
    expect(await readAnswer()).toMatchObject({ compare: { rows: expect.any(Array) } })
    await expect
      .poll(() => page.getByRole('status').innerText(), PATIENCE)
      .toContain('Chỉ tiêu kế hoạch về việc làm')
  })

  test('opens one question after the other in one tab, and never over what an analyst wrote', async () => {
    await example('find-indicator').click()
    await example('code-91').click()
    await expect.poll(() => page.getByRole('tab').allInnerTexts(), PATIENCE).toEqual(['Ma91'])
    expect(await example('code-91').getAttribute('aria-current')).toBe('true')

    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('# của tôi')
    await example('find-indicator').click()
    await expect.poll(() => page.getByRole('tab').allInnerTexts(), PATIENCE).toEqual(['Ma91', 'TimChiTieu'])
    await page.getByRole('tab').first().getByRole('button', { name: 'Ma91' }).click()
    await expect.poll(() => readEditor('operation.graphql'), PATIENCE).toContain('# của tôi')
  })

  test('has one banner, one main, one named navigation, one first heading, and a name for every button', async () => {
    expect(await page.getByRole('banner').count()).toBe(1)
    expect(await page.getByRole('main').count()).toBe(1)
    expect(await page.getByRole('navigation', { name: 'Câu hỏi mẫu' }).count()).toBe(1)
    expect(await page.getByRole('heading', { level: 1 }).allInnerTexts()).toEqual(['Liên Tỉnh'])
    const buttons = page.getByRole('button')
    expect(await buttons.count()).toBe(await page.getByRole('button', { name: /\S/ }).count())
    const englishParts = await page.locator('.masthead [lang=en], .gallery [lang=en]').count()
    expect(englishParts).toBe(2 + 2 * GALLERY.length)
  })

  test('is one column without sideways scrolling at 400% zoom', async () => {
    await page.setViewportSize({ width: 320, height: 256 })
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    await expect.poll(width, PATIENCE).toBe(320)
    await example('trained-labour-2020').click()
    const editor = page.locator('.graphiql-query-editor')
    await expect
      .poll(() => editor.evaluate((node) => node.getBoundingClientRect().top < innerHeight), PATIENCE)
      .toBe(true)
  })
})

/** Two busy cores are slow; an answer that never comes is what a test is for. */
const PATIENCE = { timeout: 10_000 }

const PHU_THO = { area: { nameVi: 'Phú Thọ' }, cells: [expect.objectContaining({ value: '70', rank: 1 })] }

function example(id: string) {
  return page.locator('.example').nth(GALLERY.findIndex((item) => item.id === id))
}

/** Waits for an answer in the response editor; an answer with errors is no answer. */
async function readAnswer(): Promise<unknown> {
  await expect.poll(() => readEditor('response.json'), PATIENCE).toContain('"data"')
  const { data, errors } = JSON.parse(await readEditor('response.json'))
  expect(errors).toBeUndefined()
  return data
}

/** The whole text of one of GraphiQL's editors; the screen shows only the lines that fit. */
function readEditor(name: string): Promise<string> {
  return page.evaluate((end) => {
    const monaco: unknown = Reflect.get(globalThis, '__MONACO')
    const { editor } = monaco as { editor: { getModels(): { uri: { path: string }; getValue(): string }[] } }
    return (
      editor
        .getModels()
        .find((model) => model.uri.path.endsWith(end))
        ?.getValue() ?? ''
    )
  }, name)
}

/** Presses Tab until the element of this name has the focus. */
async function tabTo(name: string): Promise<boolean> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) === name) return true
  }
  return false
}
