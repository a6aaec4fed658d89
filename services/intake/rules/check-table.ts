// The rules between figures, run when all figures of a file are known. One more rule is one more line here.
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { registry } from '#schema/registry/registry.ts'
import type { Report } from '../finding.ts'
import { averageRule } from './average-rule.ts'
import { changeRule } from './change-rule.ts'
import type { FigureTable } from './figure-table.ts'
import { checkFractions } from './fraction-rule.ts'
import { buildFacts } from './indicator-facts.ts'
import { checkJumps } from './jump-rule.ts'
import { limitRule } from './limit-rule.ts'
import { buildPartRule } from './part-rules.ts'
import { ratioRule } from './ratio-rule.ts'
import type { Names } from './rule-words.ts'
import { sisterRule } from './sister-rules.ts'
import type { FigureCheck, TableContext, TableRule } from './table-rule.ts'

/** Reports what figures of the table say against one another. Time grows with the figures; places are those of the file. */
export function checkTable(table: FigureTable, report: Report, names: Names = { catalogue, registry }): void {
  const context: TableContext = { ...names, table, report, factsOf: buildFacts(names.catalogue) }
  const parts = buildPartRule(context)
  const rules: TableRule[] = [
    parts.rule,
    limitRule(context),
    sisterRule(context),
    ratioRule(context),
    changeRule(context),
    averageRule(context),
  ]
  // the parts of shares may add series of wholes, and no bases
  const checks = table.series.bases.map((_base, base) => checksOf(context, rules, base))
  for (let index = 0; index < table.size; index += 1) {
    if (table.isAbsent(index)) continue
    for (const check of checks[table.baseOf(index)] ?? []) check(index)
  }
  parts.finish()
  checkJumps(context)
  checkFractions(context)
}

function checksOf(
  { table, factsOf }: TableContext,
  rules: readonly TableRule[],
  base: number,
): FigureCheck[] {
  const own = table.series.bases[base]
  const facts = own && factsOf(own.indicator)
  if (!own || !facts) return []
  return rules.map((rule) => rule(base, own, facts.indicator)).filter((check) => check !== null)
}
