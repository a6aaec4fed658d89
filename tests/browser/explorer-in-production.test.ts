// The explorer before a gateway that tells the world nothing but its schema, and answers registered documents only.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GALLERY } from '#services/explorer/gallery.ts'
import type { Federation } from '#tests/federation/start-federation.ts'
import { openChromium } from './open-chromium.ts'
import { serveExplorer } from './serve-explorer.ts'

let site: Federation
let browser: Browser
let page: Page
const asked: string[] = []
const complaints: string[] = []

beforeAll(async () => {
  browser = await openChromium()
  site = await serveExplorer({ gateway: { mode: 'production', trustedOnly: true } })
  page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  page.on('request', (request) => request.url().endsWith('/graphql') && asked.push(request.postData() ?? ''))
  page.on(
    'response',
    (response) => response.ok() || complaints.push(`${response.status()}: ${response.url()}`),
  )
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(site.url)
  await page.locator('.example:enabled').first().waitFor()
})

afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

test('it asks no question about the schema: the page has it from /schema.graphql', () => {
  expect(asked.filter((body) => body.includes('__schema'))).toEqual([])
})

test('every question of the gallery is answered', async () => {
  for (const { titleVi } of GALLERY) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/graphql'))
    await page.getByRole('button', { name: `Chạy · Run: ${titleVi}` }).click()
    expect(await (await answered).json(), titleVi).toMatchObject({ data: expect.any(Object) })
  }
  expect(complaints).toEqual([])
})
