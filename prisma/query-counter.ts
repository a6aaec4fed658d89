// Counts the statements a database is sent, so that a test can hold "one question, one query".
import type { PrismaClient } from '#generated/prisma/client.ts'

/** How many statements `last` remembers. */
const MEMORY = 50

export interface QueryCounter {
  /** Statements since the start or the last reset. */
  readonly count: number
  /** The newest statements, oldest first. */
  readonly last: readonly string[]
  reset(): void
}

export function countQueries(prisma: PrismaClient<'query'>): QueryCounter {
  let count = 0
  let last: string[] = []
  prisma.$on('query', ({ query }) => {
    count += 1
    last = [...last.slice(1 - MEMORY), query]
  })
  return {
    get count() {
      return count
    },
    get last() {
      return last
    },
    reset() {
      count = 0
      last = []
    },
  }
}
