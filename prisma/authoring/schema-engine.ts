#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which cannot be downloaded offline: the same JSON-RPC on stdio, answered by
// @prisma/schema-engine-wasm. The CLI starts it through PRISMA_SCHEMA_ENGINE_BINARY (prisma.config.ts). For authoring only.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { administer, newConnections } from './engine-connections.ts'

type Params = Record<string, unknown>

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    version: { type: 'boolean' },
  },
})
const url: string | undefined =
  typeof values.datasource === 'string' ? JSON.parse(values.datasource).url : undefined

if (values.version) console.log('schema-engine-wasm')
else if (positionals[0] === 'cli') await answerCli(url ?? '', positionals[1])
else await answerRpc()

async function answerCli(target: string, wish: string | undefined): Promise<void> {
  try {
    await administer(target, wish)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const known: Record<string, string> = { '3D000': 'P1003', '28P01': 'P1000', ECONNREFUSED: 'P1001' }
    const fields = { message, error_code: known[code ?? ''] ?? 'P1011', is_panic: false, meta: null }
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`)
    process.exitCode = 1
  }
}

async function answerRpc(): Promise<void> {
  const glue = await loadEngine()
  const paths = Array.isArray(values.datamodels) ? values.datamodels.map(String) : undefined
  const datamodels = paths?.map((path) => [path, readFileSync(path, 'utf8')])
  const bound = bindMigrationAwareSqlAdapterFactory(newConnections(url))
  const send = (message: object) =>
    process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)

  async function handle(id: number, method: string, params: Params): Promise<void> {
    try {
      // an engine loses its shadow database once it has applied migrations, so that each call gets a new one
      const engine = await glue.SchemaEngine.new({ datamodels }, () => {}, bound)
      if (method === 'evaluateDataLoss' || method === 'createMigration')
        await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters })
      const result = (await engine[method === 'getDatabaseVersion' ? 'version' : method](params)) ?? {}
      if (method === 'diff' && result.stdout) {
        send({ id: 1e6 + id, method: 'print', params: { content: result.stdout } })
        result.stdout = null
      }
      send({ id, result })
    } catch (error) {
      // errors of the adapter reach the engine as a number in a registry
      const text = String(error instanceof Error ? error.message : error)
      const external = /External error id#(\d+)/.exec(text)
      const cause = external && bound.errorRegistry.consumeError(Number(external[1]))?.error
      const message = cause instanceof Error ? cause.message : String(cause ?? text)
      const data = { is_panic: false, message, error_code: null, meta: null }
      send({ id, error: { code: 4466, message, data } })
    }
  }

  let queue: Promise<void> = Promise.resolve()
  const input = createInterface({ input: process.stdin })
  input.on('line', (line) => {
    const { id, method, params } = JSON.parse(line)
    if (method) queue = queue.then(() => handle(id, method, params))
  })
  input.on('close', () => queue.finally(() => process.exit(0)))
}

async function loadEngine() {
  const specifier = '@prisma/schema-engine-wasm/schema_engine_bg'
  const glue = await import(specifier)
  const wasm = readFileSync(new URL('schema_engine_bg.wasm', import.meta.resolve(specifier)))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return glue
}
