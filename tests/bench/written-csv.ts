// A records file of any length to measure with: a province's poverty review, commune by commune and year by year. The figures are
// made up and hold together (rates are those of their counts, nothing jumps), so that every rule is asked and none has anything to say.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { registry } from '#schema/registry/registry.ts'
import { required } from '#schema/required.ts'
import { RECORD_COLUMN_CODES, type RecordColumnCode } from '#services/intake/records/columns.ts'

/** Reviews of 2022 to 2024, on one standard and by the old boundaries. */
const YEARS = [2022, 2023, 2024]
const INDICATORS = ['HH_TOTAL', 'POOR_HH_COUNT', 'POOR_HH_RATE', 'NEAR_POOR_HH_COUNT', 'NEAR_POOR_HH_RATE']

/** Writes a CSV of a header and so many rows, each another series or another year, of a province's old units. */
export async function writeCsv(
  path: string,
  { province, rows }: { province: string; rows: number },
): Promise<void> {
  const file = createWriteStream(path)
  file.write(`${RECORD_COLUMN_CODES.join(',')}\n`)
  let chunk = ''
  for (const line of csvLines(province, rows)) {
    chunk += line
    if (chunk.length < 1 << 18) continue
    if (!file.write(chunk)) await once(file, 'drain')
    chunk = ''
  }
  file.end(chunk)
  await once(file, 'finish')
}

/** The rows without the header, each with its end of line. */
export function* csvLines(province: string, rows: number): Generator<string> {
  const areas = required(registry.findProvince(province), `province ${province}`).areas.filter(
    (id) => id !== province,
  )
  let row = 0
  for (let commune = 1; ; commune += 1)
    for (const area of areas)
      for (const indicator of INDICATORS)
        for (const year of YEARS) {
          if (row === rows) return
          row += 1
          yield line({ row, commune, area, indicator, year })
        }
}

interface Cell {
  readonly row: number
  readonly commune: number
  readonly area: string
  readonly indicator: string
  readonly year: number
}

function line({ row, commune, area, indicator, year }: Cell): string {
  const isRate = indicator.endsWith('_RATE')
  const cells: Partial<Record<RecordColumnCode, string | number>> = {
    id: `R${row}`,
    area,
    indicator,
    kind: 'ACTUAL',
    statistic: isRate ? 'SHARE' : 'LEVEL',
    time_basis: 'END_OF_PERIOD',
    standard: indicator === 'HH_TOTAL' ? '' : 'MDP_2022_2025',
    breakdown: `district_commune=C${String(commune).padStart(5, '0')}`,
    period: year,
    value: madeValue(indicator, commune, year),
    qualifier: 'EXACT',
    unit: isRate ? 'PERCENT' : 'HOUSEHOLDS',
    decimals: isRate ? 2 : 0,
    multiplier: 0,
    status: 'A',
    access: 'PUBLIC',
    source_title: 'Rà soát hộ nghèo 2024',
    source_publisher: 'Sở NN-MT',
    source_date: '2025-01-15',
  }
  return `${RECORD_COLUMN_CODES.map((code) => cells[code] ?? '').join(',')}\n`
}

/** Households grow by 1% a year; of them 6% and 5% are poor and near-poor, a tenth fewer each year. */
function madeValue(indicator: string, commune: number, year: number): string {
  const households = 2000 + (commune % 900) + (year - 2022) * 20
  const poor = Math.round(households * 0.06 * 0.9 ** (year - 2022))
  const nearPoor = Math.round(households * 0.05 * 0.9 ** (year - 2022))
  switch (indicator) {
    case 'HH_TOTAL':
      return String(households)
    case 'POOR_HH_COUNT':
      return String(poor)
    case 'POOR_HH_RATE':
      return ((poor / households) * 100).toFixed(2)
    case 'NEAR_POOR_HH_COUNT':
      return String(nearPoor)
    default:
      return ((nearPoor / households) * 100).toFixed(2)
  }
}
