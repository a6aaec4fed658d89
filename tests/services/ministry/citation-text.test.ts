// What a citation is made of, and the sentences that cite it or say what is wrong with it.
import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { AnswerState } from '#schema/codes.ts'
import { citationContent, citationId, citationText, lastAnsweredAt } from '#schema/comparison/citation.ts'
import { explain } from '#schema/errors.ts'
import { registry } from '#schema/registry/registry.ts'
import { CONTENT, ID, UNKNOWN } from './cited-answers.ts'

describe('the content of a citation', () => {
  it('has one id, whatever the order of its keys and of the members', () => {
    const { members, received, comparison, v } = CONTENT
    expect(citationId({ members: [...(members ?? [])].reverse(), received, comparison, v })).toBe(ID)
  })

  it('has another id when one figure, one absence or the order of the slices differs', () => {
    const [first, , third] = CONTENT.received
    const others = [
      { ...CONTENT, received: [first, null, { name: 'Phú Thọ', value: '5.570' }] },
      { ...CONTENT, received: [null, null, third] },
      { ...CONTENT, received: [null, first, third] },
      { ...CONTENT, members: ['VN34-25'] },
      { ...CONTENT, comparison: 'cmp~e31' },
    ]
    expect(new Set([CONTENT, ...others].map(citationId)).size).toBe(6)
  })

  it('knows no other words and no other version', () => {
    expect(citationContent.safeParse(CONTENT).success).toBe(true)
    expect(citationContent.safeParse({ ...CONTENT, v: 2 }).success).toBe(false)
    expect(citationContent.safeParse({ ...CONTENT, more: 1 }).success).toBe(false)
    expect(citationContent.safeParse({ ...CONTENT, comparison: 'cmp~a/b' }).success).toBe(false)
    expect(citationContent.safeParse({ ...CONTENT, members: ['VN63-25'] }).success).toBe(false)
  })
})

describe('the sentence of a citation', () => {
  const columnOf = (code: string) => {
    const indicator = catalogue.findIndicator(code)
    if (!indicator) throw new Error(`no indicator ${code}`)
    return { indicator }
  }
  const answerOf = (id: string, state: AnswerState, number?: number, answeredAt: string | null = null) => {
    const province = registry.findProvince(id)
    if (!province) throw new Error(`no province ${id}`)
    const release = number ? { number, publishedAt: '2026-11-01T00:00:00Z', note: null } : null
    return { province, state, release, answeredAt }
  }

  it('names indicators once, releases, who is missing and why, the last time, and the id', () => {
    const cited = {
      columns: ['POOR_HH_RATE', 'POOR_HH_RATE', 'NEAR_POOR_HH_RATE'].map(columnOf),
      answers: [
        answerOf('VN34-25', 'LIVE', 1, '2026-11-22T08:00:00.250Z'),
        answerOf('VN34-86', 'TIMED_OUT'),
        answerOf('VN34-91', 'LIVE', 3, '2026-11-22T08:00:00Z'),
        answerOf('VN34-56', 'NOTHING_PUBLISHED', undefined, '2026-11-22T07:59:59Z'),
      ],
    }
    expect(citationText(ID, cited)).toEqual({
      VI: `Liên Tỉnh, «Tỷ lệ hộ nghèo», «Tỷ lệ hộ cận nghèo», Phú Thọ (lần công bố 1), An Giang (lần công bố 3); không có số liệu: Vĩnh Long (không trả lời kịp), Khánh Hòa (chưa công bố gì); trả lời lúc 2026-11-22T08:00:00.250Z; mã ${ID}.`,
      EN: `Liên Tỉnh, "Poor household rate", "Near-poor household rate", Phu Tho (release 1), An Giang (release 3); no figures from: Vinh Long (did not answer in time), Khanh Hoa (has published nothing yet); answered at 2026-11-22T08:00:00.250Z; citation ${ID}.`,
    })
  })

  it('says of an answer from memory when it was given', () => {
    const answers = [
      answerOf('VN34-25', 'STALE', 1, '2026-11-20T08:00:00Z'),
      answerOf('VN34-91', 'LIVE', 3, '2026-11-22T08:00:00Z'),
    ]
    expect(citationText(ID, { columns: [columnOf('POOR_HH_RATE')], answers }).EN).toBe(
      `Liên Tỉnh, "Poor household rate", Phu Tho (release 1, last known answer of 2026-11-20T08:00:00Z), An Giang (release 3); answered at 2026-11-22T08:00:00Z; citation ${ID}.`,
    )
  })

  it('has no time when nobody answered', () => {
    const answers = [answerOf('VN34-25', 'DOWN')]
    expect(lastAnsweredAt(answers)).toBeNull()
    expect(citationText(ID, { columns: [columnOf('POOR_HH_RATE')], answers })).toEqual({
      VI: `Liên Tỉnh, «Tỷ lệ hộ nghèo»; không có số liệu: Phú Thọ (không kết nối được); mã ${ID}.`,
      EN: `Liên Tỉnh, "Poor household rate"; no figures from: Phu Tho (cannot be reached); citation ${ID}.`,
    })
  })
})

describe('the errors of citations', () => {
  it('name what was asked beside a citation', () => {
    expect(explain('CITATION_STANDS_ALONE', { fields: ['indicators', 'period'] }).messageEn).toBe(
      'citation stands alone, but the question also has indicators, period.',
    )
  })

  it('say where to look for an id that is not in the store', () => {
    expect(explain('UNKNOWN_CITATION', { id: UNKNOWN })).toMatchObject({
      message: `Không có trích dẫn “${UNKNOWN}”.`,
      fixEn: `Use the citation.id of the answer cited, as it is; if it is, the administrator looks for the file ${UNKNOWN}.json.gz in the archive or backup of the directory citations.`,
    })
  })
})
