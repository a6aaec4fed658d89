// How much a question may ask, one row each: refused before it is validated or planned, so that no text and no size of it can keep the
// gateway busy. `GET /limits` serves the table; limits-page.ts adds what others refuse.
import type { ErrorCode } from '#schema/errors.ts'

export type LimitUnit = 'bytes' | 'characters' | 'tokens' | 'levels' | 'items' | 'requests' | 'milliseconds'

export interface Limit {
  readonly unit: LimitUnit
  /** The most that is allowed. */
  readonly value: number
  /** What a question over it is refused with. */
  readonly code: ErrorCode
  /** What is counted. */
  readonly vi: string
  readonly en: string
}

/**
 * The first four guard the reading, the last one the provinces, the others validation and planning. A comparison of 34 provinces takes
 * 36 requests, each province by its own field 34 root fields, GraphiQL's question about the schema 4 levels of it.
 */
export const LIMITS = {
  bodyBytes: {
    unit: 'bytes',
    value: 256 * 1024,
    code: 'BODY_TOO_LARGE',
    vi: 'độ dài của một yêu cầu POST',
    en: 'the body of a POST',
  },
  variablesBytes: {
    unit: 'bytes',
    value: 64 * 1024,
    code: 'VARIABLES_TOO_LARGE',
    vi: 'độ dài của variables, viết bằng JSON',
    en: 'the variables, written in JSON',
  },
  tokens: {
    unit: 'tokens',
    value: 4000,
    code: 'QUERY_TOO_LONG',
    vi: 'số từ, số và dấu của tài liệu',
    en: 'words, numbers and signs of a document',
  },
  nesting: {
    unit: 'levels',
    value: 50,
    code: 'QUERY_TOO_DEEP',
    vi: 'số dấu ngoặc lồng trong nhau của tài liệu',
    en: 'brackets within one another',
  },
  depth: {
    unit: 'levels',
    value: 12,
    code: 'QUERY_TOO_DEEP',
    vi: 'số trường lồng trong nhau, không kể câu hỏi về lược đồ',
    en: 'fields within one another, those about the schema aside',
  },
  fields: {
    unit: 'items',
    value: 2000,
    code: 'TOO_MANY_FIELDS',
    vi: 'số trường khi viết hết các fragment ra',
    en: 'fields, with all fragments written out',
  },
  aliases: {
    unit: 'items',
    value: 60,
    code: 'TOO_MANY_ALIASES',
    vi: 'số trường có bí danh khi viết hết các fragment ra',
    en: 'fields under an alias, with all fragments written out',
  },
  rootFields: {
    unit: 'items',
    value: 70,
    code: 'TOO_MANY_ROOT_FIELDS',
    vi: 'số trường của Query trong một câu hỏi',
    en: 'fields of Query in one question',
  },
  repeats: {
    unit: 'items',
    value: 300,
    code: 'TOO_MANY_REPEATS',
    vi: 'số trường được hỏi lại ở cùng một chỗ dưới cùng một tên',
    en: 'fields asked for again at the same place under the same name',
  },
  introspectionDepth: {
    unit: 'levels',
    value: 4,
    code: 'INTROSPECTION_TOO_DEEP',
    vi: 'lược đồ và các danh sách của nó (types, fields, args …) lồng trong nhau',
    en: 'the schema and its lists (types, fields, args …) within one another',
  },
  planSteps: {
    unit: 'requests',
    value: 400,
    code: 'PLAN_TOO_LARGE',
    vi: 'số bước của kế hoạch trả lời, cho mọi tỉnh của lược đồ, ước tính',
    en: 'steps of the plan, for every province of the schema, as estimated',
  },
  fetches: {
    unit: 'requests',
    value: 200,
    code: 'TOO_MANY_FETCHES',
    vi: 'số lượt hỏi bộ và các tỉnh, ước tính',
    en: 'requests to the ministry and the provinces, as estimated',
  },
} as const satisfies Readonly<Record<string, Limit>>

export type Measure = keyof typeof LIMITS
