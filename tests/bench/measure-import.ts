// An import as a province makes it: a file sent to its own server, read and checked in a thread, written beside questions. On the local
// PostgreSQL it stands beside COPY of the same rows into the same table with its keys, which nothing that writes rows can beat; and
// questions asked meanwhile beside the same questions before. `npm run bench -- --rows 1000000` measures a million rows.
import { once } from 'node:events'
import { openAsBlob, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'
import { askInTurns } from './ask-in-turns.ts'
import { makeImportDatabase } from './import-database.ts'
import type { Measured } from './measured.ts'
import { median } from './median.ts'
import { type ProvinceProcess, startProvinceProcess } from './province-process.ts'
import { writeCsv } from './written-csv.ts'

const PROVINCE = 'VN34-91'
/** The embedded database is for provinces with few figures. */
const EMBEDDED_SHARE = 10

/** Times of an import of so many rows, of publishing them, and what it costs those who ask meanwhile. */
export async function measureImport(rows: number): Promise<Measured[]> {
  const home = await mkdtemp(join(tmpdir(), 'lientinh-bench-'))
  try {
    return [...(await onServer(home, rows)), ...(await embedded(home, Math.ceil(rows / EMBEDDED_SHARE)))]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function onServer(home: string, rows: number): Promise<Measured[]> {
  const place = await makeImportDatabase()
  try {
    const steps = await importSteps(join(home, 'server'), rows, 'PostgreSQL', place.url)
    const copied = await measureCopy(place.url)
    return [
      { what: `COPY of ${rows} figures with their keys`, value: copied, unit: 'ms' },
      ...steps.map((step) =>
        step.what.includes('import of')
          ? { ...step, ratio: step.value / copied, comparedWith: 'COPY' }
          : step,
      ),
    ]
  } finally {
    await place.drop()
  }
}

function embedded(home: string, rows: number): Promise<Measured[]> {
  return importSteps(join(home, 'embedded'), rows, 'embedded', null)
}

async function importSteps(
  home: string,
  rows: number,
  where: string,
  databaseUrl: string | null,
): Promise<Measured[]> {
  const file = `${home}.csv`
  await writeCsv(file, { province: PROVINCE, rows })
  const province = await startProvinceProcess('an-giang', { home, databaseUrl })
  try {
    await importFile(province, SMALL)
    await province.post('/admin/publish', '{}')
    const quiet = await askFor(province, 3000)
    const idle = province.memoryMb()
    const watch = province.watchMemory()
    const alone = await timed(() => importFile(province, file))
    const above = watch.highestMb() - idle
    const published = await timed(() => province.post('/admin/publish', '{}'))
    const beside = await besideAnImport(province, file)
    return [
      { what: `${where}: import of ${rows} figures, read and checked`, value: alone, unit: 'ms' },
      { what: `${where}: memory for it, above idle`, value: above, unit: 'MB' },
      { what: `${where}: publish`, value: published, unit: 'ms' },
      {
        what: `${where}: a question during an import, p50`,
        value: median(beside),
        unit: 'ms',
        ratio: median(beside) / median(quiet),
        comparedWith: 'the same before',
      },
    ]
  } finally {
    await province.stop()
  }
}

const SMALL = new Blob([
  'area,indicator,period,value\nAn Giang,TRAINED_LABOUR_RATE,2024,"70,1"\nAn Giang,TRAINED_LABOUR_RATE,2023,"69,2"\n',
])
const QUESTION =
  '{ anGiang { series(indicators: ["TRAINED_LABOUR_RATE"]) { nodes { observations { value period { label } } } } } }'

function askFor(province: ProvinceProcess, ms: number): Promise<number[]> {
  const end = performance.now() + ms
  return askInTurns(province, QUESTION, () => performance.now() < end)
}

/** The same file as forecasts of other rows would be unlike it: it is withdrawn by a roll-back first, and written anew. */
async function besideAnImport(province: ProvinceProcess, file: string): Promise<number[]> {
  await province.post('/admin/rollback', '{"to":1}')
  let isRunning = true
  const imported = importFile(province, file).finally(() => {
    isRunning = false
  })
  const times = await askInTurns(province, QUESTION, () => isRunning)
  await imported
  return times
}

async function importFile(province: ProvinceProcess, file: string | Blob): Promise<void> {
  const body = typeof file === 'string' ? await openAsBlob(file) : file
  const options = Buffer.from('{"accept":["ALL"]}').toString('base64url')
  const told = await province.post(`/admin/imports?name=so-lieu.csv&options=${options}`, body)
  const last = told.trimEnd().split('\n').at(-1) ?? ''
  if (!last.includes('"event":"done"')) throw new Error(`The import failed: ${last.slice(0, 500)}`)
}

/** COPY of what the import wrote, as text, into the same tables emptied of figures. */
async function measureCopy(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const rows = await copyOut(client)
    await client.query(
      'SET session_replication_role = replica; TRUNCATE observation; RESET session_replication_role',
    )
    await client.query('INSERT INTO release (number) VALUES (1000)')
    return await timed(() => copyIn(client, rows))
  } finally {
    await client.end()
  }
}

/** The figures of release 2, which are the file's. */
async function copyOut(client: pg.Client): Promise<Buffer[]> {
  const chunks: Buffer[] = []
  const columns = await columnsOf(client)
  const asDraft = columns.map((name) => (name === 'release' ? '1000' : name)).join(', ')
  const stream = client.query(
    copyStreams.to(
      `COPY (SELECT ${asDraft} FROM observation WHERE release = 2 ORDER BY series_id, period) TO STDOUT`,
    ),
  )
  for await (const chunk of stream) chunks.push(chunk)
  return chunks
}

async function copyIn(client: pg.Client, chunks: readonly Buffer[]): Promise<void> {
  const stream = client.query(copyStreams.from('COPY observation FROM STDIN'))
  for (const chunk of chunks) if (!stream.write(chunk)) await once(stream, 'drain')
  stream.end()
  await finished(stream)
}

async function columnsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'observation'::regclass AND attnum > 0 ORDER BY attnum`,
  )
  return rows.map(({ name }) => name)
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}
