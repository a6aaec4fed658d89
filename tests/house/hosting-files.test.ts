import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SETTINGS } from '#runtime/settings-table.ts'
import { gatewayStopTimes } from '#runtime/stop-times.ts'
import { listCommands } from '#services/cli/commands/command-groups.ts'
import { listCodes } from '#services/cli/explain/explained-codes.ts'
import { ROOT, readText } from './source-files.ts'

// What a machine here cannot run (systemd, containers), held to what exists: every path, command, variable and code that is named.
const HOSTING = 'services/hosting'
const hosting = readdirSync(join(ROOT, HOSTING), { recursive: true, encoding: 'utf8' })
  .map((path) => `${HOSTING}/${path}`)
  .filter((path) => statSync(join(ROOT, path)).isFile() && !path.endsWith('.ts'))
const GUIDE = 'services/province/guide.vi.md'
const texts = [...hosting, GUIDE].map((path) => ({ path, text: readText(path) }))
const units = texts.filter(({ path }) => path.endsWith('.service'))

describe('the files for hosting', () => {
  it('are these', () => {
    expect(hosting.sort()).toEqual([
      'services/hosting/Containerfile',
      'services/hosting/README.md',
      'services/hosting/compose.hub.yaml',
      'services/hosting/compose.province.yaml',
      'services/hosting/ready.mjs',
      'services/hosting/systemd/lientinh-hub.service',
      'services/hosting/systemd/lientinh-province.service',
      'services/hosting/systemd/lientinh-province.service.d/postgres.conf',
    ])
  })
  it('name only files that the bundle holds', () => {
    expect(
      named(/(?:\/opt\/lientinh\/|(?<![\w/-])(?=hosting\/))([\w./-]+\w)/g).filter(isNotInBundle),
    ).toEqual([])
  })
  it('name only commands that there are', () => {
    const known = listCommands().map(({ name }) => name)
    const commands = named(/(?<![/-])\blientinh (?!lientinh)([a-z]{2,})(?= |`|$)/gm)
    expect(commands.filter((name) => !known.includes(name)).sort()).toEqual([])
    expect(commands.length).toBeGreaterThan(30)
  })
  it('set only variables that somebody reads', () => {
    const settings = SETTINGS.flatMap(({ env, secret }) => (secret ? [env, `${env}_FILE`] : [env]))
    const others = ['PATH', 'NODE_COMPILE_CACHE', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD_FILE']
    const variables = [
      ...named(/^Environment=(\w+)=/gm),
      ...named(/^ {6}([A-Z_]+): /gm),
      ...named(/^(?:ENV| {3}) ([A-Z_]+)=/gm),
    ]
    expect(variables.filter((name) => ![...settings, ...others].includes(name))).toEqual([])
    expect(variables).toContain('DATABASE_URL_FILE')
  })
  it('name only codes that can be looked up', () => {
    const known = listCodes().map(({ code }) => code)
    const codes = [...readText(GUIDE).matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map((match) => match[1] ?? '')
    expect(codes.filter((code) => code !== 'PUBLIC' && !known.includes(code))).toEqual([])
    expect(codes).toContain('DATA_LOCKED')
  })
})

describe('a unit', () => {
  it.each(units.map(({ path, text }) => [path, text]))(
    '%s runs without root and writes only its own',
    (_, text) => {
      for (const line of [
        'User=lientinh',
        'NoNewPrivileges=yes',
        'ProtectSystem=strict',
        'PrivateTmp=yes',
        'CapabilityBoundingSet=',
        'Restart=on-failure',
      ])
        expect(text.split('\n')).toContain(line)
      expect(text).toMatch(/^MemoryMax=\d+[MG]$/m)
      const state = /^StateDirectory=(.+)$/m.exec(text)?.[1]
      expect(text).toContain(`WorkingDirectory=/var/lib/${state}\n`)
    },
  )
})

describe('a stop of the hub', () => {
  it('is given the time that answers under way may take with the longest deadline, 60 s', () => {
    const ministryMs = 3500
    const needed = (gatewayStopTimes(60_000).parentMs + ministryMs) / 1000
    const unit = readText(`${HOSTING}/systemd/lientinh-hub.service`)
    const compose = readText(`${HOSTING}/compose.hub.yaml`)
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(needed)
    expect(Number(/^ {4}stop_grace_period: (\d+)s$/m.exec(compose)?.[1])).toBeGreaterThan(needed)
  })
  it('is told to its first process only, which stops the ministry after the gateway', () => {
    expect(readText(`${HOSTING}/systemd/lientinh-hub.service`).split('\n')).toContain('KillMode=mixed')
  })
})

describe('a container', () => {
  it.each(['compose.province.yaml', 'compose.hub.yaml'])(
    'of %s runs on a read-only root, without privileges',
    (name) => {
      const text = readText(`${HOSTING}/${name}`)
      const services = text.slice(text.indexOf('\nservices:'), text.indexOf('\nvolumes:'))
      const parts = services.split(/^ {2}(?=\w+:$)/m).slice(1)
      expect(parts.length).toBe(name === 'compose.hub.yaml' ? 1 : 2)
      for (const part of parts)
        for (const line of [
          '    read_only: true',
          '      - no-new-privileges:true',
          '    restart: on-failure',
        ])
          expect(part.split('\n')).toContain(line)
    },
  )
  it('holds no secret: they are files outside of it', () => {
    expect(named(/^ {4}file: (.+)$/gm).sort()).toEqual([
      'secrets/admin-token',
      'secrets/database-password',
      'secrets/database-url',
    ])
  })
  it('does not run as root', () => {
    expect(readText(`${HOSTING}/Containerfile`)).toContain('\nUSER 10001:10001\n')
  })
})

/** What the first group of the form catches, in all files together. */
function named(form: RegExp): string[] {
  return texts.flatMap(({ text }) => [...text.matchAll(form)].map((match) => match[1] ?? ''))
}

/** The bundle: `lientinh`, `HUONG-DAN.md`, `hosting/` (this room without its TypeScript), `node_modules/`. */
function isNotInBundle(path: string): boolean {
  if (path === 'lientinh' || path === 'HUONG-DAN.md') return false
  const place = path.startsWith('hosting') ? `services/${path}` : path
  return !existsSync(join(ROOT, place))
}
