// All audits, in the order in which they are held: first who it is and what it promises, then what it answers, then what stands around it.
import { ACCESS_AUDITS } from './audits/access-audits.ts'
import { ENTITY_AUDITS } from './audits/entity-audits.ts'
import { ERROR_AUDITS, LIMIT_AUDITS } from './audits/error-audits.ts'
import { FACT_AUDITS } from './audits/fact-audits.ts'
import { FIGURE_AUDITS } from './audits/figure-audits.ts'
import { HEADER_AUDITS, HEALTH_AUDITS, TIME_AUDITS } from './audits/http-audits.ts'
import { PAGE_AUDITS } from './audits/page-audits.ts'
import { RELEASE_AUDITS } from './audits/release-audits.ts'
import { SDL_AUDITS } from './audits/sdl-audits.ts'
import { SERIES_AUDITS } from './audits/series-audits.ts'
import { SLICE_AUDITS } from './audits/slice-audits.ts'
import type { Audit } from './subject.ts'

export const AUDIT_LIST: readonly Audit[] = [
  ...FACT_AUDITS.slice(0, 1), // REG-01: an endpoint of somebody else is told so first
  ...SDL_AUDITS,
  ...ENTITY_AUDITS,
  ...FACT_AUDITS.slice(1),
  ...SERIES_AUDITS,
  ...FIGURE_AUDITS,
  ...SLICE_AUDITS,
  ...RELEASE_AUDITS,
  ...PAGE_AUDITS,
  ...ACCESS_AUDITS,
  ...LIMIT_AUDITS,
  ...ERROR_AUDITS,
  ...HEALTH_AUDITS,
  ...HEADER_AUDITS,
  ...TIME_AUDITS,
]
