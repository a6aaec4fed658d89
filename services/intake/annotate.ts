// The office's own file handed back with what is wrong with it: faulty cells coloured and commented, and a sheet that lists every finding.
// The words of a finding are format-finding.ts; how a file becomes a workbook that can be written in is workbook/open-editable.ts.
import type { Cell, Workbook, Worksheet } from 'exceljs'
import type { Lang } from '#schema/codes.ts'
import type { Finding, FindingSeverity } from './finding.ts'
import { FINDINGS } from './finding.ts'
import type { FindingReport } from './finding-report.ts'
import { explainFinding } from './format-finding.ts'
import { columnLetters, formatPlace } from './format-place.ts'
import { printable } from './printable.ts'
import type { TextEncoding } from './workbook/encodings.ts'
import { ONLY_SHEET, openEditable } from './workbook/open-editable.ts'

export interface AnnotateOptions {
  readonly lang?: Lang
  /** What the office says the encoding is; found when absent. */
  readonly encoding?: TextEncoding
}

/**
 * The bytes of an .xlsx: a copy of the file at `path`, called `name` for people. What stands in its cells is not changed.
 * Throws as openWorkbook does; FILE_TOO_LARGE already for a workbook of more than 500,000 cells. Of a text that long only the first
 * rows and those with findings are copied, at their own numbers, and the list says so.
 */
export async function annotateFile(
  path: string,
  name: string,
  report: FindingReport,
  { lang = 'VI', encoding }: AnnotateOptions = {},
): Promise<Uint8Array> {
  const findings = report.groups.flatMap((group) => group.findings)
  const rows = new Set(findings.flatMap(({ place }) => place.row ?? []))
  const { workbook, complete } = await openEditable(path, { name, ...(encoding && { encoding }) }, rows)
  for (const faulty of groupByCell(workbook, findings)) markCell(faulty.cell, faulty.findings, lang)
  addList(workbook, report, { lang, complete })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

interface FaultyCell {
  readonly cell: Cell
  readonly findings: Finding[]
}

/** What is told without a row has no cell, and stands in the list alone. */
function groupByCell(workbook: Workbook, findings: readonly Finding[]): Iterable<FaultyCell> {
  const faulty = new Map<Cell, FaultyCell>()
  for (const finding of findings) {
    const { row, column } = finding.place
    const sheet = sheetOf(workbook, finding)
    if (!sheet || row === null || row > LAST_ROW) continue
    const { master } = sheet.getCell(row, column ?? 1) // of merged cells only the first is shown
    const known = faulty.get(master)
    if (known) known.findings.push(finding)
    else faulty.set(master, { cell: master, findings: [finding] })
  }
  return faulty.values()
}

/** The last row a spreadsheet has; a text may be longer. */
const LAST_ROW = 1_048_576

function sheetOf(workbook: Workbook, { place }: Finding): Worksheet | undefined {
  return workbook.getWorksheet(place.sheet ?? ONLY_SHEET)
}

const COLOURS: Readonly<Record<FindingSeverity, string | null>> = {
  ERROR: 'FFFFC7CE',
  WARNING: 'FFFFEB9C',
  NOTE: null,
}

const WORDS: Readonly<Record<Lang, Readonly<Record<FindingSeverity, string>>>> = {
  VI: { ERROR: 'Lỗi', WARNING: 'Cảnh báo', NOTE: 'Lưu ý' },
  EN: { ERROR: 'Error', WARNING: 'Warning', NOTE: 'Note' },
}

function markCell(cell: Cell, findings: readonly Finding[], lang: Lang): void {
  const severities = findings.map(({ code }) => FINDINGS[code].severity)
  const worst = (['ERROR', 'WARNING'] as const).find((severity) => severities.includes(severity)) ?? 'NOTE'
  const colour = COLOURS[worst]
  // a new style: cells that look alike share one object, and would all be coloured
  if (colour !== null)
    cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: colour } } }
  const own = noteOf(cell)
  const remarks = findings.map((finding) => remarkOn(finding, lang))
  cell.note = [...(own === '' ? [] : [own]), ...remarks].join('\n\n')
}

/** What somebody has noted there before. */
function noteOf({ note }: Cell): string {
  if (typeof note === 'string') return note
  return (note?.texts ?? []).map(({ text }) => text).join('')
}

function remarkOn(finding: Finding, lang: Lang): string {
  const { message, fix } = explainFinding(finding, lang)
  return `${WORDS[lang][FINDINGS[finding.code].severity]} ${finding.code}: ${message}\n→ ${fix}`
}

const LIST: Readonly<Record<Lang, { name: string; headings: string[]; more: string; part: string }>> = {
  VI: {
    name: 'Cần xem lại',
    headings: ['Mức', 'Mã', 'Vị trí', 'Giá trị', 'Vấn đề', 'Cách sửa'],
    more: '… và {count} chỗ nữa',
    part: 'Tệp dài: trang dữ liệu chỉ chép các dòng đầu và các dòng có vấn đề, đúng số dòng của tệp gốc.',
  },
  EN: {
    name: 'To review',
    headings: ['Severity', 'Code', 'Place', 'Value', 'Problem', 'What to do'],
    more: '… and {count} more',
    part: 'A long file: only its first rows and those with findings were copied, each at its own number.',
  },
}

function addList(
  workbook: Workbook,
  report: FindingReport,
  { lang, complete }: { readonly lang: Lang; readonly complete: boolean },
): void {
  const { name, headings, more, part } = LIST[lang]
  const sheet = workbook.addWorksheet(freeName(workbook, name), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [10, 26, 26, 24, 60, 60].map((width) => ({ width }))
  sheet.addRow(headings).font = { bold: true }
  if (!complete) sheet.addRow(['', '', '', '', part])
  for (const { severity, code, count, findings } of report.groups) {
    for (const finding of findings) addFinding(workbook, sheet, finding, lang)
    const rest = count - findings.length
    if (rest > 0) sheet.addRow([WORDS[lang][severity], code, more.replace('{count}', String(rest))])
  }
}

function addFinding(workbook: Workbook, sheet: Worksheet, finding: Finding, lang: Lang): void {
  const { message, fix } = explainFinding(finding, lang)
  const { severity } = FINDINGS[finding.code]
  const row = sheet.addRow([
    WORDS[lang][severity],
    finding.code,
    linkTo(workbook, finding, lang),
    printable(finding.value),
    message,
    fix,
  ])
  for (const column of [5, 6]) row.getCell(column).alignment = { wrapText: true, vertical: 'top' }
}

function linkTo(
  workbook: Workbook,
  finding: Finding,
  lang: Lang,
): { text: string; hyperlink: string } | string {
  const { row, column } = finding.place
  const text = formatPlace(finding.place, lang)
  const target = sheetOf(workbook, finding)
  if (!target || row === null || row > LAST_ROW) return text
  return { text, hyperlink: `#'${target.name.replaceAll("'", "''")}'!${columnLetters(column ?? 1)}${row}` }
}

/** A name that no sheet of the office has. */
function freeName(workbook: Workbook, name: string): string {
  const taken = new Set(workbook.worksheets.map((sheet) => sheet.name.toLowerCase()))
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name} (${number})`
  return free
}
