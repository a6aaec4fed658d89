// `npm run bench` (`-- --json` for machines, `-- --only gateway` for a part, `-- --long` for the full numbers): what this machine takes to plan,
// to compare, to route, to start, and to answer. Figures of one machine are worth little; the ratios beside them, measured side by side in
// the same run, are what to compare between runs.
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { measureAsked } from './gateway/measure-asked.ts'
import { measureColdDocuments } from './gateway/measure-cold-documents.ts'
import { measureMemory } from './gateway/measure-memory.ts'
import { measureThroughput } from './gateway/measure-throughput.ts'
import { measureAnswers } from './measure-answers.ts'
import { measureComparison } from './measure-comparison.ts'
import { measureImport } from './measure-import.ts'
import { measurePlans } from './measure-plans.ts'
import { measureReload } from './measure-reload.ts'
import { measureValidate } from './measure-validate.ts'
import type { Measured } from './measured.ts'
import { startDemo } from './start-demo.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    rows: { type: 'string', default: '200000' },
  },
})
const rows = Number.parseInt(values.rows, 10)

type Measurement = () => readonly Measured[] | Promise<readonly Measured[]>

/** By the name that `--only` calls it by. */
const PARTS: Readonly<Record<string, readonly Measurement[]>> = {
  plans: [measurePlans],
  comparison: [measureComparison],
  gateway: [
    measureThroughput,
    measureColdDocuments,
    measureAsked,
    () => measureMemory({ long: values.long }),
  ],
  reload: [measureReload],
  validate: [() => measureValidate(rows)],
  import: [() => measureImport(rows)],
  demo: [measureDemo],
}

const measured: Measured[] = []
try {
  for (const measure of (values.only ?? Object.keys(PARTS)).flatMap(partOf))
    measured.push(...(await measure()))
} finally {
  print(measured) // what was measured before a failure is worth reading too
}

function partOf(name: string): readonly Measurement[] {
  const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
  if (!part) throw new Error(`Cannot measure "${name}": the parts are ${Object.keys(PARTS).join(', ')}.`)
  return part
}

async function measureDemo(): Promise<Measured[]> {
  const home = await mkdtemp(join(tmpdir(), 'lientinh-bench-'))
  try {
    return await measureDemoAt(home)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function measureDemoAt(home: string): Promise<Measured[]> {
  const first = await startDemo(home)
  await first.stop()
  const second = await startDemo(home)
  try {
    return [
      { what: 'first start, until the sample is answered', value: first.startedInMs, unit: 'ms' },
      {
        what: 'second start',
        value: second.startedInMs,
        unit: 'ms',
        ratio: second.startedInMs / first.startedInMs,
        comparedWith: 'first start',
      },
      ...(await measureAnswers(second.url)),
      { what: 'memory of all processes (PSS)', value: await second.memoryMb(), unit: 'MB' },
    ]
  } finally {
    await second.stop()
  }
}

function print(measured: readonly Measured[]): void {
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ node: process.version, measured }, null, 2)}\n`)
    return
  }
  const table = new Table({ head: ['what', 'this machine', 'ratio', 'to'], style: { head: [], border: [] } })
  for (const { what, value, unit, ratio, comparedWith } of measured)
    table.push([
      what,
      `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`,
      ratio ? ratio.toFixed(2) : '',
      comparedWith ?? '',
    ])
  process.stdout.write(`${table.toString()}\n`)
}
