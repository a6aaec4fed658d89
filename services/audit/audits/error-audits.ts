// Errors and limits: a refusal says what, why and how to mend it, in both languages, and nothing of the inside.
import { type GraphQLAnswer, questionOf, readJson, type WireError } from '../endpoint.ts'
import { isObject } from '../is-object.ts'
import type { Audit, Subject } from '../subject.ts'
import { allOf, demand, noneOf, unusable } from '../verdict.ts'

/** What no caller may read: stacks, files, modules, statements, engines, addresses. */
const INTERNAL =
  /\bat .+:\d+:\d+|node_modules|\/(?:home|srv|usr|work|app|var|opt)\/|\.(?:ts|js|java|py|cs|go):\d+|stacktrace|prisma|postgres|\bSELECT\b.+\bFROM\b|ECONN|traceback/i
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i

export const ERROR_AUDITS: readonly Audit[] = [
  {
    id: 'ERR-01',
    run: async (subject) => {
      const errors = await provoke(subject)
      return noneOf(
        errors
          .filter(({ extensions }) => !/^[A-Z][A-Z0-9_]+$/.test(String(extensions.code ?? '')))
          .map(({ message }) => message.slice(0, 80)),
        'lỗi không có mã',
        'errors without a code',
      )
    },
  },
  {
    id: 'ERR-02',
    run: async (subject) => {
      const errors = (await provokeOwn(subject)).filter(({ message }) => !VIETNAMESE.test(message))
      return noneOf(
        errors.map(({ message }) => message.slice(0, 80)),
        'câu không phải tiếng Việt',
        'sentences that are not Vietnamese',
      )
    },
  },
  {
    id: 'ERR-03',
    run: async (subject) => {
      const errors = (await provokeOwn(subject)).filter(
        ({ extensions: { messageEn }, message }) => !isText(messageEn) || messageEn === message,
      )
      return noneOf(
        errors.map(({ extensions }) => String(extensions.code)),
        'lỗi không có câu tiếng Anh',
        'errors without an English sentence',
      )
    },
  },
  {
    id: 'ERR-04',
    run: async (subject) => {
      const errors = (await provokeOwn(subject)).filter(
        ({ extensions: { fix, fixEn } }) => !isText(fix) || !isText(fixEn),
      )
      return noneOf(
        errors.map(({ extensions }) => String(extensions.code)),
        'lỗi không nói cách sửa',
        'errors without a fix',
      )
    },
  },
  {
    id: 'ERR-05',
    run: async (subject) => {
      const answers = await Promise.all(
        [...OWN, ...GRAPHQL].map((args) => subject.endpoint.ask(args(subject))),
      )
      const leaking = answers
        .map(({ errors }) => JSON.stringify(errors))
        .filter((text) => INTERNAL.test(text))
      return noneOf(
        leaking.map((text) => INTERNAL.exec(text)?.[0].slice(0, 60) ?? ''),
        'lộ bên trong',
        'shows the inside',
      )
    },
  },
  {
    id: 'ERR-06',
    run: async ({ endpoint, province }) => {
      const answer = await endpoint.ask(`{ ${province.rootField} { `)
      return refusedAs(answer, 'GRAPHQL_PARSE_FAILED')
    },
  },
  {
    id: 'ERR-07',
    run: async ({ endpoint, province }) => {
      const answer = await endpoint.ask(`{ ${province.rootField} { nobodyHasThisField } }`)
      return refusedAs(answer, 'GRAPHQL_VALIDATION_FAILED')
    },
  },
  {
    id: 'ERR-08',
    run: async ({ endpoint, province }) => {
      const answer = await endpoint.ask(
        `query ($day: Date) { ${province.rootField} { series(periods: { from: $day }) { totalCount } } }`,
        { day: '2022-13-45' },
      )
      return refusedAs(answer, 'BAD_USER_INPUT')
    },
  },
  {
    id: 'ERR-09',
    run: async ({ endpoint, province }) => {
      const { data, errors } = await endpoint.ask(
        `{ province: ${province.rootField} { nameVi series(first: 0) { totalCount } } }`,
      )
      const own = isObject(data.province) ? data.province : {}
      return demand(
        own.nameVi === province.nameVi && own.series === null && errors.length === 1,
        'lỗi của một trường làm mất trường khác',
        'an error of one field costs another',
      )
    },
  },
  {
    id: 'ERR-10',
    run: async ({ endpoint }) => {
      const { errors } = await endpoint.ask('mutation { deleteEverything }')
      return demand(errors.length > 0, 'nhận một mutation', 'takes a mutation')
    },
  },
]

export const LIMIT_AUDITS: readonly Audit[] = [
  {
    id: 'LIM-01',
    run: async ({ endpoint }) => {
      const { status } = await endpoint.send(
        questionOf({ query: `{ __typename #${'x'.repeat(2 * 1024 * 1024)}\n}` }),
      )
      return demand(status === 413, `2 MB được trả lời HTTP ${status}`, `2 MB are answered HTTP ${status}`)
    },
  },
  {
    id: 'LIM-02',
    run: async ({ endpoint }) => {
      const deep = `{ __schema { types { fields { type { ${'ofType { '.repeat(300)} name ${'}'.repeat(300)} } } } }`
      const { status, text } = await endpoint.send(questionOf({ query: deep }))
      return allOf([
        demand(status < 500, `trả lời HTTP ${status}`, `answers HTTP ${status}`),
        demand(isObject(readJson(text)), 'không trả lời GraphQL', 'answers no GraphQL'),
      ])
    },
  },
  {
    id: 'LIM-03',
    run: async ({ endpoint, province }) => {
      await endpoint.send(questionOf({ query: `{ ${'a { '.repeat(2000)} b ${'}'.repeat(2000)} }` }))
      const data = await endpoint.askWell(`{ province: ${province.rootField} { id } }`)
      return demand(isObject(data.province), 'không trả lời được nữa', 'does not answer any more')
    },
  },
]

/** Wrong questions that our own sentences answer. */
const OWN: readonly ((subject: Subject) => string)[] = [
  seriesWith('first: 0'),
  seriesWith('first: 501'),
  seriesWith('after: "bm90IGEgY3Vyc29y"'),
  seriesWith('asOf: {}'),
  seriesWith('asOf: { release: 999999 }'),
]

/** Wrong questions that GraphQL answers by itself. */
const GRAPHQL: readonly ((subject: Subject) => string)[] = [
  () => '{',
  () => '{ nobodyHasThisField }',
  seriesWith('periods: { from: "yesterday" }'),
  () => '{ _entities(representations: [{ __typename: "NobodyKnowsThisType" }]) { __typename } }',
  () => '{ _entities(representations: "x") { __typename } }',
]

function seriesWith(args: string): (subject: Subject) => string {
  return ({ province }) => `{ ${province.rootField} { series(${args}) { totalCount } } }`
}

async function provokeOwn(subject: Subject): Promise<readonly WireError[]> {
  const answers = await Promise.all(OWN.map((question) => subject.endpoint.ask(question(subject))))
  const errors = answers.flatMap((answer) => answer.errors)
  if (errors.length === 0)
    throw unusable('năm câu hỏi sai đều không bị từ chối', 'five wrong questions, none refused')
  return errors
}

async function provoke(subject: Subject): Promise<readonly WireError[]> {
  const answers = await Promise.all(GRAPHQL.map((question) => subject.endpoint.ask(question(subject))))
  return [...(await provokeOwn(subject)), ...answers.flatMap((answer) => answer.errors)]
}

function refusedAs({ errors, status }: GraphQLAnswer, code: string) {
  const got = errors[0]?.extensions.code ?? 'không lỗi · no error'
  return allOf([
    demand(got === code, `phải là ${code}, nhận được ${got}`, `must be ${code}, got ${got}`),
    demand(status === 400, `trả lời HTTP ${status}, phải là 400`, `answers HTTP ${status}, must be 400`),
  ])
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}
