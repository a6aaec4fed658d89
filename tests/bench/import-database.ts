// A database of its own on the local PostgreSQL to measure imports in.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { withUser } from '#prisma/server-address.ts'

export interface ImportDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Makes an empty database on the server at DATABASE_URL; whoever opens it migrates it. */
export async function makeImportDatabase(): Promise<ImportDatabase> {
  const server = withUser(process.env.DATABASE_URL ?? 'postgres://127.0.0.1:5432/test')
  const name = `lientinh_bench_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const own = new URL(server)
  own.pathname = `/${name}`
  return { url: own.href, drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
