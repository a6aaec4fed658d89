import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import { suggest } from '#schema/suggest.ts'

const codes = catalogue.indicators.map(({ code }) => code)

describe('suggestions', () => {
  it('name the misspelt first', () => {
    expect(suggest('POOR_HH_RTE', codes)[0]).toBe('POOR_HH_RATE')
    expect(suggest('unemployment-rate', codes)).toEqual(['UNEMPLOYMENT_RATE'])
    expect(suggest('WORKERS_SENT_ABRAOD', codes)).toEqual(['WORKERS_SENT_ABROAD'])
  })

  it('list what begins with what was asked, at most five', () => {
    expect(suggest('POOR_HH', codes)).toEqual([
      'POOR_HH_COUNT',
      'POOR_HH_RATE',
      'POOR_HH_RATE_REDUCTION',
      'POOR_HH_ESCAPED',
      'POOR_HH_RELAPSED',
    ])
    expect(suggest('POOR_HH', codes, 2)).toHaveLength(2)
  })

  it('are none when nothing is near', () => {
    expect(suggest('GDP_GROWTH', codes)).toEqual([])
    expect(suggest('', codes)).toEqual([])
    expect(suggest('?', codes)).toEqual([])
    expect(suggest('x'.repeat(100_000), codes)).toEqual([])
  })
})
