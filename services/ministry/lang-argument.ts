// The argument by which a caller chooses the language of a sentence.
import { LANGS } from '#schema/codes.ts'
import type { Builder } from '#schema/pothos/new-builder.ts'
import type { MinistryContext } from './world.ts'

export type LangArgument = ReturnType<typeof langArgument>

/** Adds Lang; gives the arguments of a field that is a sentence, anew for each field. */
export function langArgument(builder: Builder<MinistryContext>) {
  const Lang = builder.enumType('Lang', { values: LANGS })
  return () => builder.args((t) => ({ lang: t.field({ type: Lang, defaultValue: 'VI' }) }))
}
