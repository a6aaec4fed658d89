// Why the figures of a column cannot be combined, as sentences. When that is so is decided in summaries.ts.
import type { SummaryRefusal } from '../codes.ts'
import type { Messages } from './comparison-result.ts'

export const REFUSAL_MESSAGES: Readonly<Record<SummaryRefusal, Messages>> = {
  NO_FIGURES: {
    VI: 'Không có số liệu nào tính được: không địa bàn nào có số, hoặc số có được không nêu rõ địa bàn hay kỳ.',
    EN: 'There is no figure to count: no area has one, or what there is does not state its area or its period.',
  },
  NOT_COMPARABLE: {
    VI: 'Các số liệu khác kỳ, khác chuẩn, khác khái niệm hoặc khác địa giới nên không gộp được, kể cả một phần.',
    EN: 'The figures differ in period, standard, concept or boundaries, so that not even some of them can be combined.',
  },
  NOT_ADDITIVE: {
    VI: 'Số liệu của chỉ tiêu hoặc phép đo này không gộp được giữa các địa bàn.',
    EN: 'Figures of this indicator, or of this kind of measure, cannot be combined over areas.',
  },
  WEIGHTS_MISSING: {
    VI: 'Muốn gộp tỷ lệ hoặc số bình quân phải có tử số và mẫu số của từng địa bàn trong cùng kỳ; ở đây không đủ.',
    EN: 'Rates and averages are combined by the numerators and denominators of every area for the same period; some are not held.',
  },
  NOT_SINGLE_VALUES: {
    VI: 'Có số liệu chỉ là cận hoặc khoảng, không phải một giá trị, nên không gộp được.',
    EN: 'Some figures are only bounds or ranges and no single values, so that they cannot be combined.',
  },
}
