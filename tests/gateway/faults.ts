// What can go wrong between the gateway and a province, each as an answer that a played subgraph gives.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Answer } from './play-subgraph.ts'

/** What no caller may ever read: it stands in every fault that carries a text. */
export const FAR_TEXT = 'FAR-SIDE-SECRET at Object.<anonymous> (/srv/app/server.js:1:1) 10.1.2.3:5432'

export interface Fault {
  readonly state: 'DOWN' | 'TIMED_OUT' | 'REFUSED'
  readonly answer: Answer
}

const JSON_TYPE = { 'content-type': 'application/json' }
const raw = (send: (response: ServerResponse) => void) => () => send
const onSocket = (send: (socket: Socket) => void) =>
  raw((response) => {
    if (response.socket) send(response.socket)
  })

/** 20 MB of zeros in 20 kB. */
const BOMB = gzipSync(Buffer.alloc(20e6))
const TWENTY_MB = Buffer.alloc(20e6, '1')

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
    answer: raw((response) => response.writeHead(200, JSON_TYPE).end(TWENTY_MB)),
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
  'drips its headers': { state: 'TIMED_OUT', answer: onSocket(dripHeaders) },
  'resets the connection in the middle of the headers': {
    state: 'DOWN',
    answer: onSocket((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-', () => socket.resetAndDestroy())),
  },
  'answers half of its JSON, of the length that it says': {
    state: 'REFUSED',
    answer: raw((response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '9' }).end('{"data":{'),
    ),
  },
  'answers 204 and no body': { state: 'REFUSED', answer: raw((response) => response.writeHead(204).end()) },
  'redirects to an address inside': {
    state: 'REFUSED',
    answer: raw((response) =>
      response.writeHead(307, { location: 'http://10.1.2.3/graphql' }).end(JSON.stringify({ data: {} })),
    ),
  },
  'announces 20 MB': {
    state: 'REFUSED',
    answer: raw((response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '20000000' }).write('{'),
    ),
  },
  'answers packed, which nobody asked for': {
    state: 'REFUSED',
    answer: raw((response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(BOMB),
    ),
  },
  'says two types at once': {
    state: 'REFUSED',
    answer: raw((response) =>
      response
        .writeHead(200, ['content-type', 'application/json', 'content-type', 'text/html'])
        .end('{"data":{}}'),
    ),
  },
  'says two lengths at once': {
    state: 'REFUSED',
    answer: onSocket((socket) =>
      socket.write(
        'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\ncontent-length: 3\r\n\r\n{"data":{}}',
      ),
    ),
  },
  'sends headers without end': {
    state: 'REFUSED',
    answer: onSocket((socket) => socket.write(`HTTP/1.1 200 OK\r\n${`x-far: ${FAR_TEXT}\r\n`.repeat(250)}`)),
  },
  'answers errors that are none': {
    state: 'REFUSED',
    answer: () => ({ data: {}, errors: [FAR_TEXT, null, { message: [FAR_TEXT], path: {} }] }),
  },
  'answers in HTTP/0.9': {
    state: 'REFUSED',
    answer: onSocket((socket) => socket.end(`<html>${FAR_TEXT}</html>`)),
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

function dripHeaders(socket: Socket): void {
  const timer = setInterval(() => socket.write('x'), 20)
  socket.write('HTTP/1.1 200 OK\r\nx-slow: ')
  socket.on('close', () => clearInterval(timer))
}
