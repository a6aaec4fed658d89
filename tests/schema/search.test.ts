import { describe, expect, it } from 'vitest'
import { searchByName } from '#schema/search.ts'

const NAMES = ['Số hộ nghèo', 'Tỷ lệ hộ cận nghèo', 'Hộ nghèo', 'Poor households']
const find = (search: string) => searchByName(NAMES, search, (name) => [name])

describe('searching by name', () => {
  it('needs no diacritics, and puts names that begin with the search first', () => {
    expect(find('ho ngheo')).toEqual(['Hộ nghèo', 'Số hộ nghèo', 'Tỷ lệ hộ cận nghèo'])
  })

  it('wants every word to begin a word, in any order', () => {
    expect(find('nghèo tỷ')).toEqual(['Tỷ lệ hộ cận nghèo'])
    expect(find('gheo')).toEqual([])
    expect(find('hộ giàu')).toEqual([])
  })

  it('finds everything when nothing is asked', () => {
    expect(find('')).toEqual(NAMES)
    expect(find(' – ')).toEqual(NAMES)
  })
})
