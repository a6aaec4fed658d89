// The settings of the gateway, one row each (settings-table.ts).
import { z } from 'zod'
import { type Facts, SWITCH, whole } from './setting-row.ts'

export const GATEWAY_SETTING = {
  provinceDeadlineMs: {
    env: 'PROVINCE_DEADLINE_MS',
    fallback: '3000',
    value: whole(50, 60_000),
    must: ['phải là số mili giây từ 50 đến 60000', 'must be 50 to 60000 milliseconds'],
    words: [
      'cổng chờ một tỉnh bao lâu, mili giây',
      'how long the gateway waits for one province, milliseconds',
    ],
  },
  gatewayWorkers: {
    env: 'GATEWAY_WORKERS',
    fallback: '1',
    value: z
      .string()
      .regex(/^(all|[0-9]|[1-5][0-9]|6[0-4])$/)
      .transform((text) => (text === 'all' ? 0 : Number(text))),
    must: [
      'phải là all (mọi lõi) hoặc số nguyên từ 0 đến 64',
      'must be all (every core) or a whole number from 0 to 64',
    ],
    words: [
      'cổng chạy mấy tiến trình; all hoặc 0: mỗi lõi một tiến trình',
      'how many processes the gateway runs in; all or 0: one for each core',
    ],
  },
  supergraph: {
    env: 'SUPERGRAPH',
    isPath: true,
    value: z.string(),
    words: [
      'tệp supergraph của cổng, đổi thì cổng dùng ngay; mặc định là tệp đi kèm',
      'the gateway’s supergraph file, taken when it changes; the one that comes with it unless given',
    ],
  },
  redisUrl: {
    env: 'REDIS_URL',
    secret: true,
    value: z.string().regex(/^rediss?:\/\/\S{1,500}$/),
    must: ['phải bắt đầu bằng redis:// hoặc rediss://', 'must begin with redis:// or rediss://'],
    words: [
      'Redis để các cổng dùng chung câu trả lời; không có thì cổng giữ trong thư mục dữ liệu',
      'Redis for gateways to share answers; without it a gateway keeps them in its data directory',
    ],
  },
  slowQuestionMs: {
    env: 'SLOW_QUESTION_MS',
    fallback: '2000',
    value: whole(1, 60_000),
    must: ['phải là số mili giây từ 1 đến 60000', 'must be 1 to 60000 milliseconds'],
    words: [
      'câu hỏi lâu hơn thế được ghi vào nhật ký, mili giây',
      'a question that takes longer is logged, milliseconds',
    ],
  },
  tracesUrl: {
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    value: z.string().regex(/^https?:\/\/\S{1,500}$/),
    must: ['phải bắt đầu bằng http:// hoặc https://', 'must begin with http:// or https://'],
    words: [
      'nơi nhận vết (OpenTelemetry, OTLP/HTTP); không có thì không gửi',
      'where traces go (OpenTelemetry, OTLP/HTTP); nowhere unless given',
    ],
  },
  mode: {
    env: 'GATEWAY_MODE', // test runners set MODE
    fallback: 'development',
    value: z.enum(['development', 'production']),
    must: ['phải là development hoặc production', 'must be development or production'],
    words: [
      'cổng đứng trước ai: production thì không nói về lược đồ ngoài /schema.graphql',
      'whom the gateway stands before: production tells nothing of the schema but /schema.graphql',
    ],
  },
  trustedDocuments: {
    env: 'TRUSTED_DOCUMENTS',
    isPath: true,
    value: z.string(),
    words: [
      'tệp các tài liệu đăng ký với cổng (apollo-persisted-query-manifest)',
      'file of documents registered with the gateway (apollo-persisted-query-manifest)',
    ],
  },
  trustedOnly: {
    env: 'TRUSTED_ONLY',
    fallback: '0',
    value: SWITCH,
    must: ['phải là 1 (chỉ tài liệu đã đăng ký) hoặc 0', 'must be 1 (registered documents only) or 0'],
    words: ['1: cổng chỉ trả lời tài liệu đã đăng ký', '1: the gateway answers registered documents only'],
  },
} as const satisfies Readonly<Record<string, Facts>>
