// How the numbers of a records file are written: whatever the first cells leave open, a later one or the office decides.
import { expect, it } from 'vitest'
import { findingsOf, readContent } from './read-text.ts'

const HEADER = 'area,indicator,period,value'

async function valuesIn(content: string, more: Parameters<typeof readContent>[2] = {}) {
  const { summary } = await readContent('bieu.csv', content, more)
  const values = summary.sample.map(({ observation }) => observation.value)
  return { values, findings: findingsOf(summary), numbers: summary.mapping.numbers }
}

const row = (period: number, value: string, more = '') =>
  `VN63-89,AVG_EMPLOYED_INCOME,${period},"${value}",DURING_PERIOD${more}\n`
const COLUMNS = `${HEADER},time_basis`

it('is not asked while all numbers are whole', async () => {
  expect(await valuesIn(`${COLUMNS}\n${row(2021, '1387')}${row(2022, '1500')}`)).toEqual({
    values: ['1387', '1500'],
    findings: [],
    numbers: undefined,
  })
})

it('is decided by a cell further down', async () => {
  expect(await valuesIn(`${COLUMNS}\n${row(2021, '1.387')}${row(2022, '1.500,5')}`)).toEqual({
    values: ['1387', '1500.5'],
    findings: [],
    numbers: 'VI',
  })
  expect(await valuesIn(`${COLUMNS}\n${row(2021, '1,387')}${row(2022, '1500.5')}`)).toMatchObject({
    values: ['1387', '1500.5'],
    numbers: 'EN',
  })
})

it('is decided by the decimals that the office states', async () => {
  const columns = `${COLUMNS},decimals`
  expect(await valuesIn(`${columns}\n${row(2021, '1.387', ',3')}`)).toMatchObject({
    values: ['1.387'],
    numbers: 'EN',
  })
  expect(await valuesIn(`${columns}\n${row(2021, '1.387', ',0')}`)).toMatchObject({
    values: ['1387'],
    numbers: 'VI',
  })
})

it('stops the import where nothing decides, said once, and the office may decide', async () => {
  const file = `${COLUMNS}\n${row(2021, '1.387')}${row(2022, '1.500')}${row(2023, '1600')}`
  expect(await valuesIn(file)).toEqual({
    values: ['1600'],
    findings: ['NUMBERS_AMBIGUOUS R·C4 1.387'],
    numbers: undefined,
  })
  expect(await valuesIn(file, { numbers: 'VI' })).toEqual({
    values: ['1387', '1500', '1600'],
    findings: [],
    numbers: 'VI',
  })
})

it('refuses a number that is written the other way', async () => {
  expect(await valuesIn(`${COLUMNS}\n${row(2021, '1.500,5')}${row(2022, '1500.25')}`)).toMatchObject({
    values: ['1500.5'],
    findings: ['NUMBER_UNREADABLE R3C4 1500.25'],
  })
})
