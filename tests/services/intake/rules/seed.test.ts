// The rules over the real figures of five departments, which are published: what is said of them is a false alarm or a find.
import { describe, expect, it } from 'vitest'
import { readSeed } from '#prisma/seed/read-seed.ts'
import { codesOf } from './read-figures.ts'

describe.each([
  ['An Giang', 'VN34-91', 23],
  ['Phú Thọ', 'VN34-25', 28],
  ['Thái Nguyên', 'VN34-19', 16],
  ['Khánh Hòa', 'VN34-56', 15],
  ['Vĩnh Long', 'VN34-86', 34],
])('the seed of %s', (_name, province, figures) => {
  it('has nothing against it', async () => {
    const observations = await readSeed(province)
    expect(observations).toHaveLength(figures)
    const place = { file: 'observations.csv', sheet: null, row: 2, column: null }
    const read = observations.map((observation) => ({ observation, place, withdraws: false }))
    expect(codesOf(read, { province })).toEqual([])
  })

  it('would not have been taken with a number a thousand times too great', async () => {
    const observations = await readSeed(province)
    const rates = observations.filter(
      ({ unit, value }) => unit === 'PERCENT' && value !== null && value !== '0',
    )
    const place = { file: 'observations.csv', sheet: null, row: 2, column: null }
    const swollen = rates
      .filter(({ key }) => !key.indicator.startsWith('TARGET_'))
      .map((observation) => ({
        observation: { ...observation, value: `${observation.value?.replace('.', '')}000` },
        place,
        withdraws: false,
      }))
    const codes = codesOf(swollen, { province }).map((code) => code.split(' ')[0])
    expect(codes.filter((code) => code === 'VALUE_OUT_OF_RANGE')).toHaveLength(swollen.length)
    expect(swollen.length).toBeGreaterThan(0)
  })
})
