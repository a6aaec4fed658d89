// From settings and options to what a command is given; and the settings to where everybody else looks for them.
import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici'
import { environmentOf, type Settings, settingOf } from '#runtime/settings.ts'
import { fail } from '#schema/errors.ts'
import { createAsker } from './ask.ts'
import type { Command, Invocation } from './command.ts'
import { readOptions } from './given-options.ts'
import { createProgress } from './progress.ts'
import type { Language } from './words.ts'

interface Given {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  readonly settings: Settings
  readonly signal: AbortSignal
  readonly commands: readonly Command[]
}

/** Throws BAD_CONFIG for a language that is not spoken. */
export function createInvocation({ args, options, settings, signal, commands }: Given): Invocation {
  const given = readOptions(options)
  const lang = requireLanguage(settings)
  const ask = createAsker({
    yes: given.has('yes'),
    mayAsk: options.input !== false && process.stdin.isTTY === true && process.stderr.isTTY === true,
    lang,
    signal,
    input: process.stdin,
    output: process.stderr,
  })
  return {
    args,
    options: given,
    settings,
    lang,
    json: given.has('json'),
    ask,
    progress: createProgress(lang),
    signal,
    commands,
  }
}

/** Puts the settings where config.ts and every child read them, and makes the network follow them. */
export function useSettings(settings: Settings): void {
  for (const [name, value] of Object.entries(environmentOf(settings))) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  useProxy(settings)
  trustCertificates(settings)
}

/** This machine is never reached through a proxy: it is where the province runs. */
const HERE = 'localhost,127.0.0.1,::1'

function useProxy(settings: Settings): void {
  const httpsProxy = settingOf(settings, 'httpsProxy')
  const httpProxy = settingOf(settings, 'httpProxy')
  if (httpsProxy === null && httpProxy === null) return
  const noProxy = [HERE, settingOf(settings, 'noProxy')].filter(Boolean).join(',')
  setGlobalDispatcher(
    new EnvHttpProxyAgent({
      noProxy,
      ...(httpsProxy === null ? {} : { httpsProxy }),
      ...(httpProxy === null ? {} : { httpProxy }),
    }),
  )
}

/** Node reads NODE_EXTRA_CA_CERTS by itself when it stands in the environment; from a file of settings it is too late for that. */
function trustCertificates(settings: Settings): void {
  const setting = settings.get('extraCaCerts')
  if (!setting?.value || setting.origin === 'ENVIRONMENT') return
  try {
    setDefaultCACertificates([...getCACertificates('default'), readFileSync(setting.value, 'utf8')])
  } catch (error) {
    throw fail('FILE_UNREADABLE', { file: setting.value, reason: reasonOf(error) }, error)
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'PEM'
}

function requireLanguage(settings: Settings): Language {
  const lang = settingOf(settings, 'lang')
  if (lang === 'vi' || lang === 'en') return lang
  throw fail('BAD_CONFIG', {
    name: 'LIENTINH_LANG',
    reasonVi: 'phải là vi hoặc en',
    reasonEn: 'must be vi or en',
  })
}
