// What follows when provinces publish more: figures that could not be derived or recast can be, and nothing else changes. The figures
// published here are made up; those of the seed are named by their record ids.
import { describe, expect, it } from 'vitest'
import { figure, seriesKey } from '#tests/prisma/figures.ts'
import { federationOfFile } from '../federation-of-file.ts'
import { cellOf, codesOf, compare } from './compared.ts'

const federation = federationOfFile()

const count = { statistic: 'LEVEL', standard: 'MDP_2022_2025' } as const
const counted = { unit: 'HOUSEHOLDS', decimals: 0 } as const

describe('Thái Nguyên withdraws its reported annual average of jobs', () => {
  const input = {
    indicators: ['JOBS_CREATED'],
    provinces: ['VN34-19'],
    statistic: 'ANNUAL_AVERAGE',
    period: { at: '2016-2020' },
  }

  it('then it is derived from the cumulative figure, on request: 107,605 ÷ 5 years = 21,521', async () => {
    const key = seriesKey({
      ...{ indicator: 'JOBS_CREATED', area: 'VN63-19', statistic: 'ANNUAL_AVERAGE' },
      ...{ timeBasis: 'DURING_PERIOD', standard: null, concept: 'SUPPORTED' },
    })
    const period = { start: '2016-01-01', end: '2020-12-31' }
    await federation.publish('VN34-19', { withdrawals: [{ key, unit: 'PERSONS', period }] })

    expect(cellOf(await compare(federation, input), 'VN63-19')).toMatchObject({ value: null })
    const derived = await compare(federation, { ...input, derive: ['ANNUAL_AVERAGE'] })
    expect(cellOf(derived, 'VN63-19')).toMatchObject({
      value: '21521',
      derivation: 'DERIVED',
      statistic: 'ANNUAL_AVERAGE',
      concept: 'SUPPORTED',
      inputs: [{ value: '107605', statistic: 'CUMULATIVE', observationId: 'S004-02' }],
    })
    expect(codesOf(derived)).toContain('DERIVED')
  })

  it('and as of release 1 it is still the reported one', async () => {
    const compared = await compare(federation, { ...input, asOf: { release: 1 } })
    expect(cellOf(compared, 'VN63-19')).toMatchObject({ value: '21521', derivation: 'REPORTED' })
  })
})

describe('An Giang publishes what Kiên Giang had', () => {
  const onNewBoundaries = (indicator: string) => ({
    indicators: [indicator],
    provinces: ['VN34-91'],
    boundaries: 'VN34',
    period: { at: '2022' },
  })

  it('a count by the old standard does not add to one by the new: still impossible', async () => {
    const old = { ...count, indicator: 'POOR_HH_COUNT', area: 'VN63-91', standard: 'MDP_2016_2020' }
    await federation.publish('VN34-91', {
      observations: [figure({ key: old, ...counted, id: 'KG-1', value: '20000' })],
    })
    const compared = await compare(federation, onNewBoundaries('POOR_HH_COUNT'))
    expect(cellOf(compared, 'VN34-91')).toMatchObject({ value: null, derivation: 'IMPOSSIBLE' })
    expect(JSON.stringify(compared.rows)).not.toContain('"34872"') // 14872 + 20000
  })

  it('a count by the same standard does: 14,872 + 10,000 = 24,872, exactly', async () => {
    const same = { ...count, indicator: 'POOR_HH_COUNT', area: 'VN63-91' }
    await federation.publish('VN34-91', {
      observations: [figure({ key: same, ...counted, id: 'KG-2', value: '10000' })],
    })
    const cell = cellOf(await compare(federation, onNewBoundaries('POOR_HH_COUNT')), 'VN34-91')
    expect(cell).toMatchObject({
      value: '24872',
      unit: 'HOUSEHOLDS',
      derivation: 'RECAST_EXACT',
      boundaries: 'VN34',
      standard: 'MDP_2022_2025',
      missing: [],
    })
    expect(cell.inputs.map(({ observationId }) => observationId).sort()).toEqual(['KG-2', 'S001-07'])
  })

  it('a rate is rebuilt from its counts: 24,872 of 529,000 + 471,000 households are 2.49%', async () => {
    const total = { indicator: 'HH_TOTAL', statistic: 'LEVEL', standard: null } as const
    await federation.publish('VN34-91', {
      observations: [
        figure({ key: { ...total, area: 'VN63-89' }, ...counted, id: 'AG-3', value: '529000' }),
        figure({ key: { ...total, area: 'VN63-91' }, ...counted, id: 'KG-3', value: '471000' }),
        figure({ key: { area: 'VN63-91' }, id: 'KG-4', value: '2.12' }), // 10000 ÷ 471000
      ],
    })
    const cell = cellOf(await compare(federation, onNewBoundaries('POOR_HH_RATE')), 'VN34-91')
    expect(cell).toMatchObject({
      value: '2.49', // 24872 ÷ 1000000 = 2.4872%
      unit: 'PERCENT',
      derivation: 'RECAST_EXACT',
    })
    // not the plain mean of 2.81 and 2.12, which is 2.465
    expect(cell.value).not.toMatch(/^2\.4[67]/)
  })

  it('and the total rate of the two old units is that ratio of sums too', async () => {
    const { summary } = await compare(federation, {
      indicators: ['POOR_HH_RATE'],
      areas: ['VN63-89', 'VN63-91'],
      period: { at: '2022' },
    })
    expect(summary[0]).toMatchObject({
      method: 'RATIO_OF_SUMS',
      scope: 'TOTAL_OF_ASKED',
      total: '2.49',
      coverage: { answered: 2, expected: 2, weightPercent: expect.stringMatching(/^100(\.0+)?$/) },
    })
  })
})
