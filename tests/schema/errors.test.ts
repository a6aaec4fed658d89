import { describe, expect, it } from 'vitest'
import { ERRORS, type ErrorCode, explain, fail, failWith, toGraphQLError } from '#schema/errors.ts'

const entries = Object.entries(ERRORS) as [ErrorCode, (typeof ERRORS)[ErrorCode]][]
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)

/** `{name}` and `{nameEn}`, `{reasonVi}` and `{reasonEn}` are one parameter in two languages. */
const inOneLanguage = (name: string) => name.replace(/(Vi|En)$/, '')
const parametersOf = (text: string) => [...new Set(placeholders(text).map(inOneLanguage))].sort()

describe('the error catalogue', () => {
  it.each(entries)('%s says act and state, and the wish, in both languages', (_code, text) => {
    for (const sentence of Object.values(text)) expect(sentence).toMatch(/^\S.*\S$/)
    expect(text.vi).not.toBe(text.en)
  })

  it.each(entries)('%s names the same things in both languages', (_code, text) => {
    expect(parametersOf(text.en)).toEqual(parametersOf(text.vi))
    expect(parametersOf(text.fixEn)).toEqual(parametersOf(text.fixVi))
  })

  it('has codes that a program can match on', () => {
    for (const [code] of entries) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
  })
})

describe('an error', () => {
  it('has its parameters in the sentence, and its candidates apart', () => {
    expect(explain('UNKNOWN_INDICATOR', { code: 'POOR_HH_RTE', candidates: ['POOR_HH_RATE'] })).toEqual({
      code: 'UNKNOWN_INDICATOR',
      message: 'Không có chỉ tiêu “POOR_HH_RTE”.',
      messageEn: 'There is no indicator "POOR_HH_RTE".',
      fix: 'Gần đúng: POOR_HH_RATE. Tìm bằng indicators(search: "…").',
      fixEn: 'Did you mean POOR_HH_RATE? Search with indicators(search: "…").',
      candidates: ['POOR_HH_RATE'],
    })
  })

  it('without candidates says so with a dash', () => {
    expect(explain('UNKNOWN_AREA', { id: 'x', candidates: [] }).fixEn).toBe(
      'Use a scheme-qualified id such as VN63-89; close: —.',
    )
  })

  it('keeps its cause for the log and tells no caller', () => {
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:5432')
    const error = fail('DATABASE_UNREACHABLE', {}, cause)
    expect(error.cause).toBe(cause)
    expect(JSON.stringify(toGraphQLError(error))).not.toContain('10.0.0.7')
  })

  it('goes to GraphQL in Vietnamese, with English, fix and province beside it', () => {
    const sent = toGraphQLError(
      fail('PROVINCE_DOWN', { name: 'Phú Thọ', nameEn: 'Phu Tho', province: 'VN34-25' }),
    )
    expect(sent.toJSON()).toEqual({
      message: 'Không kết nối được với Phú Thọ.',
      extensions: {
        code: 'PROVINCE_DOWN',
        messageEn: 'Phu Tho cannot be reached.',
        fix: 'Các tỉnh khác vẫn đầy đủ; hỏi lại sau.',
        fixEn: 'The other provinces are complete; ask again later.',
        province: 'VN34-25',
      },
    })
  })

  it('of an input names every problem and its place', () => {
    const error = failWith([
      {
        path: 'period.at',
        code: 'BAD_PERIOD',
        params: { text: '2024-13', reasonVi: 'tháng phải từ 01 đến 12', reasonEn: 'month must be 01–12' },
      },
      { path: 'indicators', code: 'TOO_FEW', params: { what: 'indicators' } },
    ])
    expect(error.message).toBe('Câu hỏi có 2 chỗ chưa đúng; xem extensions.problems.')
    expect(toGraphQLError(error).extensions.problems).toMatchObject([
      {
        path: 'period.at',
        code: 'BAD_PERIOD',
        messageEn: 'Cannot read period "2024-13": month must be 01–12.',
      },
      { path: 'indicators', code: 'TOO_FEW' },
    ])
  })
})
