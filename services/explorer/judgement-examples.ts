// Sample questions about what the ministry computes: targets, shares, derived figures, boundaries. The others are gallery.ts.
import type { Example } from './example.ts'

export const JUDGEMENT_EXAMPLES: readonly Example[] = [
  {
    id: 'target-attained',
    titleVi: 'Đạt chỉ tiêu chưa, và vượt bao nhiêu',
    titleEn: 'Was the target met, and by how much',
    question:
      'Thái Nguyên vượt chỉ tiêu việc làm giai đoạn 2016–2020 bao nhiêu phần trăm, và nguồn nói bao nhiêu?',
    document: `query DatChiTieu {
  compare(input: {
    indicators: ["JOBS_CREATED"]
    provinces: ["VN34-19"]
    statistic: ANNUAL_AVERAGE
    period: { at: "2016-2020" }
  }) {
    rows {
      area { nameVi }
      cells {
        value
        concept
        target { value concept period { label } observationId }
        attainment
        exceededPercent
        # số in trong nguồn và số tính lại
        claims { kind value recomputed agrees }
        explain
      }
    }
    comparability { issues { code message } }
  }
}`,
  },
  {
    id: 'change-and-summary',
    titleVi: 'Thay đổi, trung vị, độ phủ và trích dẫn',
    titleEn: 'Change, median, coverage and citation',
    question: 'Tỷ lệ lao động qua đào tạo năm 2020 thay đổi bao nhiêu điểm phần trăm, trung vị là bao nhiêu?',
    document: `query ThayDoi {
  compare(input: {
    indicators: ["TRAINED_LABOUR_RATE"]
    period: { at: "2020" }
    orderBy: { by: RANK }
  }) {
    rows {
      area { nameVi }
      cells {
        value
        rank
        change { points unit relativePercent from { label } }
        gapToMedian
        gapUnit
      }
    }
    summary { median coverage { answered expected } refusalMessage }
    # mã này trả lại đúng câu trả lời này, dù sau đó có công bố mới
    citation { id text }
  }
}`,
  },
  {
    id: 'derived-figures',
    titleVi: 'Nghèo đa chiều = nghèo + cận nghèo, có công thức',
    titleEn: 'Poor plus near-poor, with its formula',
    question: 'Tỷ lệ nghèo đa chiều của An Giang năm 2022 tính từ các số nào?',
    document: `query SuyRa {
  compare(input: {
    indicators: ["MD_POVERTY_RATE", "MD_POOR_HH_COUNT"]
    areas: ["VN63-89"]
    period: { at: "2022" }
    derive: [POOR_PLUS_NEAR_POOR]
  }) {
    columns { indicator { nameVi } unit }
    rows {
      cells {
        value
        derivation
        formula
        inputs { indicator { nameVi } value source { title place } }
      }
    }
  }
}`,
  },
  {
    id: 'new-boundaries',
    titleVi: 'Số liệu cũ trên địa giới mới: còn thiếu ai',
    titleEn: 'Old figures on new boundaries: who is missing',
    question:
      'Tỷ lệ hộ nghèo An Giang năm 2022 theo địa giới từ 1/7/2025 là bao nhiêu, còn thiếu số liệu của đơn vị nào?',
    document: `query DiaGioiMoi {
  compare(input: {
    indicators: ["POOR_HH_RATE"]
    provinces: ["VN34-91"]
    boundaries: VN34
    period: { at: "2022" }
  }) {
    rows {
      area { id nameVi }
      cells {
        value
        derivation
        missing { id nameVi }
        explain
      }
    }
    comparability { issues { code message } }
  }
}`,
  },
]
