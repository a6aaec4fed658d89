// What stands around GraphQL: health and freshness, headers, GraphQL over HTTP, and time.
import { type HttpAnswer, questionOf, readJson } from '../endpoint.ts'
import { isObject } from '../is-object.ts'
import { type Audit, everything, type Subject } from '../subject.ts'
import { AuditEnd, allOf, demand, noneOf, restsOn } from '../verdict.ts'

const TYPENAME = questionOf({ query: '{ __typename }' })

export const HEALTH_AUDITS: readonly Audit[] = [
  { id: 'HLT-01', run: async ({ endpoint }) => is(await endpoint.get('livez'), 200) },
  { id: 'HLT-02', run: async ({ endpoint }) => is(await endpoint.get('readyz'), 200) },
  {
    id: 'HLT-03',
    run: async ({ endpoint, province }) => {
      const answer = await endpoint.get('release')
      const json = readJson(answer.text)
      const isOwn =
        isObject(json) && json.province === province.id && (json.release === null || isObject(json.release))
      return allOf([
        is(answer, 200),
        demand(isOwn, 'nội dung không đúng dạng', 'its content is not of the form'),
      ])
    },
  },
  {
    id: 'HLT-04',
    run: async ({ endpoint }) => {
      const etag = (await endpoint.get('release')).headers.get('etag') ?? ''
      return demand(
        /^(W\/)?"[^"]+"$/.test(etag),
        `thẻ là “${etag.slice(0, 60)}”`,
        `the tag is "${etag.slice(0, 60)}"`,
      )
    },
  },
  {
    id: 'HLT-05',
    run: async (subject) => {
      const answer = await subject.endpoint.get('release', { 'if-none-match': await etagOf(subject) })
      return allOf([is(answer, 304), demand(answer.text === '', '304 mà vẫn có nội dung', '304 with a body')])
    },
  },
  {
    id: 'HLT-06',
    run: async ({ endpoint }) =>
      is(await endpoint.get('release', { 'if-none-match': '"of-another-release"' }), 200),
  },
  {
    id: 'HLT-07',
    run: async ({ endpoint }) => {
      const control = (await endpoint.get('release')).headers.get('cache-control') ?? ''
      const age = /max-age=(\d+)/.exec(control)?.[1]
      return demand(
        age !== undefined && age.length <= 2,
        `cache-control là “${control.slice(0, 80)}”`,
        `cache-control is "${control.slice(0, 80)}"`,
      )
    },
  },
  {
    id: 'HLT-08',
    run: async (subject) => {
      const { number } = await subject.newest()
      const expected = `"${subject.province.id}.${number}"`
      const etag = (await etagOf(subject)).slice(0, 60)
      return demand(
        etag === expected,
        `thẻ là ${etag}, không phải ${expected}`,
        `the tag is ${etag}, not ${expected}`,
      )
    },
  },
  { id: 'HLT-09', run: async ({ endpoint }) => is(await endpoint.get('nobody-has-this-page'), 404) },
]

export const HEADER_AUDITS: readonly Audit[] = [
  {
    id: 'HDR-01',
    run: async ({ endpoint }) => {
      const type = (await endpoint.send(TYPENAME)).headers.get('content-type') ?? ''
      const isJson = /^application\/(graphql-response\+)?json\s*(;|$)/i.test(type)
      return demand(
        isJson,
        `kiểu nội dung là “${type.slice(0, 60)}”`,
        `the content type is "${type.slice(0, 60)}"`,
      )
    },
  },
  {
    id: 'HDR-02',
    run: async ({ endpoint }) => {
      const header = (await endpoint.send(TYPENAME)).headers.get('x-content-type-options') ?? ''
      return demand(
        header === 'nosniff',
        `x-content-type-options là “${header.slice(0, 40)}”`,
        `x-content-type-options is "${header.slice(0, 40)}"`,
      )
    },
  },
  {
    id: 'HDR-03',
    run: async ({ endpoint }) => {
      const { headers } = await endpoint.send(TYPENAME)
      const telling = ['x-powered-by', 'x-aspnet-version', 'x-runtime'].filter((name) => headers.has(name))
      if (/\d/.test(headers.get('server') ?? '')) telling.push('server')
      return noneOf(telling, 'tiêu đề kể về phần mềm', 'headers that tell of the software')
    },
  },
  {
    id: 'HDR-04',
    run: async ({ endpoint }) => {
      const answer = await endpoint.send({ ...TYPENAME, headers: { 'content-type': 'text/plain' } })
      return refused(answer)
    },
  },
  {
    id: 'HDR-05',
    run: async ({ endpoint }) => {
      const query = new URLSearchParams({ query: '{ __typename }' })
      const { pathname } = new URL(endpoint.url)
      return refused(await endpoint.get(`${pathname}?${query}`))
    },
  },
  {
    id: 'HDR-06',
    run: async ({ endpoint }) => {
      const answers = [await endpoint.send(TYPENAME), await endpoint.get('release')]
      return noneOf(
        answers.filter(({ status }) => status >= 300 && status < 400).map(({ status }) => `HTTP ${status}`),
        'chuyển hướng',
        'redirects',
      )
    },
  },
  {
    id: 'HDR-07',
    run: async ({ endpoint }) => {
      const { headers } = await endpoint.send({
        ...TYPENAME,
        headers: { ...TYPENAME.headers, origin: 'https://elsewhere.example' },
      })
      const allowed = headers.get('access-control-allow-origin')
      return demand(
        allowed === null,
        `cho phép mọi trang: ${allowed?.slice(0, 60)}`,
        `lets other sites in: ${allowed?.slice(0, 60)}`,
      )
    },
  },
  {
    id: 'HDR-08',
    run: async ({ endpoint }) => {
      const { headers } = await endpoint.send(TYPENAME)
      return demand(!headers.has('set-cookie'), 'đặt cookie', 'sets a cookie')
    },
  },
  { id: 'HTTP-01', run: async ({ endpoint }) => is(await endpoint.send(TYPENAME), 200) },
  {
    id: 'HTTP-02',
    run: async ({ endpoint, province }) => {
      const query = `query A { __typename } query B($first: Int!) { first: ${province.rootField} { ...facts series(first: $first) { nodes { id } } } } fragment facts on ${province.typeName} { code: id }`
      const answer = await endpoint.send(questionOf({ query, operationName: 'B', variables: { first: 1 } }))
      const json = readJson(answer.text)
      const data = isObject(json) && isObject(json.data) && isObject(json.data.first) ? json.data.first : {}
      return demand(
        data.code === province.id,
        'không hiểu biến, bí danh, mảnh hoặc operationName',
        'does not understand variables, aliases, fragments or operationName',
      )
    },
  },
  {
    id: 'HTTP-03',
    run: async ({ endpoint }) => is(await endpoint.send({ ...TYPENAME, body: '{"query":' }), 400),
  },
  { id: 'HTTP-04', run: async ({ endpoint }) => is(await endpoint.send(questionOf({})), 400) },
  {
    id: 'HTTP-05',
    run: async ({ endpoint }) => is(await endpoint.send({ method: 'DELETE' }), 405),
  },
  {
    id: 'HTTP-06',
    run: async ({ endpoint, province }) => {
      const answer = await endpoint.send(
        questionOf({ query: `{ province: ${province.rootField} { nameVi } }` }),
      )
      const isUtf8 = !/charset=(?!utf-8)/i.test(answer.headers.get('content-type') ?? '')
      return demand(
        isUtf8 && answer.text.includes(JSON.stringify(province.nameVi)),
        'không phải UTF-8 dựng sẵn',
        'it is no composed UTF-8',
      )
    },
  },
]

/** What /release may take, in milliseconds: freshness is asked again and again. */
const RELEASE_MS = 500

export const TIME_AUDITS: readonly Audit[] = [
  {
    id: 'TIME-01',
    run: async ({ endpoint }) => {
      const times = [
        await endpoint.get('release'),
        await endpoint.get('release'),
        await endpoint.get('release'),
      ].map(({ ms }) => ms)
      const quickest = Math.round(Math.min(...times))
      return demand(
        quickest <= RELEASE_MS,
        `nhanh nhất ${quickest} ms`,
        `the quickest of three took ${quickest} ms`,
      )
    },
  },
  {
    id: 'TIME-02',
    run: async (subject) => {
      const started = performance.now()
      await subject.slices([subject.sliceId(await oneLatest(subject))])
      const ms = Math.round(performance.now() - started)
      const most = Math.min(3000, subject.endpoint.deadlineMs)
      return demand(ms <= most, `một lát cắt mất ${ms} ms`, `one slice took ${ms} ms`)
    },
  },
  {
    id: 'TIME-03',
    run: async (subject) => {
      const id = subject.sliceId(await oneLatest(subject))
      const answers = await Promise.allSettled(Array.from({ length: 8 }, () => subject.slices([id])))
      const lost = answers.filter(
        (answer) => answer.status === 'rejected' || !isObject(answer.value[0]),
      ).length
      return demand(
        lost === 0,
        `mất ${lost} trên 8 câu trả lời đồng thời`,
        `${lost} of 8 answers at once are lost`,
      )
    },
  },
]

async function oneLatest(subject: Subject) {
  try {
    const { indicators } = await everything(subject)
    return { indicators: indicators.slice(0, 5), period: { pick: 'LATEST' } as const }
  } catch (error) {
    if (!(error instanceof AuditEnd)) throw error
    return { indicators: ['POOR_HH_RATE'], period: { pick: 'LATEST' } as const }
  }
}

async function etagOf({ endpoint }: Subject): Promise<string> {
  const etag = (await endpoint.get('release')).headers.get('etag')
  if (!etag) throw restsOn('HLT-04')
  return etag
}

function is({ status }: HttpAnswer, expected: number) {
  return demand(
    status === expected,
    `trả lời HTTP ${status}, phải là ${expected}`,
    `answers HTTP ${status}, must be ${expected}`,
  )
}

/** Not executed, whatever it is answered. */
function refused({ status, text }: HttpAnswer) {
  const json = readJson(text)
  const isExecuted = isObject(json) && isObject(json.data)
  return demand(
    status >= 400 && !isExecuted,
    `được thực hiện (HTTP ${status})`,
    `it is executed (HTTP ${status})`,
  )
}
