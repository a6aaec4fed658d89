// `GET /metrics` for Prometheus: questions and their answers, and how each province fares. By province, never by the text of a question.
import { type Aggregator, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Reply } from '#runtime/reply.ts'
import type { AnsweredQuestion } from './slow-questions.ts'
import { readStatus, type Status, type StatusOptions } from './status.ts'

export interface Metrics {
  readonly registry: Registry
  /** A question was answered: with which HTTP status, from memory or not, and after how long. */
  answered(question: Pick<AnsweredQuestion, 'status' | 'remembered' | 'ms'>): void
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** One for each gateway. What provinces do is read when somebody asks for the figures, so that a question pays nothing for it. */
export function createMetrics(options: StatusOptions): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const questions = new Histogram({
    name: 'lientinh_question_seconds',
    help: 'Time from reading a question to its answer.',
    labelNames: ['status', 'remembered'],
    buckets: SECONDS,
    registers: [registry],
  })
  addProvinceMetrics(registry, options)
  return {
    registry,
    answered: ({ status, remembered, ms }) =>
      questions.observe({ status: String(status), remembered: String(remembered) }, ms / 1000),
  }
}

/** For `serve({ routes })`; `read` gives the figures of all processes where there are several. */
export function metricsRoutes(registry: Registry, read: () => Promise<string> = () => registry.metrics()) {
  return {
    'GET /metrics': async (): Promise<Reply> => ({
      status: 200,
      headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
      body: await read(),
    }),
  }
}

type ProvinceNumber = (province: Status['provinces'][number]) => number | null

/** The last is how several processes' become one (shared-metrics.ts). */
const GAUGES: Readonly<Record<string, readonly [help: string, of: ProvinceNumber, all: Aggregator]>> = {
  lientinh_province_up: [
    'Whether the last question to the province was answered; absent while it is no member or nobody has asked.',
    ({ state }) => (state === 'NOT_JOINED' || state === 'UNKNOWN' ? null : Number(state === 'UP')),
    'min',
  ],
  lientinh_province_left_alone: [
    'Whether its breaker is open.',
    ({ state, leash }) => leash && Number(state === 'LEFT_ALONE'),
    'max',
  ],
  lientinh_province_release: ['Number of the release last known.', ({ release }) => release, 'max'],
  lientinh_province_confirmed_seconds: [
    'Seconds since the release was last known to be current.',
    ({ confirmedSecondsAgo }) => confirmedSecondsAgo,
    'min',
  ],
  lientinh_province_in_flight: ['Questions under way.', ({ leash }) => leash?.inFlight ?? null, 'sum'],
  lientinh_province_waiting: [
    'Questions waiting for their turn.',
    ({ leash }) => leash?.waiting ?? null,
    'sum',
  ],
  lientinh_province_p50_seconds: [
    'Median of the last answers.',
    ({ leash }) => seconds(leash?.latencyMs?.p50),
    'average',
  ],
  lientinh_province_p95_seconds: [
    '95th percentile of the last answers.',
    ({ leash }) => seconds(leash?.latencyMs?.p95),
    'max',
  ],
}

const COUNTERS: Readonly<Record<string, readonly [help: string, of: ProvinceNumber]>> = {
  lientinh_province_requests_total: [
    'Questions asked of the province.',
    ({ leash }) => leash?.requests ?? null,
  ],
  lientinh_province_failures_total: ['Those without an answer.', ({ leash }) => leash?.failures ?? null],
  lientinh_province_retries_total: ['Second tries.', ({ leash }) => leash?.retries ?? null],
}

function addProvinceMetrics(registry: Registry, options: StatusOptions): void {
  const each = (of: ProvinceNumber, put: (province: string, value: number) => void) => {
    for (const province of readStatus(options, new Date()).provinces) {
      const value = of(province)
      if (value !== null) put(province.id, value)
    }
  }
  const common = { labelNames: ['province'] as const, registers: [registry] }
  for (const [name, [help, of, aggregator]] of Object.entries(GAUGES))
    new Gauge({
      ...{ name, help, aggregator, ...common },
      collect() {
        this.reset()
        each(of, (province, value) => this.set({ province }, value))
      },
    })
  for (const [name, [help, of]] of Object.entries(COUNTERS))
    new Counter({
      ...{ name, help, ...common },
      collect() {
        this.reset()
        each(of, (province, value) => this.inc({ province }, value))
      },
    })
}

function seconds(ms: number | undefined): number | null {
  return ms === undefined ? null : ms / 1000
}
