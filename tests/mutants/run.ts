// `npm run test:mutants`: the tests of schema/ once without a mistake and once with each of mutants.json. A mutant is killed when a test
// fails. `--tenth` tries every tenth. What survives, and why, is said at the end; what survives without a reason fails.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listMutants, type Mutant, mutated, pathOf } from './mutants.ts'
import { CONTROL } from './mutate.ts'

const LEAST_SHARE = 0.85
const AT_ONCE = 2
/** A mutant that makes a loop endless is killed as well. */
const LONGEST_RUN = 180_000

interface Tried {
  readonly mutant: Mutant
  /** The first test that failed; null when none did. */
  readonly killedBy: string | null
}

const started = Date.now()
const folder = mkdtempSync(join(tmpdir(), 'lientinh-mutants-'))
try {
  process.exitCode = await main()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function main(): Promise<number> {
  const all = listMutants()
  for (const mutant of all) mutated(mutant, readFileSync(pathOf(mutant.file), 'utf8'))
  const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const isTenth = process.argv.includes('--tenth')
  const chosen = all.filter(({ id }, index) =>
    only.length > 0 ? only.includes(id) : !isTenth || index % 10 === 0,
  )
  const failed = await firstFailure(CONTROL)
  if (failed !== null) {
    say(`Không có lỗi nào được gieo mà vẫn hỏng. The tests fail without any mutant: ${failed}`)
    return 1
  }
  const tried = await tryAll(chosen)
  return report(tried)
}

/** The lanes take the next mutant as soon as they are done with one. */
async function tryAll(mutants: readonly Mutant[]): Promise<Tried[]> {
  const waiting = mutants.entries()
  const tried: Tried[] = []
  const lane = async () => {
    for (const [index, mutant] of waiting) {
      const killedBy = await firstFailure(mutant.id)
      tried[index] = { mutant, killedBy }
      const verdict = killedBy === null ? 'SURVIVED' : `killed by ${killedBy}`
      say(`${index + 1}/${mutants.length} ${mutant.id}: ${verdict}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return tried
}

/** Runs the tests that matter with one mutant; the name of the first test that fails, null when all pass. */
async function firstFailure(id: string): Promise<string | null> {
  const results = join(folder, `${id}.json`)
  const code = await vitest(id, [
    ...['run', '--project', 'unit', '--bail', '1', '--reporter', 'json', '--outputFile', results],
    // One process and one room of modules: to load them anew for every file would take most of the time.
    ...['--pool', 'threads', '--maxWorkers', '1', '--no-isolate'],
    'tests/schema/comparison/',
    ...globSync('tests/schema/*.test.ts', { cwd: pathOf('.') }).sort(),
  ])
  if (code === 0) return null
  if (code === null) return 'no end'
  return firstFailedTest(results)?.split('\n')[0] ?? 'a file that could not be loaded'
}

function vitest(id: string, args: readonly string[]): Promise<number | null> {
  const { LIENTINH_RESULTS: _, LIENTINH_LONG: __, ...rest } = process.env
  const child = spawn(process.execPath, [pathOf('node_modules/vitest/vitest.mjs'), ...args], {
    cwd: pathOf('.'),
    env: { ...rest, LIENTINH_MUTANT: id },
    stdio: 'ignore',
    timeout: LONGEST_RUN,
    killSignal: 'SIGKILL',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}

interface Results {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

function firstFailedTest(path: string): string | undefined {
  try {
    const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Results
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
    return tests.find(({ status }) => status === 'failed')?.fullName
  } catch {
    return undefined
  }
}

/** Prints what became of the mutants. 1 when too few are killed, or one did what is not said of it. */
function report(tried: readonly Tried[]): number {
  const killed = tried.filter(({ killedBy }) => killedBy !== null)
  const survivors = tried.filter(({ killedBy }) => killedBy === null)
  const unexplained = survivors.filter(({ mutant }) => mutant.survives === undefined)
  const stale = killed.filter(({ mutant }) => mutant.survives !== undefined)
  say('\nfile | killed | survived')
  for (const [file, own] of Map.groupBy(tried, ({ mutant }) => mutant.file)) {
    const dead = own.filter(({ killedBy }) => killedBy !== null).length
    say(`${file} | ${dead} | ${own.length - dead}`)
  }
  say('')
  for (const { mutant } of survivors)
    say(`SURVIVED ${mutant.id} (${mutant.file}): ${mutant.about} ${mutant.survives ?? 'NO REASON IS GIVEN.'}`)
  for (const { mutant } of stale) say(`KILLED although said to survive: ${mutant.id} (${mutant.file})`)
  const share = tried.length === 0 ? 0 : killed.length / tried.length
  const minutes = ((Date.now() - started) / 60_000).toFixed(1)
  say(
    `${killed.length} of ${tried.length} mutants killed (${(share * 100).toFixed(1)} %), in ${minutes} minutes`,
  )
  const wrong = unexplained.length + stale.length
  writeResults(tried.length - wrong, wrong)
  return share < LEAST_SHARE || wrong > 0 ? 1 : 0
}

/** One test per mutant, as .ci/run adds them up. */
function writeResults(numPassedTests: number, numFailedTests: number): void {
  const path = process.env.LIENTINH_RESULTS
  const counts = { numPassedTests, numFailedTests, numPendingTests: 0, numTodoTests: 0 }
  if (path) writeFileSync(path, JSON.stringify(counts))
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
