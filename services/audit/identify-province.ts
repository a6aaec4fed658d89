// Which province an endpoint says it is: by the type of its schema that implements Province, or by its /release. It may be none.
import { z } from 'zod'
import type { Province, Registry } from '#schema/registry/registry.ts'
import { type Endpoint, readJson } from './endpoint.ts'
import { AuditEnd } from './verdict.ts'

const service = z.object({ _service: z.object({ sdl: z.string() }) })
const released = z.object({ province: z.string() })

/** Null when neither names a province of the registry. */
export async function identifyProvince(endpoint: Endpoint, registry: Registry): Promise<Province | null> {
  const sdl = service.safeParse(await orNull(endpoint.askWell('{ _service { sdl } }')))
  const typeName = sdl.success
    ? /\btype (\w+) implements Province\b/.exec(sdl.data._service.sdl)?.[1]
    : undefined
  const byType = registry.provinces.find((province) => province.typeName === typeName)
  if (byType) return byType
  const release = released.safeParse(readJson((await orNull(endpoint.get('release')))?.text ?? ''))
  return release.success ? (registry.findProvince(release.data.province) ?? null) : null
}

/** What cannot be read here is found again by the audit it belongs to. */
function orNull<T>(reading: Promise<T>): Promise<T | null> {
  return reading.catch((error: unknown) => {
    if (error instanceof AuditEnd) return null
    throw error
  })
}
