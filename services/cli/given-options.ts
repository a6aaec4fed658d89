// The options of one command line, read by name and by what they must be.
import { fail } from '#schema/errors.ts'

export interface GivenOptions {
  /** `--publish` → true. */
  has(name: string): boolean
  /** `--note "…"`; null when it was not given. */
  text(name: string): string | null
  /** `--accept A --accept B`; empty when it was not given. */
  list(name: string): readonly string[]
  /** `--to 3`; null when it was not given. Throws BAD_USAGE for anything but a whole number from 1. */
  whole(name: string): number | null
}

/** From what commander has read; a name is an option's in camel case. */
export function readOptions(given: Readonly<Record<string, unknown>>): GivenOptions {
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value : null
  }
  return {
    has: (name) => given[name] === true,
    text,
    list: (name) => {
      const value = given[name]
      return Array.isArray(value) ? value.map(String) : []
    },
    whole: (name) => {
      const value = text(name)
      return value === null ? null : requireWhole(name, value)
    },
  }
}

function requireWhole(name: string, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value)
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  throw fail('BAD_USAGE', { reason: `--${flag} phải là số nguyên từ 1 · must be a whole number from 1` })
}
