// The log of a process: one JSON object a line, on stderr, because stdout is for results.
// Secrets never reach it: known fields are redacted, and so is what stands before the @ of any address in a line.
import pino from 'pino'
import { type LogLevel, readConfig } from './config.ts'

export type Log = pino.Logger

const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'adminToken',
  'federationToken',
  'databaseUrl',
  'connectionString',
]

/** Makes the log of a process; `name` is the process (`gateway`, `ministry`, `an-giang`). Writes at once, so that an exit loses nothing. */
export function createLog(name: string, level: LogLevel): Log {
  return pino(
    {
      name,
      level,
      redact: { paths: SECRETS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '…' },
      hooks: { streamWrite: (line) => line.replace(/:\/\/[^\s/@"\\]+@/g, '://…@') },
    },
    pino.destination({ fd: 2, sync: true }),
  )
}

/** The log for how a process ends: what is wrong may be the configuration itself, which then cannot say the level. */
export function createProcessLog(name: string): Log {
  try {
    return createLog(name, readConfig().logLevel)
  } catch {
    return createLog(name, 'warn')
  }
}
