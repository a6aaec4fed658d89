// A table for a terminal, its head in bold where there are colours.
import { styleText } from 'node:util'
import Table from 'cli-table3'

export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({
    head: head.map((text) => styleText('bold', text)),
    style: { head: [], border: [] },
  })
  for (const row of rows) table.push([...row])
  return `${table.toString()}\n`
}
