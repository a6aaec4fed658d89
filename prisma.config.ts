import { resolve } from 'node:path'
import { defineConfig } from 'prisma/config'

// The CLI would download a native schema engine; ours is the WASM one from npm, so that everything works offline.
// With network access `PRISMA_SCHEMA_ENGINE_BINARY=` (empty) restores the native engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= resolve(import.meta.dirname, 'prisma/authoring/schema-engine.ts')

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env.DATABASE_URL ?? `file://${resolve(import.meta.dirname, '.data/authoring')}`,
  },
})
