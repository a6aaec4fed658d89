// What a command's exit code says, and which error leads to which. Every other coded error is an expected failure: 2.
import type { ErrorCode } from '#schema/errors.ts'

export const EXIT = {
  DONE: 0,
  /** A bug of ours. */
  BUG: 1,
  /** Wrong usage, or a failure that was to be expected. */
  EXPECTED: 2,
  /** A person was asked, and said no. */
  DECLINED: 3,
  /** Finished, with findings in the data; nothing was written. */
  FINDINGS: 4,
  /** An endpoint does not keep to the contract. */
  CONTRACT: 5,
  /** The network, or somebody of the federation, cannot be reached. */
  NETWORK: 6,
  /** Ctrl-C: the shells' own code. */
  INTERRUPTED: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const EXIT_OF_CODE: Partial<Record<ErrorCode, ExitCode>> = {
  INTERNAL: EXIT.BUG,
  DECLINED: EXIT.DECLINED,
  FINDINGS: EXIT.FINDINGS,
  WARNINGS_NOT_ACCEPTED: EXIT.FINDINGS,
  CONTRACT_BREACH: EXIT.CONTRACT,
  ADMIN_LOST: EXIT.NETWORK,
  AUDIT_INCOMPLETE: EXIT.NETWORK,
  FEDERATION_UNREACHABLE: EXIT.NETWORK,
  MINISTRY_UNREACHABLE: EXIT.NETWORK,
  PROVINCE_DOWN: EXIT.NETWORK,
  PROVINCE_TIMED_OUT: EXIT.NETWORK,
  INTERRUPTED: EXIT.INTERRUPTED,
}

/** @example exitOf('FINDINGS') // 4 */
export function exitOf(code: string): ExitCode {
  return (EXIT_OF_CODE as Readonly<Record<string, ExitCode | undefined>>)[code] ?? EXIT.EXPECTED
}
