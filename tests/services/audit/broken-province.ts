// A real province with one fault: a server in front of it that answers as the province does, but for what the fault changes.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AuditId } from '#services/audit/audit-texts.ts'

export interface Asked {
  readonly method: string
  /** With its search. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Hands a question on to the real province, as it came or changed. */
type Pass = (asked?: Partial<Asked>) => Promise<Answered>

export interface Broken {
  /** What a person would say of this province. */
  readonly says: string
  /** The audit that catches it. */
  readonly audit: AuditId
  /** Patience of the audit; 5 s unless told. */
  readonly deadlineMs?: number
  answer(asked: Asked, pass: Pass): Promise<Answered>
}

/** What belongs to one connection, or to bytes that are made anew. */
const OF_THE_LINE = [
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'host',
  'expect',
  'accept-encoding',
]

export interface BrokenServed {
  readonly url: string
  /** From now on it is broken like this. */
  become(broken: Broken): void
  stop(): Promise<void>
}

export async function startBroken(target: string): Promise<BrokenServed> {
  let broken: Broken | undefined
  const server = createServer(async (request, response) => {
    const asked = await readAsked(request)
    const pass: Pass = (changed = {}) => forward(target, { ...asked, ...changed })
    try {
      const { status, headers, text } = await (broken?.answer(asked, pass) ?? pass())
      response.writeHead(status, { ...headers }).end(status === 304 ? undefined : text)
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    become: (next) => {
      broken = next
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { method = 'GET', url = '/', headers } = request
  return {
    method,
    path: url,
    headers: endToEnd(Object.entries(headers)),
    text: Buffer.concat(chunks).toString('utf8'),
  }
}

async function forward(target: string, { method, path, headers, text }: Asked): Promise<Answered> {
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const response = await fetch(new URL(path, target), {
    method,
    headers,
    redirect: 'manual',
    ...(hasBody ? { body: text } : {}),
  })
  return { status: response.status, headers: endToEnd(response.headers), text: await response.text() }
}

function endToEnd(headers: Iterable<[string, string | string[] | undefined]>): Record<string, string> {
  return Object.fromEntries(
    [...headers].flatMap(([name, value]) =>
      OF_THE_LINE.includes(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  )
}
