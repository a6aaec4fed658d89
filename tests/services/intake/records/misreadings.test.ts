// Rows that a careless reader misreads by a power of ten, or by a plan for an outcome.
import { describe, expect, it } from 'vitest'
import { findingsOf, lineOf, readContent } from './read-text.ts'

const HEADER = 'Địa bàn,Chỉ tiêu,Năm,Giá trị,Đơn vị\n'

describe('a row', () => {
  it('that says "Người" is not multiplied by what is said for the whole file', async () => {
    const { figures } = await readContent(
      'a.csv',
      `${HEADER}An Giang,Dân số trung bình,2022,1905500,Người\nAn Giang,Dân số trung bình,2023,"1909,5",\n`,
      { mapping: { v: 1, form: 'RECORDS', figures: { multiplier: 3 } } },
    )
    expect(figures.map(lineOf)).toEqual([
      'VN63-89 | POPULATION | 2022 | 1905500 0/0 | PERSONS | A | ACTUAL',
      'VN63-89 | POPULATION | 2023 | 1909500 1/3 | PERSONS | A | ACTUAL',
    ])
  })

  it('with "người" beside the number and "Nghìn người" as its unit says two things', async () => {
    const { summary } = await readContent(
      'a.csv',
      `${HEADER}An Giang,Dân số trung bình,2022,"1.905.500 người",Nghìn người\n`,
    )
    expect(findingsOf(summary)).toEqual(['UNIT_CONTRADICTORY R2C4 1.905.500 người'])
  })

  it('with the unit behind the name of its indicator is of that unit', async () => {
    const row = (name: string, value: string, unit = '') => `An Giang,${name},2022,${value},${unit}\n`
    const { figures } = await readContent(
      'a.csv',
      `${HEADER}${row('Dân số trung bình (nghìn người)', '1905')}`,
    )
    expect(figures.map(lineOf)).toEqual(['VN63-89 | POPULATION | 2022 | 1905000 0/3 | PERSONS | A | ACTUAL'])
    const wrong = await readContent(
      'a.csv',
      `${HEADER}${row('Tỷ lệ thất nghiệp (‰)', '28')}${row('Dân số trung bình (nghìn người)', '1905', 'người')}`,
    )
    expect(findingsOf(wrong.summary)).toEqual([
      'UNIT_CONTRADICTORY R3C5 người',
      'UNIT_UNKNOWN R2C2 Tỷ lệ thất nghiệp (‰)',
    ])
  })

  it('of a plan and an outcome at once is neither', async () => {
    const { summary } = await readContent(
      'a.csv',
      'Địa bàn,Chỉ tiêu,Năm,Giá trị,Loại số liệu,Tình trạng\n' +
        'An Giang,Tỷ lệ thất nghiệp,2022,"2,5",Thực hiện,Kế hoạch\n',
    )
    expect(findingsOf(summary)).toEqual(['STATUS_UNREADABLE R2C6 Kế hoạch'])
  })
})

it('a column of parts that is not read stops the file: a part is no total', async () => {
  const { summary } = await readContent(
    'a.csv',
    'Địa bàn,Chỉ tiêu,Năm,Giá trị,Giới tính,Cán bộ nhập\nAn Giang,Dân số trung bình,2022,950100,Nam,Lan\n',
  )
  expect(findingsOf(summary)).toEqual([
    'COLUMN_SPLITS_FIGURES R1C5 Giới tính',
    'COLUMN_UNKNOWN R1C6 Cán bộ nhập',
  ])
})

it('a file of which nothing is imported says so, and what it has', async () => {
  const { summary } = await readContent(
    'a.csv',
    `${HEADER}Tổng số,Tỷ lệ thất nghiệp,2022,"2,5",%\nCả nước,Tỷ lệ thất nghiệp,2023,"2,5",%\n`,
  )
  expect(findingsOf(summary)).toEqual(['NO_FIGURES R·C·'])
  expect(summary.report.groups[0]?.findings[0]?.params).toEqual({
    count: 2,
    why: ' (“Tổng số · Tỷ lệ thất nghiệp · 2022 · 2,5 · %”, “Cả nước · Tỷ lệ thất nghiệp · 2023 · 2,5 · %”)',
  })
})
