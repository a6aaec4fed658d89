// Whether what runs in this container is ready: exit code 0 or 1, for HEALTHCHECK. Asks /readyz of the province that
// LIENTINH_PROVINCE names, where its server.json says that it serves; without a province, of the gateway.
import { readFile } from 'node:fs/promises'

const { LIENTINH_HOME = '', LIENTINH_PROVINCE, PORT = '4000' } = process.env
try {
  const response = await fetch(new URL('/readyz', await address()), { signal: AbortSignal.timeout(4000) })
  process.exitCode = response.ok ? 0 : 1
} catch {
  process.exitCode = 1
}

async function address() {
  if (!LIENTINH_PROVINCE) return `http://127.0.0.1:${PORT}`
  return JSON.parse(await readFile(`${LIENTINH_HOME}/${LIENTINH_PROVINCE}/server.json`, 'utf8')).url
}
