// `npm run bench` (`-- --json` for machines): what this machine takes to plan, to compare, to start, and to answer. Figures of one machine are worth little;
// the ratios beside them, measured side by side in the same run, are what to compare between runs.
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Table from 'cli-table3'
import { measureAnswers } from './measure-answers.ts'
import { measureComparison } from './measure-comparison.ts'
import { measureImport } from './measure-import.ts'
import { measurePlans } from './measure-plans.ts'
import { measureValidate } from './measure-validate.ts'
import type { Measured } from './measured.ts'
import { startDemo } from './start-demo.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rows: { type: 'string', default: '200000' } },
})
const home = await mkdtemp(join(tmpdir(), 'lientinh-bench-'))
try {
  const rows = Number.parseInt(values.rows, 10)
  print([
    ...measurePlans(),
    ...measureComparison(),
    ...(await measureValidate(rows)),
    ...(await measureImport(rows)),
    ...(await measureDemo()),
  ])
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function measureDemo(): Promise<Measured[]> {
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
