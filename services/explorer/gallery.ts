// The gallery: questions an analyst would ask, ready to run. Pure data, so that tests run each one through the real gateway.
// How an example reaches the editor is gallery-panel.tsx; what the words of a question mean is the contract in schema/contract/.

import type { Example } from './example.ts'
import { JUDGEMENT_EXAMPLES } from './judgement-examples.ts'

export const GALLERY: readonly Example[] = [
  {
    id: 'trained-labour-2020',
    titleVi: 'So sánh và xếp hạng: lao động qua đào tạo 2020',
    titleEn: 'Compare and rank: trained labour, 2020',
    question: 'Năm 2020 tỷ lệ lao động qua đào tạo của tỉnh nào cao nhất, và tỉnh nào không có số liệu?',
    document: `query LaoDongQuaDaoTao2020 {
  compare(input: {
    indicators: ["TRAINED_LABOUR_RATE"]
    period: { at: "2020" }
  }) {
    columns { indicator { nameVi } unit }
    rows {
      area { nameVi }
      cells {
        value
        rank
        rankedOf { ranked expected }
        absence
      }
    }
    comparability {
      comparable
      issues { code message }
    }
  }
}`,
  },
  {
    id: 'poor-households-latest',
    titleVi: 'Hộ nghèo mới nhất, và vì sao không xếp hạng được',
    titleEn: 'Latest poor-household rates, and why they cannot be ranked',
    question: 'Tỷ lệ hộ nghèo mới nhất của từng tỉnh là bao nhiêu, và vì sao chưa so sánh được với nhau?',
    document: `query HoNgheoMoiNhat {
  compare(input: {
    indicators: ["POOR_HH_RATE"]
    period: { latest: EACH }
  }) {
    columns { rankBlockedBy }
    rows {
      area { nameVi }
      cells {
        value
        period { label }
        standard
        rank
        absence
      }
    }
    comparability {
      comparable
      issues {
        code
        severity
        acceptable
        vi: message(lang: VI)
        en: message(lang: EN)
      }
    }
  }
}`,
  },
  {
    id: 'find-indicator',
    titleVi: 'Tìm chỉ tiêu, không cần gõ dấu',
    titleEn: 'Find an indicator, without typing diacritics',
    question: 'Danh mục có những chỉ tiêu nào về hộ nghèo, tính bằng gì và theo văn bản nào?',
    document: `query TimChiTieu {
  indicators(search: "ho ngheo") {
    code
    nameVi
    nameEn
    unit
    higherIs
    legalSource
    verified
  }
}`,
  },
  {
    id: 'workers-abroad-by-destination',
    titleVi: 'Phân tổ: An Giang đưa lao động đi những nước nào',
    titleEn: 'A breakdown: where An Giang sends its workers',
    question: 'An Giang đưa lao động đi làm việc ở những nước nào, mỗi nước bao nhiêu người?',
    document: `query LaoDongDiNuocNgoai {
  compare(input: {
    indicators: ["WORKERS_SENT_ABROAD"]
    provinces: ["VN34-91"]
    breakdown: [
      { dimension: "destination", all: true }
    ]
    period: {
      latest: EACH
      # Nguồn viết "trong năm", không nói năm nào
      includeNotStated: true
    }
  }) {
    columns { breakdown { dimension code } }
    rows {
      area { nameVi }
      cells { value period { label stated } }
    }
  }
}`,
  },
  {
    id: 'coverage-and-releases',
    titleVi: 'Khánh Hòa đang có số liệu gì, công bố khi nào',
    titleEn: 'What Khánh Hòa holds, and when it was published',
    question: 'Khánh Hòa có những chỉ tiêu nào, cho địa bàn và kỳ nào, trong những lần công bố nào?',
    document: `query KhanhHoaCoGi {
  khanhHoa {
    areas { id nameVi validFrom validTo }
    coverage {
      indicator { code nameVi }
      area { nameVi }
      kind
      statistic
      periods { label }
      observations
    }
    releases {
      totalCount
      nodes { number publishedAt note }
    }
  }
}`,
  },
  {
    id: 'series-as-columns',
    titleVi: 'Chuỗi số liệu dạng cột, để vẽ biểu đồ',
    titleEn: 'Series as columns, for charts',
    question: 'Tỷ lệ lao động qua đào tạo của Thái Nguyên thay đổi thế nào qua các năm?',
    document: `query ChuoiThaiNguyen {
  thaiNguyen {
    series(
      indicators: ["TRAINED_LABOUR_RATE"]
      kinds: [ACTUAL]
      first: 10
    ) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        indicator { nameVi }
        area { nameVi }
        statistic
        unit
        periods { start end label }
        values
        statuses
      }
    }
  }
}`,
  },
  {
    id: 'job-targets',
    titleVi: 'Chỉ tiêu kế hoạch về việc làm',
    titleEn: 'Job targets',
    question: 'Các tỉnh đặt chỉ tiêu việc làm bao nhiêu trong những năm 2015–2025?',
    document: `# Câu hỏi nằm ở ô Variables bên dưới:
# đổi TARGET thành ACTUAL để xem kết quả.
query ChiTieuViecLam($input: CompareInput!) {
  compare(input: $input) {
    columns {
      statistic
      period { label }
      unit
    }
    rows {
      area { nameVi }
      cells { value low high concept absence }
    }
    comparability { issues { code message } }
  }
}`,
    variables: {
      input: { indicators: ['JOBS_CREATED'], kind: 'TARGET', period: { from: '2015', to: '2025' } },
    },
  },
  {
    id: 'who-answered',
    titleVi: 'Tỉnh nào đã trả lời, tỉnh nào chưa tham gia',
    titleEn: 'Who answered, and who has not joined',
    question: 'Khi hỏi An Giang, Phú Thọ và Hà Nội thì tỉnh nào trả lời, lúc nào, từ lần công bố nào?',
    document: `query AiDaTraLoi {
  compare(input: {
    indicators: ["TRAINED_LABOUR_RATE"]
    provinces: ["VN34-91", "VN34-25", "VN34-01"]
    period: { latest: EACH }
  }) {
    answers {
      province { id nameVi }
      state
      ageSeconds
      answeredAt
      release { number publishedAt }
      message
    }
    rows {
      area { nameVi }
      cells { value period { label } absence }
    }
  }
}`,
  },
  {
    id: 'source-of-a-figure',
    titleVi: 'Một con số lấy từ đâu',
    titleEn: 'Where a figure comes from',
    question: 'Số hộ nghèo và tỷ lệ hộ nghèo năm 2022 của An Giang lấy từ tài liệu nào, công bố lần nào?',
    document: `query NguonSoLieu {
  compare(input: {
    indicators: ["POOR_HH_COUNT", "POOR_HH_RATE"]
    areas: ["VN63-89"]
    period: { at: "2022" }
  }) {
    columns { indicator { nameVi } unit }
    rows {
      cells {
        value
        qualifier
        status
        standard
        observationId
        source {
          title
          publisher
          date
          place
          attribution
          confidence
        }
        release { number publishedAt }
        inferred
        note
      }
    }
  }
}`,
  },
  {
    id: 'code-91',
    titleVi: 'Mã 91 là tỉnh nào, trước và sau 1/7/2025',
    titleEn: 'Which province is code 91, before and after 1 July 2025',
    question: 'Mã 91 chỉ tỉnh nào vào cuối năm 2022, và chỉ tỉnh nào hiện nay?',
    document: `# Hỏi mã 91 mà không nói ngày thì bị từ chối,
# kèm danh sách để chọn.
query Ma91 {
  truoc: area(code: "91", at: "2022-12-31") {
    ...DiaBan
  }
  nay: area(code: "91", at: "2026-01-01") {
    ...DiaBan
  }
}

fragment DiaBan on Area {
  id
  nameVi
  kind
  validFrom
  validTo
  region { nameVi }
  host
}`,
  },
  ...JUDGEMENT_EXAMPLES,
]
