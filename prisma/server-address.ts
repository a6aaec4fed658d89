// The address of a PostgreSQL server, completed as psql does it.
import { userInfo } from 'node:os'

/** Adds the user that psql would take where the address names none: the driver takes it from USER, which services and containers lack. */
export function withUser(address: string): string {
  const url = new URL(address)
  url.username ||= process.env.PGUSER ?? userInfo().username
  return url.href
}

export function isServerAddress(address: string): boolean {
  return /^postgres(ql)?:/.test(address)
}
