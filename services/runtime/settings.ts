// Where each setting comes from: flag > environment > .env > lientinh.json > default. The command reads them here once and hands them
// on; what the values must be is settings-table.ts's.
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { fail } from '#schema/errors.ts'
import { ownVariables, type Variables } from './environment.ts'
import { fileVariable, SETTING, SETTINGS, type SettingName, type SettingRow } from './settings-table.ts'

export const CONFIG_FILE = 'lientinh.json'

export type Origin = 'FLAG' | 'ENVIRONMENT' | 'DOTENV' | 'FILE' | 'DEFAULT'

export interface Setting {
  readonly name: SettingName
  /** Null when nobody gave it and there is no default. A path is absolute. */
  readonly value: string | null
  readonly origin: Origin
  /** Which flag, variable or file, e.g. `--port`, `PORT`, `/srv/tinh/.env`; '' for a default. */
  readonly place: string
  readonly secret: boolean
}

/** By name, in the order of the table. */
export type Settings = ReadonlyMap<SettingName, Setting>

interface Sources {
  /** By a setting's name; only those that were written on the command line. */
  readonly flags: Readonly<Record<string, string>>
  readonly env?: Variables
  /** Where the command was given: .env and lientinh.json are looked for here, then in the data directory that a flag or a variable names. */
  readonly directory: string
}

interface Given {
  readonly value: string
  readonly origin: Origin
  readonly place: string
  /** What a relative path is relative to. */
  readonly directory: string
}

/** Throws BAD_CONFIG for a file that cannot be understood, FILE_UNREADABLE for a secret's file that is not there. */
export async function readSettings({ flags, env = ownVariables(), directory }: Sources): Promise<Settings> {
  const named = flags.home ?? env[SETTING.home.env]
  const places = [...new Set([directory, ...(named ? [resolve(directory, named)] : [])])]
  const files = await Promise.all(
    places.map(async (place) => [await readDotenv(place), await readConfigFile(place)] as const),
  )
  const sources: readonly FromSource[] = [
    (row) => ofFlag(row, flags, directory),
    (row) => ofVariables(row, env, { origin: 'ENVIRONMENT', directory }),
    ...files.map(
      ([dotenv]) =>
        (row: SettingRow) =>
          dotenv && ofVariables(row, dotenv.values, dotenv),
    ),
    ...files.map(
      ([, file]) =>
        (row: SettingRow) =>
          file && ofConfigFile(row, file),
    ),
  ]
  const settings = await Promise.all(SETTINGS.map((row) => settle(row, sources)))
  return new Map(settings.map((setting) => [setting.name, setting]))
}

/** A setting's value, or null. */
export function settingOf(settings: Settings, name: SettingName): string | null {
  return settings.get(name)?.value ?? null
}

type FromSource = (row: SettingRow) => Given | null | Promise<Given | null>

async function settle(row: SettingRow, sources: readonly FromSource[]): Promise<Setting> {
  for (const source of sources) {
    const given = await source(row)
    if (given) return stated(row, given)
  }
  return { name: row.name, value: row.fallback, origin: 'DEFAULT', place: '', secret: row.secret }
}

function stated({ name, secret, isPath }: SettingRow, { value, origin, place, directory }: Given): Setting {
  return { name, value: isPath ? resolve(directory, value) : value, origin, place, secret }
}

function ofFlag({ name, flag }: SettingRow, flags: Sources['flags'], directory: string): Given | null {
  const value = flags[name]
  return value === undefined ? null : { value, origin: 'FLAG', place: `--${flag}`, directory }
}

interface VariablesOf {
  readonly origin: Origin
  readonly directory: string
  /** The file they stand in; by themselves when there is none. */
  readonly file?: string
}

async function ofVariables(
  row: SettingRow,
  values: Variables,
  { origin, directory, file }: VariablesOf,
): Promise<Given | null> {
  const { env: name, secret } = row
  // curl and Node know proxies by their names in small letters too
  const value = values[name] || (name.endsWith('_PROXY') ? values[name.toLowerCase()] : undefined)
  if (value) return { value, origin, place: file ?? name, directory }
  const inFile = secret ? values[fileVariable(row)] : undefined
  if (!inFile) return null
  const path = resolve(directory, inFile)
  return { value: await readSecret(path), origin, place: path, directory }
}

async function ofConfigFile(
  { name, secret }: SettingRow,
  { file, values }: ConfigFile,
): Promise<Given | null> {
  const value = values[secret ? `${name}File` : name]
  const directory = dirname(file)
  if (value === undefined) return null
  if (!secret) return { value, origin: 'FILE', place: file, directory }
  const path = resolve(directory, value)
  return { value: await readSecret(path), origin: 'FILE', place: path, directory }
}

async function readDotenv(directory: string) {
  const file = join(directory, '.env')
  const text = await readText(file)
  return text === null ? null : { values: parseEnv(text), origin: 'DOTENV' as const, directory, file }
}

interface ConfigFile {
  readonly file: string
  readonly values: Readonly<Record<string, string>>
}

/** A secret does not stand in lientinh.json, which people send to one another: `databaseUrlFile` names the file it stands in. */
const CONFIG_KEYS = SETTINGS.map(({ name, secret }) => (secret ? `${name}File` : name))

async function readConfigFile(directory: string): Promise<ConfigFile | null> {
  const file = join(directory, CONFIG_FILE)
  const text = await readText(file)
  if (text === null) return null
  const { v, ...rest } = parseObject(text, file)
  if (v !== 1) throw badFile(file, ['cần "v": 1', 'wants "v": 1'])
  const values: Record<string, string> = {}
  for (const [key, value] of Object.entries(rest)) {
    if (!CONFIG_KEYS.includes(key))
      throw badFile(file, [`không có khóa “${key}”`, `there is no key "${key}"`])
    if (typeof value !== 'string' && typeof value !== 'number')
      throw badFile(file, [`“${key}” phải là chữ hoặc số`, `"${key}" must be a text or a number`])
    values[key] = String(value)
  }
  return { file, values }
}

function parseObject(text: string, file: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  } catch {
    // told below, as every other text that is no object
  }
  throw badFile(file, ['không phải một đối tượng JSON', 'is not a JSON object'])
}

function badFile(file: string, [reasonVi, reasonEn]: readonly [vi: string, en: string]) {
  return fail('BAD_CONFIG', { name: file, reasonVi, reasonEn })
}

/** Without the line end that every editor adds. */
async function readSecret(path: string): Promise<string> {
  const text = await readText(path)
  if (text === null) throw fail('FILE_UNREADABLE', { file: path, reason: 'ENOENT' })
  return text.replace(/\r?\n$/, '')
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null // where there is no directory there is no file
    throw fail('FILE_UNREADABLE', { file: path, reason: code ?? 'I/O' }, error)
  }
}
