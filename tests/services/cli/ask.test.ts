import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createAsker } from '#services/cli/ask.ts'

const QUESTION = ['Công bố bản nháp #3?', 'Publish draft #3?'] as const

/** A person at a terminal who types this. */
function askerWith(typed: string, manner: { yes?: boolean; mayAsk?: boolean; lang?: 'vi' | 'en' } = {}) {
  const input = new PassThrough()
  const output = new PassThrough()
  input.end(typed)
  const { yes = false, mayAsk = true, lang = 'vi' } = manner
  const asker = createAsker({ yes, mayAsk, lang, input, output, signal: new AbortController().signal })
  return { asker, shown: () => String(output.read() ?? '') }
}

describe('a question', () => {
  it.each(['c', 'có', 'Co', 'y', 'YES'])('is answered yes by %s', async (answer) => {
    const { asker, shown } = askerWith(`${answer}\n`)
    await asker.confirm(QUESTION)
    expect(shown()).toContain('Công bố bản nháp #3? [c/K] ')
  })
  it.each(['', 'k', 'không', 'n', 'c ó'])('is answered no by “%s”', async (answer) => {
    await expect(askerWith(`${answer}\n`).asker.confirm(QUESTION)).rejects.toMatchObject({ code: 'DECLINED' })
  })
  it('is answered no when the input ends without an answer', async () => {
    await expect(askerWith('').asker.confirm(QUESTION)).rejects.toMatchObject({ code: 'DECLINED' })
  })
  it('is asked in English of who reads English', async () => {
    const { asker, shown } = askerWith('y\n', { lang: 'en' })
    await asker.confirm(QUESTION)
    expect(shown()).toContain('Publish draft #3? [y/N] ')
  })
  it('is answered beforehand by --yes, and then not asked', async () => {
    const { asker, shown } = askerWith('k\n', { yes: true })
    await asker.confirm(QUESTION)
    expect([shown(), asker.isPossible]).toEqual(['', false])
  })
  it('fails where nobody can be asked, and names the flag that answers it', async () => {
    const { asker } = askerWith('c\n', { mayAsk: false })
    await expect(asker.confirm(QUESTION)).rejects.toMatchObject({
      code: 'NEEDS_ANSWER',
      params: { question: 'Công bố bản nháp #3?', questionEn: 'Publish draft #3?', flag: '--yes' },
    })
  })
})

describe('a question for a text', () => {
  const HOME = ['Thư mục dữ liệu?', 'Data directory?'] as const
  it('is answered by the line, without the space around it', async () => {
    expect(await askerWith(' du-lieu \n').asker.text(HOME, { flag: '--home' })).toBe('du-lieu')
  })
  it('is answered by its fallback when the line is empty, or when nobody can be asked', async () => {
    const wish = { flag: '--home', fallback: '.data' }
    expect(await askerWith('\n').asker.text(HOME, wish)).toBe('.data')
    expect(await askerWith('', { mayAsk: false }).asker.text(HOME, wish)).toBe('.data')
  })
  it('fails without a fallback where nobody can be asked', async () => {
    const { asker } = askerWith('', { mayAsk: false })
    await expect(asker.text(HOME, { flag: '--home' })).rejects.toMatchObject({
      code: 'NEEDS_ANSWER',
      params: { flag: '--home' },
    })
  })
})
