// The rules of comparability issues as data: severity, whether an analyst may accept it, the sentence, and where the rule comes from.
// When an issue is raised is decided in issue-finders.ts; a code without a finder does not type-check.
import { z } from 'zod'
import issueRuleRows from './issue-rules.json' with { type: 'json' }

export const SEVERITIES = ['BLOCKS', 'WARNS', 'INFORMS'] as const
export type Severity = (typeof SEVERITIES)[number]

export type IssueCode = keyof typeof issueRuleRows

const issueRule = z.strictObject({
  severity: z.enum(SEVERITIES),
  acceptable: z.boolean(),
  /** Sentences, with {indicator}, {areas} and {details} where they go. */
  vi: z.string(),
  en: z.string(),
  source: z.string(),
})
export type IssueRule = Readonly<z.infer<typeof issueRule>>

/** Every code, in the order in which issues are listed. */
export const ISSUE_CODES: readonly IssueCode[] = Object.keys(issueRuleRows) as IssueCode[]

const rules: ReadonlyMap<string, IssueRule> = new Map(
  Object.entries(z.record(z.string(), issueRule).parse(issueRuleRows)),
)

/** Codes that an analyst may lift with `accept`. */
export const ACCEPTABLE_CODES: readonly IssueCode[] = ISSUE_CODES.filter((code) => ruleOf(code).acceptable)

/**
 * The rule of a code.
 *
 * @example [ruleOf('DIFFERENT_PERIODS').severity, ruleOf('TIE').severity]
 * // ['BLOCKS', 'INFORMS']
 */
export function ruleOf(code: IssueCode): IssueRule {
  const rule = rules.get(code)
  if (!rule) throw new TypeError(`Cannot judge by issue ${code}: it has no row in issue-rules.json.`)
  return rule
}
