// The embedded database: PostgreSQL as WebAssembly in this process (PGlite), behind the same driver as a server.
// It has one session and no lock of its own; who may open a directory, and when, is decided in open-database.ts.
import { setFlagsFromString } from 'node:v8'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import pg from 'pg'
import { createRoomGuard } from './disk-room.ts'
import { EmbeddedStream } from './embedded-stream.ts'

/** The engine's default of 160 MB per province would cost the demo a gigabyte. Kept in the directory from its making on. */
const SETTINGS = ['shared_buffers = 16MB']

/** Makes a database in an empty directory, or (null) in memory. */
export function makeEmbedded(directory: string | null): Promise<pg.Pool> {
  return start({ ...(directory === null ? {} : { dataDir: directory }), postgresqlconf: SETTINGS })
}

/** Opens the database of a directory. Rejects, within half a second, when the files are damaged. */
export async function openEmbedded(directory: string): Promise<pg.Pool> {
  const pool = await start({ dataDir: directory })
  try {
    await requireWholeTables(pool)
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}

/**
 * A pool of one connection: PGlite is a single session, so that inside a transaction everything must go through it, or wait for itself.
 */
async function start(options: PGliteOptions): Promise<pg.Pool> {
  // V8 would compile PostgreSQL a second time, better: half a gigabyte and a second of both cores at every start,
  // to make a query a quarter faster.
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
  const pglite = await PGlite.create(options)
  const guard = createRoomGuard(pglite, options.dataDir ?? null)
  const pool = new pg.Pool({
    max: 1,
    host: 'embedded',
    user: 'postgres',
    database: 'postgres',
    stream: () => new EmbeddedStream(pglite, guard) as never, // node-postgres types a stream as a socket
    idleTimeoutMillis: 0, // a connection that comes after another would have to plan every question anew
    onConnect: async (client) => {
      await client.query('DEALLOCATE ALL') // the session outlives a connection, and the next one gives the same names (statement-names.ts)
    },
  })
  pool.on('error', () => {}) // the question that met it is told; without a listener it would end the process
  const endPool = pool.end.bind(pool)
  pool.end = (async () => {
    await endPool()
    if (!pglite.closed) await pglite.close()
  }) as typeof pool.end
  return pool
}

/** A table or index never shrinks here: one with fewer pages than were counted has lost figures. */
async function requireWholeTables(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relkind IN ('r', 'i') AND relpages > pg_relation_size(oid) / current_setting('block_size')::int`,
  )
  if (rows.length > 0) throw new Error(`Tables are cut off: ${rows.map(({ name }) => name).join(', ')}`)
}
