// `lientinh explain CODE`: what a code means and what to do; without a code, all of them.
import { styleText } from 'node:util'
import { fail } from '#schema/errors.ts'
import { suggest } from '#schema/suggest.ts'
import type { Invocation, Outcome } from '../command.ts'
import { inLanguage, type Language, type Words } from '../words.ts'
import { CODE_KINDS, type CodeKind, type ExplainedCode, listCodes } from './explained-codes.ts'

const KIND_WORDS: Readonly<Record<CodeKind, Words>> = {
  ERROR: ['Lỗi', 'Errors'],
  FINDING: ['Điều phát hiện khi nhập số liệu', 'Findings of an import'],
  ISSUE: ['Điều cần biết khi so sánh', 'Issues of a comparison'],
  AUDIT: ['Điều kiểm tra một địa chỉ', 'Audits of an endpoint'],
}

/** Throws UNKNOWN_CODE with the nearest ones. */
export async function runExplain({ args, lang }: Invocation): Promise<Outcome> {
  const codes = listCodes()
  const [asked] = args
  if (asked === undefined) return listAll(codes, lang)
  const found = codes.filter(({ code }) => spelled(code) === spelled(asked))
  if (found.length === 0) {
    const names = [...new Set(codes.map((each) => each.code))]
    throw fail('UNKNOWN_CODE', { code: asked, candidates: suggest(asked, names) })
  }
  return {
    result: found.map(({ means, fix, ...rest }) => ({
      ...rest,
      message: means[0],
      messageEn: means[1],
      fix: fix?.[0] ?? null,
      fixEn: fix?.[1] ?? null,
    })),
    text: found.map((each) => formatCode(each, lang)).join('\n'),
  }
}

/** However a person writes it: an audit has a hyphen, everything else underscores. */
function spelled(code: string): string {
  return code.toUpperCase().replaceAll('-', '_')
}

function listAll(codes: readonly ExplainedCode[], lang: Language): Outcome {
  const sections = CODE_KINDS.map((kind) => {
    const lines = codes.filter((each) => each.kind === kind).map(({ code }) => `  ${code}\n`)
    return `${styleText('bold', inLanguage(KIND_WORDS[kind], lang))}\n${lines.join('')}`
  })
  return {
    result: codes.map(({ code, kind, severity }) => ({ code, kind, severity })),
    text: sections.join('\n'),
  }
}

function formatCode({ code, kind, severity, means, fix }: ExplainedCode, lang: Language): string {
  const title = [inLanguage(KIND_WORDS[kind], lang), ...(severity === null ? [] : [severity])].join(' · ')
  const todo = fix === null ? '' : `  → ${inLanguage(fix, lang)}\n`
  return `${styleText('bold', code)}  (${title})\n  ${inLanguage(means, lang)}\n${todo}`
}
