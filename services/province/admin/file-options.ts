// What comes along with a file, checked at the door: its name, how it is to be read, what is accepted. What the words mean is intake's.
import { z } from 'zod'
import { AREA_SCHEMES } from '#schema/codes.ts'
import { fail } from '#schema/errors.ts'
import { type Mapping, parseMapping } from '#services/intake/mapping.ts'
import { TEXT_ENCODINGS } from '#services/intake/workbook/encodings.ts'
import { checkRequest } from './request-body.ts'

const text = z.string().min(1).max(2000)

const fileOptions = z.strictObject({
  mapping: z.unknown().optional(),
  numbers: z.enum(['VI', 'EN']).nullish(),
  scheme: z.enum(AREA_SCHEMES).nullish(),
  encoding: z.enum(TEXT_ENCODINGS).nullish(),
  sheet: text.nullish(),
  source: z
    .strictObject({ title: text.nullish(), publisher: text.nullish(), date: z.iso.date().nullish() })
    .nullish(),
  /** Codes of warnings, or ALL. */
  accept: z.array(z.string().max(64)).max(100).nullish(),
  dryRun: z.boolean().nullish(),
})

/** What somebody says of the file they send. */
export interface FileOptions {
  /** The file's name as people know it: never a path. */
  readonly name: string
  readonly mapping: Mapping | null
  readonly numbers?: 'VI' | 'EN'
  readonly scheme?: (typeof AREA_SCHEMES)[number]
  readonly encoding?: (typeof TEXT_ENCODINGS)[number]
  readonly sheet?: string
  readonly source?: { readonly title?: string; readonly publisher?: string; readonly date?: string }
  readonly accept: readonly string[]
  readonly dryRun: boolean
}

const LONGEST_NAME = 200

/** Reads `name` and `options` of a request with a file. Throws BAD_ADMIN_REQUEST, BAD_MAPPING. */
export function readFileOptions(query: URLSearchParams): FileOptions {
  const { mapping, accept, dryRun, source, ...rest } = checkRequest(
    fileOptions,
    decodeOptions(query),
    'options',
  )
  return {
    name: nameOfFile(query.get('name') ?? ''),
    mapping: mapping == null ? null : parseMapping(mapping),
    ...withoutBlanks(rest),
    ...(source ? { source: withoutBlanks(source) } : {}),
    accept: accept ?? [],
    dryRun: dryRun ?? false,
  }
}

function decodeOptions(query: URLSearchParams): unknown {
  const encoded = query.get('options')
  if (!encoded) return {}
  try {
    const bytes = Buffer.from(encoded, 'base64url')
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw fail('BAD_ADMIN_REQUEST', { path: 'options', reason: 'base64url(JSON)' })
  }
}

/** The last part of what may be a path, without what a terminal or a page would act on. */
function nameOfFile(said: string): string {
  const last = said.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  // signs that people see as one may be two to the machine: neither half is a name
  const signs = Array.from(last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim())
  const name = signs.slice(-LONGEST_NAME).join('')
  if (name === '' || /^\.+$/.test(name))
    throw fail('BAD_ADMIN_REQUEST', { path: 'query.name', reason: '?name=so-lieu.xlsx' })
  return name
}

function withoutBlanks<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each != null)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
