// What can go wrong between the gateway and a province, each as an answer that a played subgraph gives.
import type { ServerResponse } from 'node:http'
import type { Answer } from './play-subgraph.ts'

/** What no caller may ever read: it stands in every fault that carries a text. */
export const FAR_TEXT = 'FAR-SIDE-SECRET at Object.<anonymous> (/srv/app/server.js:1:1) 10.1.2.3:5432'

interface Fault {
  readonly state: 'DOWN' | 'TIMED_OUT' | 'REFUSED'
  readonly answer: Answer
}

const JSON_TYPE = { 'content-type': 'application/json' }
const raw = (send: (response: ServerResponse) => void) => () => send

/** By what a person would say of it. Faults that need an address of their own stand in the tests. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'hangs before the headers': { state: 'TIMED_OUT', answer: raw(() => {}) },
  'hangs after half of the body': {
    state: 'TIMED_OUT',
    answer: raw((response) => response.writeHead(200, JSON_TYPE).write('{"data":')),
  },
  'drips a byte now and then': { state: 'TIMED_OUT', answer: raw(drip) },
  'closes before the headers': { state: 'DOWN', answer: raw((response) => response.destroy()) },
  'closes in mid-body': {
    state: 'DOWN',
    answer: raw((response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' })
      response.write('{"data":', () => response.destroy())
    }),
  },
  'closes in mid-body of a chunked answer': {
    state: 'DOWN',
    answer: raw((response) => response.writeHead(200, JSON_TYPE).write('{"data":', () => response.destroy())),
  },
  'answers 500 with a stack': {
    state: 'DOWN',
    answer: raw((response) =>
      response.writeHead(500, JSON_TYPE).end(JSON.stringify({ errors: [{ message: FAR_TEXT }] })),
    ),
  },
  'answers 404': {
    state: 'REFUSED',
    answer: raw((response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end(`<h1>${FAR_TEXT}</h1>`),
    ),
  },
  'answers a page of HTML with status 200': {
    state: 'REFUSED',
    answer: raw((response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${FAR_TEXT}</h1>`),
    ),
  },
  'answers JSON that is called text': {
    state: 'REFUSED',
    answer: raw((response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('{"data":{}}')),
  },
  'answers garbage that is called JSON': {
    state: 'REFUSED',
    answer: raw((response) => response.writeHead(200, JSON_TYPE).end(FAR_TEXT)),
  },
  'answers 20 MB': {
    state: 'REFUSED',
    answer: raw((response) => response.writeHead(200, JSON_TYPE).end('1'.repeat(20e6))),
  },
  'answers something that is not GraphQL': { state: 'REFUSED', answer: () => [FAR_TEXT] },
  'answers data: null': { state: 'REFUSED', answer: () => ({ data: null }) },
  'answers errors and no data': {
    state: 'REFUSED',
    answer: () => ({
      errors: [{ message: FAR_TEXT, extensions: { code: FAR_TEXT, stacktrace: [FAR_TEXT] } }],
    }),
  },
  'answers of the wrong shape': {
    state: 'REFUSED',
    answer: () => ({ data: { _entities: FAR_TEXT, anGiang: FAR_TEXT } }),
  },
  'does not speak HTTP': {
    state: 'REFUSED',
    answer: raw((response) => response.socket?.end(`${FAR_TEXT}\r\n\r\n`)),
  },
}

function drip(response: ServerResponse): void {
  response.writeHead(200, JSON_TYPE)
  const timer = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(timer))
}
