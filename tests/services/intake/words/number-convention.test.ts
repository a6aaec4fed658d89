import { describe, expect, it } from 'vitest'
import { decideNumbers, decideTableNumbers, watchNumbers } from '#services/intake/words/number-convention.ts'

describe('the convention of a column', () => {
  it.each([
    ['49.072,01', 'VI'],
    ['1.234.567', 'VI'],
    ['570,05', 'VI'],
    ['1,5', 'VI'],
    ['0,707', 'VI'],
    ['1234,567', 'VI'],
    ['12 345,678', 'VI'],
    ['1,5-2%', 'VI'],
    ['15.5', 'EN'],
    ['1,234,567', 'EN'],
    ['1,234.5', 'EN'],
    ['0.707', 'EN'],
    ['85118.7', 'EN'],
    ['1.2345', 'EN'],
  ])('is shown by %s: %s', (cell, convention) => {
    expect(decideNumbers(['1.387', '98', cell])).toEqual({ convention, evidence: cell })
  })

  it.each(['1.387', '1,500', '987.654', 'khoảng 3.000'])('is not shown by %s', (cell) => {
    expect(decideNumbers(['16', cell])).toEqual({
      convention: null,
      problem: 'NUMBERS_AMBIGUOUS',
      params: { cells: [cell] },
    })
  })

  it('does not matter to whole numbers, dates and marks', () => {
    expect(decideNumbers(['1387', '05', '1 234', '', '..', '-', '31.12.2022', '28-8'])).toEqual({
      convention: 'VI',
      evidence: null,
    })
  })

  it('is none when the cells contradict each other', () => {
    expect(decideNumbers(['49.072,01', '1.387', '15.5'])).toEqual({
      convention: null,
      problem: 'NUMBERS_CONTRADICTORY',
      params: { vi: '49.072,01', en: '15.5' },
    })
  })

  it('shows five ambiguous cells at most', () => {
    const cells = ['1.001', '1.002', '1.003', '1.004', '1.005', '1.006']
    expect(decideNumbers(cells)).toMatchObject({ params: { cells: cells.slice(0, 5) } })
  })
})

describe('a lost thousands dot', () => {
  const lost = (...cells: string[]) => ({
    convention: null,
    problem: 'NUMBERS_LOST_THOUSANDS',
    params: { cells },
  })

  it('is suspected where decimals of three digits stand beside whole numbers of three digits', () => {
    expect(decideNumbers(['1.387', '2.0', '987'])).toEqual(lost('1.387', '987'))
    expect(decideNumbers(['1.58', '2.013', '1.232', '905.0'])).toEqual(lost('2.013', '905.0'))
  })

  it('is not suspected in a column of one decimal, nor in one of small decimals', () => {
    expect(decideNumbers(['598.7', '596', '8330.8', '878'])).toEqual({ convention: 'EN', evidence: '598.7' })
    expect(decideNumbers(['0.711', '0.685', '463'])).toEqual({ convention: 'EN', evidence: '0.711' })
  })

  it.each(['1,234,567', '1,234.5', '0.707', '85118.7', '1.2345', '1.5%'])(
    'is not suspected beside %s, which it cannot have left behind',
    (cell) => {
      expect(decideNumbers(['1.387', '987', cell])).toEqual({ convention: 'EN', evidence: cell })
    },
  )

  it('is not suspected in a Vietnamese column, where 1.387 is written in full', () => {
    expect(decideNumbers(['1.387', '987', '12,5'])).toEqual({ convention: 'VI', evidence: '12,5' })
  })

  it('makes the columns beside it that look alike unbelievable, and no others', () => {
    const columns = [
      ['1.58', '1.387', '905.0'],
      ['4.673', '4.249', '3.17'],
      ['98.5', '97.2'],
      ['1,5', '2,0'],
    ]
    expect(decideTableNumbers(columns)).toEqual([
      lost('1.387', '905.0'),
      lost('4.673'),
      { convention: 'EN', evidence: '98.5' },
      { convention: 'VI', evidence: '1,5' },
    ])
    expect(decideTableNumbers(columns.slice(1))[0]).toEqual({ convention: 'EN', evidence: '3.17' })
  })

  it('is suspected of stored numbers as well', () => {
    const watch = watchNumbers()
    for (const number of ['1.387', '2', '987']) watch.see(number)
    expect(watch.lostThousands()).toEqual(['1.387', '987'])
    expect(watchNumbers().lostThousands()).toBeNull()
  })
})
