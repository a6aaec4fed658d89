// `lientinh config list` and `config get <name>`: what is set, and where each value comes from. A secret is never shown.
import type { Setting, Settings } from '#runtime/settings.ts'
import { SETTINGS } from '#runtime/settings-table.ts'
import { fail } from '#schema/errors.ts'
import { suggestNamed } from '#schema/suggest.ts'
import type { Invocation, Outcome } from '../command.ts'
import { formatTable } from '../format-table.ts'
import { inLanguage, type Language, type Words } from '../words.ts'

const HIDDEN = '********'

/** A file names itself. */
const ORIGINS = {
  FLAG: ['cờ', 'flag'],
  ENVIRONMENT: ['biến môi trường', 'environment'],
  DEFAULT: ['mặc định', 'default'],
} as const satisfies Record<string, Words>

/** Throws UNKNOWN_SETTING, BAD_USAGE. */
export async function runConfig({ args, options, settings, lang }: Invocation): Promise<Outcome> {
  const [action, name] = args
  if (action === 'list') return listAll(settings, lang)
  if (name === undefined) throw fail('BAD_USAGE', { reason: 'lientinh config get <name>' })
  const setting = requireSetting(settings, name)
  const shown = shownValue(setting)
  const origin = options.has('showOrigin') ? `\t${formatOrigin(setting, lang)}` : ''
  return { result: toResult(setting), text: `${shown ?? ''}${origin}\n` }
}

function listAll(settings: Settings, lang: Language): Outcome {
  const head = lang === 'en' ? ['Setting', 'Value', 'From', 'What'] : ['Thiết lập', 'Giá trị', 'Từ', 'Là gì']
  const rows = SETTINGS.map((row) => {
    const setting = requireSetting(settings, row.name)
    return [
      `${row.name}\n${row.env}`,
      shownValue(setting) ?? '—',
      formatOrigin(setting, lang),
      inLanguage(row.words, lang),
    ]
  })
  return { result: [...settings.values()].map(toResult), text: formatTable(head, rows) }
}

/** By its name or its variable. */
function requireSetting(settings: Settings, asked: string): Setting {
  const row = SETTINGS.find(({ name, env }) => name === asked || env === asked)
  const setting = row && settings.get(row.name)
  if (setting) return setting
  const known = SETTINGS.map(({ name, env }) => ({ candidate: name, names: [name, env] }))
  throw fail('UNKNOWN_SETTING', { name: asked, candidates: suggestNamed(asked, known) })
}

function toResult(setting: Setting) {
  const { name, origin, place, secret } = setting
  return { name, value: shownValue(setting), origin, place: place || null, secret }
}

/** A proxy's address may carry a password too. */
function shownValue({ value, secret }: Setting): string | null {
  if (value === null) return null
  return secret ? HIDDEN : value.replace(/:\/\/[^/@]*@/, `://${HIDDEN}@`)
}

function formatOrigin({ origin, place }: Setting, lang: Language): string {
  if (origin === 'DOTENV' || origin === 'FILE') return place
  return `${inLanguage(ORIGINS[origin], lang)} ${place}`.trim()
}
