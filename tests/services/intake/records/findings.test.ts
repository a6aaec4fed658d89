// What a records file cannot be read as: told with the cell, all of it at once, and never written.
import { describe, expect, it } from 'vitest'
import { findingsOf, lineOf, readContent } from './read-text.ts'

const HEADER = 'area,indicator,period,value'

async function findingsIn(content: string): Promise<string[]> {
  return findingsOf((await readContent('bieu.csv', content)).summary)
}

describe('the header', () => {
  it('is told what it lacks, has twice, and has that nobody knows', async () => {
    expect(
      await findingsIn('Địa bàn,Chỉ tiêu,Kỳ,area,Ghi chu them,Statuss\nVN63-89,HH_TOTAL,2022,,,\n'),
    ).toEqual([
      'COLUMN_MISSING R1C·',
      'COLUMN_TWICE R1C4 area',
      'COLUMN_UNKNOWN R1C5 Ghi chu them',
      'COLUMN_UNKNOWN R1C6 Statuss',
    ])
  })

  it('is suggested the column that was meant', async () => {
    const { summary } = await readContent('bieu.csv', `${HEADER},Statuss\nVN63-89,HH_TOTAL,2022,1,\n`)
    expect(summary.report.groups[0]?.findings[0]?.params).toEqual({
      value: 'Statuss',
      candidates: ['status'],
    })
  })

  it('must be there when the mapping says that the file has one figure per row', async () => {
    const mapping = { v: 1, form: 'RECORDS' } as const
    const { summary } = await readContent('bieu.csv', 'Tỉnh,2021,2022\nAn Giang,1,2\n', { mapping })
    expect(findingsOf(summary)).toEqual(['HEADER_NOT_FOUND R·C·'])
  })
})

describe('a row', () => {
  it('is told all that is wrong with it, and others are read all the same', async () => {
    const file = `${HEADER},status,unit,kind,breakdown
An Gian,POOR_HH_RAT,2022-13,abc,Z,con,BOTH,khmer
VN63-89,HH_TOTAL,2022,500,,,,
VN63-89,,,,,,,
,HH_TOTAL,2022,7,,,,
`
    const { summary, figures } = await readContent('bieu.csv', file)
    expect(findingsOf(summary)).toEqual([
      'AREA_UNKNOWN R2C1 An Gian',
      'BREAKDOWN_UNREADABLE R2C8 khmer',
      'CELL_EMPTY R5C1',
      'CODE_UNKNOWN R2C7 BOTH',
      'INDICATOR_UNKNOWN R2C2 POOR_HH_RAT',
      'NUMBER_UNREADABLE R2C4 abc',
      'PERIOD_UNREADABLE R2C3 2022-13',
      'STATUS_UNREADABLE R2C5 Z',
      'UNIT_UNKNOWN R2C6 con',
    ])
    expect(figures).toEqual([])
    expect(summary).toMatchObject({
      ...{ rows: 4, figures: 1 },
      sample: [{ observation: { key: { indicator: 'HH_TOTAL' }, value: '500' } }],
      setAside: [{ text: 'VN63-89', why: 'NO_FIGURE', place: { row: 4 } }],
    })
  })

  it('with a value split by its own comma is not read as its neighbours', async () => {
    expect(await findingsIn(`${HEADER}\nVN63-89,POOR_HH_RATE,2022,2,81\n`)).toContain(
      'CELL_WITHOUT_HEADING R2C5 81',
    )
  })

  it('without a value is left out with a warning, unless it says that there is none', async () => {
    const { summary, figures } = await readContent(
      'bieu.csv',
      `${HEADER},absence\nVN63-89,HH_TOTAL,2022,,\nVN63-89,HH_TOTAL,2023,,không có số liệu\nVN63-89,HH_TOTAL,2024,5,NOT_REPORTED\n`,
    )
    expect(findingsOf(summary)).toEqual(['FIGURE_CONTRADICTORY R4C4 5', 'VALUE_EMPTY R2C4'])
    expect(summary.sample.map(lineOf)).toEqual([
      'VN63-89 | HH_TOTAL | 2023 | NOT_REPORTED | HOUSEHOLDS | M | ACTUAL',
    ])
    expect(figures).toEqual([])
  })

  it('says which statistic it is where the catalogue leaves a choice', async () => {
    expect(await findingsIn(`${HEADER}\nVN63-89,WORKERS_SENT_ABROAD,2016-2020,812\n`)).toEqual([
      'KEY_PART_MISSING R2C·',
    ])
  })

  it('is not multiplied by what only says how its number is printed', async () => {
    const { summary } = await readContent(
      'bieu.csv',
      `${HEADER},multiplier\nVN63-89,HH_TOTAL,2022,456,3\nVN63-89,HH_TOTAL,2023,456000,3\n`,
    )
    expect(findingsOf(summary)).toEqual(['MULTIPLIER_NOT_APPLIED R2C5 3'])
    expect(summary.sample.map(lineOf)).toEqual([
      'VN63-89 | HH_TOTAL | 2023 | 456000 0/3 | HOUSEHOLDS | A | ACTUAL',
    ])
  })

  it('names a day that exists, a standard, a number of decimals and a yes', async () => {
    const file = `${HEADER},source_date,standard,decimals,withdraw,low\nVN63-89,HH_TOTAL,2022,5,31/2/2025,chuẩn mới,hai,maybe,dưới 4\n`
    expect(await findingsIn(file)).toEqual([
      'CODE_UNKNOWN R2C6 chuẩn mới',
      'CODE_UNKNOWN R2C8 maybe',
      'DATE_UNREADABLE R2C5 31/2/2025',
    ])
    expect(await findingsIn(file.replace('chuẩn mới', '').replace('maybe', ''))).toEqual([
      'DATE_UNREADABLE R2C5 31/2/2025',
      'NUMBER_UNREADABLE R2C9 dưới 4',
    ])
  })

  it('has one unit, not two', async () => {
    expect(await findingsIn(`${HEADER},unit\nVN63-89,HH_TOTAL,2022,45%,hộ\n`)).toEqual([
      'UNIT_CONTRADICTORY R2C4 45%',
    ])
  })
})

describe('bounds in columns of their own', () => {
  const bounds = `${HEADER},low,high,qualifier`

  it('make ranges and bounds', async () => {
    const { figures } = await readContent(
      'bieu.csv',
      `${bounds},kind
VN63-89,TRAINED_LABOUR_RATE,2021,,"65,5",70,,TARGET
VN63-89,TRAINED_LABOUR_RATE,2022,70,,,AT_LEAST,TARGET
VN63-89,TRAINED_LABOUR_RATE,2023,70,,,gần,TARGET
VN63-89,TRAINED_LABOUR_RATE,2024,,,70,không quá,TARGET
`,
    )
    expect(figures.map(lineOf).map((line) => line.split(' | ')[3])).toEqual([
      'RANGE · 65.5 70 1/0',
      'AT_LEAST · 70 · 0/0',
      'NEARLY 70 · 70 0/0',
      'AT_MOST · · 70 0/0',
    ])
  })

  it('contradict a qualifier that speaks of others', async () => {
    const file = `${bounds}\nVN63-89,TRAINED_LABOUR_RATE,2022,dưới 70,,,AT_LEAST\nVN63-89,TRAINED_LABOUR_RATE,2023,,70,65,RANGE\n`
    expect(await findingsIn(file)).toEqual([
      'BOUND_ORDER R3C4 70 65 RANGE',
      'FIGURE_CONTRADICTORY R2C4 dưới 70',
    ])
  })
})
