// The numbers of the leash that every province is on, in one table: what a status page lists, and a test changes.

export const LEASH = {
  /** For one question, in ms: waiting its turn, connecting, a second try and the last byte are all within it. PROVINCE_DEADLINE_MS sets it. */
  deadlineMs: 3000,
  /** Questions at one province at the same time. */
  atOnce: 64,
  /** Questions that may wait for their turn; what does not fit is DOWN at once. */
  waiting: 1000,
  /** Far above any slice; a province that sends more is refused while it sends. */
  answerBytes: 8 * 1024 * 1024,
  /** Of `GET /release`, which is some hundred bytes. */
  releaseBytes: 64 * 1024,
  /** Failures in a row (DOWN, TIMED_OUT) after which nobody waits for the province any more. */
  openAfterFailures: 5,
  /** Then it is tried at most this long after, in ms, by the next question that comes; twice as long each time … */
  probeAfterMs: 500,
  /** … up to this: one that hung and came back is taken back within this and one deadline, any other within this. */
  probeAfterAtMostMs: 2000,
  /** A second try comes this long after the first one, in ms, at random between the two. */
  retryAfterMs: 20,
  retryAfterAtMostMs: 100,
  /** So many questions earn one second try, and this many tries may be saved up. */
  questionsPerRetry: 10,
  retriesSaved: 5,
  /** Whose times the report is about: the last so many answers. */
  answersTimed: 100,
} as const

export type LeashLimits = { readonly [name in keyof typeof LEASH]: number }
