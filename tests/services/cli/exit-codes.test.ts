import { describe, expect, it } from 'vitest'
import { ERRORS, explain, fail } from '#schema/errors.ts'
import { StartFailure } from '#services/cli/child.ts'
import { exitOf } from '#services/cli/exit-codes.ts'
import { failureOf } from '#services/cli/failure.ts'

describe('the exit code of an error', () => {
  it('is 2, an expected failure, for every code but these', () => {
    const others = Object.keys(ERRORS).filter((code) => exitOf(code) !== 2)
    expect(Object.fromEntries(others.map((code) => [code, exitOf(code)]))).toEqual({
      INTERNAL: 1,
      DECLINED: 3,
      FINDINGS: 4,
      WARNINGS_NOT_ACCEPTED: 4,
      CONTRACT_BREACH: 5,
      ADMIN_LOST: 6,
      AUDIT_INCOMPLETE: 6,
      FEDERATION_UNREACHABLE: 6,
      MINISTRY_UNREACHABLE: 6,
      PROVINCE_DOWN: 6,
      PROVINCE_TIMED_OUT: 6,
      INTERRUPTED: 130,
    })
  })
  it('is 2 for a code of a newer server', () => {
    expect(exitOf('NOT_KNOWN_YET')).toBe(2)
  })
})

describe('what is told of a failure', () => {
  it('is INTERNAL for what nobody foresaw, and nothing of its message', () => {
    const { told, problems, text } = failureOf(new TypeError('secret'))
    expect([told.code, JSON.stringify(told).includes('secret'), problems, text]).toEqual([
      'INTERNAL',
      false,
      [],
      '',
    ])
  })
  it('is a child’s own sentence, with its name', () => {
    const { told, who } = failureOf(new StartFailure('an-giang', explain('PORT_TAKEN', { port: 4232 })))
    expect([told.code, who]).toEqual(['PORT_TAKEN', 'an-giang'])
  })
  it('is the sentence of the catalogue for an error of ours', () => {
    expect(failureOf(fail('DECLINED')).told.messageEn).toBe('Stopped, as answered; nothing was changed.')
  })
})
