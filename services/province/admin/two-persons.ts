// The rule of two persons needs persons: a token that several may hold is nobody. That importer and publisher differ, prisma sees to.
import { fail } from '#schema/errors.ts'
import { DEFAULT_HOLDER } from './admin-token.ts'
import type { AdminCall } from './guard.ts'

/** Throws TWO_PERSONS_UNNAMED where two are needed and the caller has no name of their own. */
export function requireName({ who }: Pick<AdminCall, 'who'>, twoPersons: boolean): void {
  if (twoPersons && who.trim().toLowerCase() === DEFAULT_HOLDER) throw fail('TWO_PERSONS_UNNAMED')
}
