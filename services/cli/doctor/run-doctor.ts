// `lientinh doctor`: looks at everything a province needs on this machine, and says how to mend what is not well.
import { styleText } from 'node:util'
import { configOf } from '#runtime/config.ts'
import { settingOf } from '#runtime/settings.ts'
import { explain } from '#schema/errors.ts'
import type { Invocation, Outcome } from '../command.ts'
import { ToldFailure } from '../failure.ts'
import { requireProvince } from '../steward/open-province.ts'
import { inLanguage, type Language } from '../words.ts'
import { checkHealth, type HealthCheck } from './health-checks.ts'

/** Throws UNHEALTHY, with all checks, when one of them is not well. */
export async function runDoctor({ settings, lang }: Invocation): Promise<Outcome> {
  const province = settingOf(settings, 'province') === null ? null : requireProvince(settings)
  const checks = await checkHealth({ config: configOf(settings), settings, province })
  const text = checks.map((check) => formatCheck(check, lang)).join('')
  const count = checks.filter(({ ok }) => !ok).length
  const result = checks.map(toResult)
  if (count > 0) throw new ToldFailure(explain('UNHEALTHY', { count }), { problems: result, text })
  return { result, text }
}

function toResult({ id, ok, seen, fix }: HealthCheck) {
  return { id, ok, message: seen[0], messageEn: seen[1], fix: fix?.[0] ?? null, fixEn: fix?.[1] ?? null }
}

function formatCheck({ id, ok, seen, fix }: HealthCheck, lang: Language): string {
  const mark = ok ? styleText('green', '✓') : styleText('red', '✗')
  const todo = fix === null ? '' : `  → ${inLanguage(fix, lang)}`
  return `${mark} ${id.padEnd(9)}  ${inLanguage(seen, lang)}${todo}\n`
}
