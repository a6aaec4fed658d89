// The day it is in Vietnam, whatever the clock of the server is set to: whether a period has ended is judged by it.
const VIETNAM = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })

/**
 * @example todayInVietnam(new Date('2024-12-31T18:00:00Z'))
 * // '2025-01-01'
 */
export function todayInVietnam(now: Date): string {
  return VIETNAM.format(now)
}
