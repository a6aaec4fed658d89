// `npm run compose`: writes the documents that the gateway trusts by itself, the gallery's and those of our own programs, in the order of their
// hashes. With --check it only compares, and exits 1 when the file is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { buildManifest } from '#schema/documents/manifest.ts'
import { HOLDINGS_QUESTION, SAMPLE_QUESTION, SMALLEST_QUESTION } from '#schema/documents/own-questions.ts'
import { GALLERY } from './gallery.ts'

const PATH = 'gateway/documents/own-manifest.json'
const place = new URL(`../../${PATH}`, import.meta.url)
const isCheck = process.argv.includes('--check')

const manifest = buildManifest([
  ...GALLERY.map(({ document }) => document),
  SAMPLE_QUESTION,
  HOLDINGS_QUESTION,
  SMALLEST_QUESTION,
])
const text = `${JSON.stringify(manifest, null, 2)}\n`
const isStale = readText() !== text
if (isStale && !isCheck) writeFileSync(place, text)
process.stdout.write(`${PATH} ${isStale ? (isCheck ? 'is stale' : 'written') : 'is up to date'}\n`)
if (isStale && isCheck) {
  process.stderr.write('Run `npm run compose` and commit what it writes.\n')
  process.exitCode = 1
}

function readText(): string | null {
  try {
    return readFileSync(place, 'utf8')
  } catch {
    return null
  }
}
