// The network as the settings say: by which proxy, and whose certificates are trusted. For this process; children see to it themselves.
import { readFileSync } from 'node:fs'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici'
import { type Settings, settingOf } from '#runtime/settings.ts'
import { fail } from '#schema/errors.ts'

/** Throws FILE_UNREADABLE for certificates that cannot be read. */
export function useNetwork(settings: Settings): void {
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
