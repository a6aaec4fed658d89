// `lientinh template`: the workbook that a province fills in, with its own areas and the catalogue.
import type { Invocation, Outcome } from '../command.ts'
import { confirmReplacing, keepFile } from '../keep-file.ts'
import { requireProvince } from '../steward/open-province.ts'
import { inLanguage } from '../words.ts'

export async function runTemplate({ options, settings, ask, lang }: Invocation): Promise<Outcome> {
  const province = requireProvince(settings)
  const file = options.text('output') ?? `mau-${province.slug}.xlsx`
  await confirmReplacing(file, ask)
  // spreadsheets are slow to load, and most commands never touch one
  const { buildTemplate } = await import('#services/intake/template/build-template.ts')
  const kept = await keepFile(file, await buildTemplate(province))
  return { result: kept, text: `${inLanguage([`Đã ghi ${file}.`, `Wrote ${file}.`], lang)}\n` }
}
