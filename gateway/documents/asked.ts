// What a request says: the parameters of GraphQL over HTTP, each of its type, from the address of a GET or the body of a POST.
// What is asked with them is read-question.ts's.
import type { IncomingMessage } from 'node:http'
import { readJsonBody } from '#runtime/read-body.ts'
import { fail, type LienTinhError } from '#schema/errors.ts'
import { excess } from '../limits/cost.ts'
import { LIMITS } from '../limits/limits.ts'

export interface Asked {
  /** Null when the document is named only. */
  readonly query: string | null
  /** `sha256:…`, as the appendix on persisted documents of GraphQL over HTTP has it. */
  readonly documentId: string | null
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly extensions: Readonly<Record<string, unknown>>
}

type Parameters = Readonly<Record<string, unknown>>

const OBJECT = { mustVi: 'một đối tượng JSON', mustEn: 'a JSON object' } as const
const TEXT = { mustVi: 'một chuỗi', mustEn: 'a string' } as const
const ONCE = { mustVi: 'một giá trị duy nhất', mustEn: 'given once' } as const

/** Reads the parameters. Throws BAD_PARAMETER, BAD_REQUEST, BODY_TOO_LARGE, VARIABLES_TOO_LARGE. */
export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const parameters = request.method === 'POST' ? await readBody(request) : readAddress(request.url ?? '')
  const asked = {
    query: textOf(parameters, 'query') || null,
    documentId: textOf(parameters, 'documentId') || null,
    operationName: textOf(parameters, 'operationName') || null,
    variables: objectOf(parameters, 'variables'),
    extensions: objectOf(parameters, 'extensions'),
  }
  requireShallow(asked.variables)
  requireSmall(asked.variables, request)
  return asked
}

async function readBody(request: IncomingMessage): Promise<Parameters> {
  const body = await readJsonBody(request, LIMITS.bodyBytes.value)
  if (body === undefined) throw fail('BAD_REQUEST')
  if (!isObject(body)) throw badParameter('body', OBJECT)
  return body
}

function readAddress(url: string): Parameters {
  const given = new URL(url, 'http://gateway').searchParams
  const texts = ['query', 'documentId', 'operationName'].map((name) => [name, onlyOf(given, name)])
  const objects = ['variables', 'extensions'].map((name) => [name, parseObject(name, onlyOf(given, name))])
  return Object.fromEntries([...texts, ...objects])
}

function onlyOf(given: URLSearchParams, name: string): string | null {
  const values = given.getAll(name)
  if (values.length > 1) throw badParameter(name, ONCE)
  return values[0] ?? null
}

function parseObject(name: string, text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    throw badParameter(name, OBJECT)
  }
}

function textOf(parameters: Parameters, name: string): string | null {
  const value = parameters[name] ?? null
  if (value !== null && typeof value !== 'string') throw badParameter(name, TEXT)
  return value
}

function objectOf(parameters: Parameters, name: string): Parameters {
  const value = parameters[name] ?? {}
  if (!isObject(value)) throw badParameter(name, OBJECT)
  return value
}

/** Whoever walks through variables calls itself for each level of them. */
function requireShallow(variables: Parameters): void {
  const limit = LIMITS.nesting.value
  if (isDeeper(variables, limit))
    throw fail('QUERY_TOO_DEEP', { measure: 'nesting', value: limit + 1, limit })
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((item) => isDeeper(item, levels - 1))
}

/** An address is shorter than the limit, and so is most of what is posted: only a long body is written out again. */
function requireSmall(variables: Parameters, { method, headers }: IncomingMessage): void {
  const length = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY)
  if (method !== 'POST' || length <= LIMITS.variablesBytes.value) return
  const [error] = excess('variablesBytes', Buffer.byteLength(JSON.stringify(variables)))
  if (error) throw error
}

function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function badParameter(
  name: string,
  must: { readonly mustVi: string; readonly mustEn: string },
): LienTinhError {
  return fail('BAD_PARAMETER', { name, ...must })
}
