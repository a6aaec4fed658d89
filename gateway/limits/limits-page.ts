// `GET /limits`: every limit that a question may meet, whoever refuses it: ours before anybody is asked, the contract's at the ministry and
// at the provinces, and the leash that a province is on.
import { jsonReply, type Reply } from '#runtime/reply.ts'
import {
  COMBINATION_LIMIT,
  CURSOR_LIMIT,
  INDICATOR_LIMIT,
  PAGE_LIMIT,
} from '#schema/comparison/comparison-question.ts'
import { COMPARISON_ID_LIMIT } from '#schema/comparison/question.ts'
import { DIMENSION_LIMIT } from '#schema/comparison/question-measures.ts'
import { AREA_LIMIT, REGION_LIMIT } from '#schema/comparison/question-places.ts'
import { PROVINCE_PAGE_LIMIT } from '#schema/contract/page-size.ts'
import { SLICE_ID_LIMIT } from '#schema/slice.ts'
import { LEASH } from '../leash/leash-limits.ts'
import { LIMITS, type Limit } from './limits.ts'

type Refuser = 'gateway' | 'ministry' | 'province'

interface LimitRow extends Limit {
  /** `compare.first` is the argument of a field, or its input. */
  readonly name: string
  readonly refusedBy: Refuser
}

/** For `serve({ routes })`. */
export function limitsRoute({ deadlineMs }: { readonly deadlineMs: number }): () => Reply {
  const limits = [...ofGateway(), ...OF_CONTRACT, ...ofLeash(deadlineMs)]
  return () => jsonReply(200, { limits }, { 'cache-control': 'no-cache' })
}

function ofGateway(): LimitRow[] {
  return Object.entries(LIMITS).map(([name, limit]) => ({ name, refusedBy: 'gateway', ...limit }))
}

/** Everything that takes `first` is here; other lists (areas, indicators, provinces, coverage) are as long as the registry and catalogue. */
const OF_CONTRACT: readonly LimitRow[] = [
  {
    name: 'compare.indicators',
    refusedBy: 'ministry',
    unit: 'items',
    value: INDICATOR_LIMIT,
    code: 'TOO_MANY',
    vi: 'số chỉ tiêu của một so sánh',
    en: 'indicators of one comparison',
  },
  {
    name: 'compare.areas',
    refusedBy: 'ministry',
    unit: 'items',
    value: AREA_LIMIT,
    code: 'TOO_MANY',
    vi: 'số địa bàn của một so sánh',
    en: 'areas of one comparison',
  },
  {
    name: 'compare.regions',
    refusedBy: 'ministry',
    unit: 'items',
    value: REGION_LIMIT,
    code: 'TOO_MANY',
    vi: 'số vùng của một so sánh',
    en: 'regions of one comparison',
  },
  {
    name: 'compare.breakdown',
    refusedBy: 'ministry',
    unit: 'items',
    value: DIMENSION_LIMIT,
    code: 'TOO_MANY',
    vi: 'số chiều phân tổ của một so sánh',
    en: 'dimensions of one comparison',
  },
  {
    name: 'compare.breakdown.codes',
    refusedBy: 'ministry',
    unit: 'items',
    value: COMBINATION_LIMIT,
    code: 'TOO_MANY',
    vi: 'số tổ hợp mã phân tổ của một chỉ tiêu',
    en: 'combinations of breakdown codes of one indicator',
  },
  {
    name: 'compare.first',
    refusedBy: 'ministry',
    unit: 'items',
    value: PAGE_LIMIT,
    code: 'BAD_PAGE',
    vi: 'số hàng mỗi trang của một so sánh',
    en: 'rows of one page of a comparison',
  },
  {
    name: 'compare.after',
    refusedBy: 'ministry',
    unit: 'characters',
    value: CURSOR_LIMIT,
    code: 'BAD_CURSOR',
    vi: 'độ dài con trỏ của một so sánh',
    en: 'the cursor of a comparison',
  },
  {
    name: 'comparison.id',
    refusedBy: 'ministry',
    unit: 'characters',
    value: COMPARISON_ID_LIMIT,
    code: 'QUESTION_TOO_LARGE',
    vi: 'độ dài của một so sánh đã chuẩn hóa, cũng là mã của nó',
    en: 'a comparison in canonical form, which is its id',
  },
  {
    name: 'slice.id',
    refusedBy: 'ministry',
    unit: 'characters',
    value: SLICE_ID_LIMIT,
    code: 'SLICE_TOO_LARGE',
    vi: 'độ dài câu hỏi gửi một tỉnh khi so sánh',
    en: 'what a comparison asks of one province',
  },
  {
    name: 'series.first',
    refusedBy: 'province',
    unit: 'items',
    value: PROVINCE_PAGE_LIMIT,
    code: 'BAD_PAGE',
    vi: 'số chuỗi mỗi trang của một tỉnh',
    en: 'series of one page of a province',
  },
  {
    name: 'releases.first',
    refusedBy: 'province',
    unit: 'items',
    value: PROVINCE_PAGE_LIMIT,
    code: 'BAD_PAGE',
    vi: 'số lần công bố mỗi trang của một tỉnh',
    en: 'releases of one page of a province',
  },
]

/** What a province may not do; the others' answers stay. */
function ofLeash(deadlineMs: number): LimitRow[] {
  return [
    {
      name: 'province.deadline',
      refusedBy: 'gateway',
      unit: 'milliseconds',
      value: deadlineMs,
      code: 'PROVINCE_TIMED_OUT',
      vi: 'thời gian chờ một tỉnh trả lời',
      en: 'the time that a province has to answer',
    },
    {
      name: 'province.answer',
      refusedBy: 'gateway',
      unit: 'bytes',
      value: LEASH.answerBytes,
      code: 'PROVINCE_REFUSED',
      vi: 'độ dài câu trả lời của một tỉnh',
      en: 'the answer of one province',
    },
    {
      name: 'province.atOnce',
      refusedBy: 'gateway',
      unit: 'requests',
      value: LEASH.atOnce,
      code: 'PROVINCE_DOWN',
      vi: 'số câu hỏi gửi một tỉnh cùng lúc; hơn nữa thì xếp hàng',
      en: 'questions at one province at once; more wait for their turn',
    },
  ]
}
