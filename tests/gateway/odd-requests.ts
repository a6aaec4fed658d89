// Requests of HTTP as nobody sends them: methods, addresses and headers that are allowed and odd, and bytes that are no request at all.
import fc from 'fast-check'
import { json } from './any-hostile.ts'

const CONTENT_TYPES = [
  ...['', '/', '*/*', 'text/plain', 'application/graphql', 'application/graphql+json', 'application/json;;'],
  ...['application/json, text/html', 'application/json; charset=utf-16', 'multipart/form-data; boundary='],
]
const ACCEPTED = [
  ...['', '*', '*/*;q=-1', ',;=', 'text/html', 'application/json;q=0', 'application/json;charset=utf-16'],
  ...['application/graphql-response+json;q=NaN', 'multipart/mixed; deferSpec=20220824', 'a'.repeat(5000)],
]

const headers = fc.record(
  {
    'content-type': fc.constantFrom(...CONTENT_TYPES),
    accept: fc.constantFrom(...ACCEPTED),
    'content-encoding': fc.constantFrom('gzip', 'br', 'identity', 'x'),
    'x-request-id': fc.string({
      unit: fc.integer({ min: 160, max: 255 }).map((code) => String.fromCharCode(code)),
    }),
    traceparent: fc.constantFrom(
      '00-0-0-00',
      'ff',
      '00-00000000000000000000000000000000-0000000000000000-00',
      '\t',
    ),
    authorization: fc.constantFrom('Bearer', 'Bearer \xff', 'Basic e30=', ''),
    'if-none-match': fc.constantFrom('*', '"x"', 'W/"'),
    'apollo-require-preflight': fc.constantFrom('', 'true'),
    'x-forwarded-for': fc.constantFrom('::1', '\xff', ','),
    cookie: fc.constant('a=b;'.repeat(500)),
    expect: fc.constant('100-continue'),
    range: fc.constantFrom('bytes=0-1', 'bytes=9-1'),
    origin: fc.constantFrom('null', 'https://example.org'),
  },
  { requiredKeys: [] },
)
const METHODS = 'GET HEAD POST PUT DELETE PATCH OPTIONS TRACE PROPFIND QUERY M-SEARCH'.split(' ')
const PATHS = [
  '/ // /../../etc/passwd /..%2f..%2fpackage.json /%00 /%ff * http://example.org/graphql',
  '/graphql /graphql? /graphql# /graphql/ /graphql;a=b /graphql?query=%zz /graphql?query=%00&query=%00',
  '/graphql?variables=[] /graphql?extensions=% /graphql?query={anGiang{id}}&variables={"__proto__":1}',
  '/livez? /readyz /limits /cost /status /metrics /schema.graphql',
].flatMap((line) => line.split(' '))

/** A request of HTTP that Node can send, of which hardly any is one of GraphQL. */
export const anyRequest = fc.record({
  method: fc.constantFrom(...METHODS),
  path: fc.oneof(
    fc.constantFrom(...PATHS),
    fc.webPath(),
    fc.webQueryParameters().map((query) => `/graphql?${query}`),
  ),
  headers,
  body: fc.oneof(fc.constantFrom('{"query":"{ anGiang { nameVi } }"}', ''), json),
})

/** Requests that break off, contradict themselves, or are none. */
export const BROKEN = [
  'GET /graphql HTTP/1.1\r\n',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"query":',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 2\r\n\r\n{}',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n',
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n{}',
  `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
  `GET / HTTP/1.1\r\nhost: a\r\n${'x: y\r\n'.repeat(3000)}\r\n`,
  'CONNECT example.org:443 HTTP/1.1\r\nhost: example.org\r\n\r\n',
  'GET /graphql HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  'GET /graphql HTTP/9.9\r\n\r\n',
  'GET /graphql HTTP/1.1\r\nhost: a\r\nexpect: x\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'FETCH /graphql HTTP/1.1\r\nhost: a\r\n\r\n',
  'GET /graphql HTTP/1.1\r\nhost: a\r\nx: \u0000\r\n\r\n',
  '\u0016\u0003\u0001\u0002',
]
