// Provinces whose errors, limits, health, headers or time are wrong.
import { setTimeout as wait } from 'node:timers/promises'
import type { Answered, Broken } from '../broken-province.ts'
import {
  at,
  everywhere,
  isObject,
  type Json,
  type JsonObject,
  property,
  withHeaders,
  withoutHeader,
} from './altered-answer.ts'

export const HTTP_FAULTS: readonly Broken[] = [
  {
    says: 'has errors without a code',
    audit: 'ERR-01',
    answer: ofErrors(({ extensions: _, ...error }) => ({ ...error, extensions: {} })),
  },
  {
    says: 'explains itself in English only',
    audit: 'ERR-02',
    answer: ofErrors((error) => ({ ...error, message: 'Bad request.' })),
  },
  {
    says: 'explains itself in Vietnamese only',
    audit: 'ERR-03',
    answer: extensions(({ messageEn: _, ...rest }) => rest),
  },
  { says: 'does not say how to mend it', audit: 'ERR-04', answer: extensions(({ fix: _, ...rest }) => rest) },
  {
    says: 'shows its stack',
    audit: 'ERR-05',
    answer: extensions((rest) => ({
      ...rest,
      stacktrace: ['Error: no', '    at findSeries (/srv/app/find-series.ts:12:3)'],
    })),
  },
  {
    says: 'shows its statements',
    audit: 'ERR-05',
    answer: ofErrors((error) => ({ ...error, message: 'SELECT number FROM release: timeout' })),
  },
  {
    says: 'answers 200 for everything',
    audit: 'ERR-06',
    answer: async (_asked, pass) => ({ ...(await pass()), status: 200 }),
  },
  {
    says: 'answers 200 for unknown fields',
    audit: 'ERR-07',
    answer: async (_asked, pass) => ({ ...(await pass()), status: 200 }),
  },
  {
    says: 'takes a day that is none',
    audit: 'ERR-08',
    answer: (asked, pass) => pass({ text: asked.text.replace('2022-13-45', '2022-12-31') }),
  },
  {
    says: 'loses the whole answer for one field',
    audit: 'ERR-09',
    answer: everywhere((o) => (Array.isArray(o.errors) ? { errors: o.errors, data: null } : o)),
  },
  {
    says: 'takes a mutation',
    audit: 'ERR-10',
    answer: async (asked, pass) =>
      asked.text.includes('mutation') ? json(200, { data: { deleteEverything: true } }) : pass(),
  },
  {
    says: 'reads a body of any length',
    audit: 'LIM-01',
    answer: async (asked, pass) =>
      asked.text.length > 1e6 ? json(200, { data: { __typename: 'Query' } }) : pass(),
  },
  {
    says: 'breaks at a deep question',
    audit: 'LIM-02',
    answer: async (asked, pass) =>
      asked.text.includes('ofType { ofType') ? json(500, { errors: [] }) : pass(),
  },
  {
    says: 'never recovers from a deep question',
    audit: 'LIM-03',
    answer: forgetful(),
  },
  {
    says: 'is dead at /livez',
    audit: 'HLT-01',
    answer: at('/livez', (answer) => ({ ...answer, status: 503 })),
  },
  { says: 'is not ready', audit: 'HLT-02', answer: at('/readyz', (answer) => ({ ...answer, status: 503 })) },
  {
    says: 'answers a page at /release',
    audit: 'HLT-03',
    answer: at('/release', (answer) => ({ ...answer, text: '<h1>release 2</h1>' })),
  },
  { says: 'has no tag', audit: 'HLT-04', answer: at('/release', withoutHeader('etag')) },
  {
    says: 'never says that nothing is new',
    audit: 'HLT-05',
    answer: (asked, pass) => pass({ headers: without(asked.headers, 'if-none-match') }),
  },
  {
    says: 'always says that nothing is new',
    audit: 'HLT-06',
    answer: async (asked, pass) =>
      asked.headers['if-none-match'] ? { status: 304, headers: { etag: '"x"' }, text: '' } : pass(),
  },
  {
    says: 'lets /release be kept for a day',
    audit: 'HLT-07',
    answer: at('/release', withHeaders({ 'cache-control': 'max-age=86400' })),
  },
  {
    says: 'has one tag for ever',
    audit: 'HLT-08',
    answer: at('/release', withHeaders({ etag: '"release"' })),
  },
  {
    says: 'has every page',
    audit: 'HLT-09',
    answer: async (_asked, pass) => ({ ...(await pass()), status: 200 }),
  },
  {
    says: 'calls JSON a page',
    audit: 'HDR-01',
    answer: async (_asked, pass) => withHeaders({ 'content-type': 'text/html' })(await pass()),
  },
  {
    says: 'lets browsers guess',
    audit: 'HDR-02',
    answer: async (_asked, pass) => withoutHeader('x-content-type-options')(await pass()),
  },
  {
    says: 'tells what it runs',
    audit: 'HDR-03',
    answer: async (_asked, pass) => withHeaders({ 'x-powered-by': 'Express' })(await pass()),
  },
  {
    says: 'tells its version',
    audit: 'HDR-03',
    answer: async (_asked, pass) => withHeaders({ server: 'nginx/1.18.0' })(await pass()),
  },
  {
    says: 'executes text',
    audit: 'HDR-04',
    answer: (asked, pass) =>
      pass(
        asked.method === 'POST' ? { headers: { ...asked.headers, 'content-type': 'application/json' } } : {},
      ),
  },
  {
    says: 'executes what a link asks',
    audit: 'HDR-05',
    answer: (asked, pass) => pass({ headers: { ...asked.headers, 'apollo-require-preflight': '1' } }),
  },
  {
    says: 'sends everybody elsewhere',
    audit: 'HDR-06',
    answer: async () => ({ status: 307, headers: { location: 'http://127.0.0.1:9/graphql' }, text: '' }),
  },
  {
    says: 'lets every site in',
    audit: 'HDR-07',
    answer: async (_asked, pass) => withHeaders({ 'access-control-allow-origin': '*' })(await pass()),
  },
  {
    says: 'sets a cookie',
    audit: 'HDR-08',
    answer: async (_asked, pass) => withHeaders({ 'set-cookie': 'who=you' })(await pass()),
  },
  {
    says: 'is always overloaded',
    audit: 'HTTP-01',
    answer: async () => json(503, { errors: [{ message: 'Quá tải.' }] }),
  },
  {
    says: 'ignores variables',
    audit: 'HTTP-02',
    answer: (asked, pass) => pass({ text: asked.text.replace('"variables":{"first":1}', '"variables":{}') }),
  },
  {
    says: 'answers 200 for broken JSON',
    audit: 'HTTP-03',
    answer: async (_asked, pass) => ({ ...(await pass()), status: 200 }),
  },
  {
    says: 'answers nothing when nothing is asked',
    audit: 'HTTP-04',
    answer: async (asked, pass) => (asked.text === '{}' ? json(200, { data: {} }) : pass()),
  },
  {
    says: 'takes any method',
    audit: 'HTTP-05',
    answer: async (asked, pass) => (asked.method === 'DELETE' ? json(200, {}) : pass()),
  },
  {
    says: 'writes another code page',
    audit: 'HTTP-06',
    answer: async (_asked, pass) =>
      withHeaders({ 'content-type': 'application/json; charset=windows-1258' })(await pass()),
  },
  { says: 'is slow to say what is new', audit: 'TIME-01', answer: late('/release', 550) },
  {
    says: 'is slow to answer slices',
    audit: 'TIME-02',
    deadlineMs: 900,
    answer: async (asked, pass) => {
      if (asked.text.includes('AnGiangSlice')) await wait(1000)
      return pass()
    },
  },
  { says: 'answers one question at a time, and drops the others', audit: 'TIME-03', answer: alone() },
]

function json(status: number, body: object): Answered {
  return { status, headers: { 'content-type': 'application/json' }, text: JSON.stringify(body) }
}

function ofErrors(change: (error: JsonObject) => JsonObject): Broken['answer'] {
  return property('errors', (errors) =>
    Array.isArray(errors) ? errors.map((one: Json) => (isObject(one) ? change(one) : one)) : errors,
  )
}

function extensions(change: (extensions: JsonObject) => JsonObject): Broken['answer'] {
  return ofErrors((error) =>
    isObject(error.extensions) ? { ...error, extensions: change(error.extensions) } : error,
  )
}

function without(headers: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([header]) => header !== name))
}

function late(path: string, ms: number): Broken['answer'] {
  return async (asked, pass) => {
    if (asked.path.startsWith(path)) await wait(ms)
    return pass()
  }
}

/** After a question nested as deep as that, nothing but an error comes. */
function forgetful(): Broken['answer'] {
  let isBroken = false
  return async (asked, pass) => {
    isBroken ||= asked.text.includes('a { a { a {')
    return isBroken
      ? json(500, { errors: [{ message: 'Hết bộ nhớ.', extensions: { code: 'INTERNAL' } }] })
      : pass()
  }
}

function alone(): Broken['answer'] {
  let busy = false
  return async (_asked, pass) => {
    if (busy) throw new Error('dropped')
    busy = true
    try {
      const answer = await pass()
      await wait(50) // whoever tries once more is too early
      return answer
    } finally {
      busy = false
    }
  }
}
