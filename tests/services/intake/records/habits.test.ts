// A file as an office fills it in: every row writes its figure in another way, and all of them are read for certain.
import { expect, it } from 'vitest'
import { findingsOf, lineOf, readContent } from './read-text.ts'

const FILE = `\uFEFFBiểu số liệu xã hội tỉnh An Giang;;;;;;;;;
;;;;;;;;;
Chỉ tiêu;Địa bàn (area);Kỳ báo cáo;Giá trị *;ĐVT;Tình trạng;Chuẩn (standard);Phân tổ;Thu hồi;Ghi chú
POOR_HH_COUNT;VN63-89;2022;7.325;hộ;chính thức;mdp_2022_2025;;;
poor_hh_rate · Tỷ lệ hộ nghèo;An Giang;năm 2022;2,81%;;;MDP_2022_2025 · Chuẩn nghèo;;;rà soát cuối năm
POOR_HH_RATE;Tỉnh Kiên Giang;2023;dưới 4%;%;Sơ bộ;MDP_2022_2025;;;
Tổng số hộ dân cư;kien giang;2022;456,8;nghìn hộ;;;;;
POOR_HH_RATE_REDUCTION;VN63-89;2024;1 - 1,2%;;KH;MDP_2022_2025;;;
WORKERS_SENT_ABROAD;VN63-89;6 tháng đầu năm 2024;gần 1.200 người;;E;;destination=JP;;
GRATITUDE_FUND_RAISED;VN63-89;2023;14 tỷ đồng;;;;;;
SI_PARTICIPANTS;VN63-89;31/12/2023;không có số liệu;;;;;;
POOR_HH_RATE;CẢ NƯỚC;2022;4,03;;;MDP_2022_2025;;;
NEAR_POOR_HH_COUNT;VN63-91;2021;;;;MDP_2016_2020;"urbanisation=RURAL; ethnicity=KHMER";x;
`

it('reads each of them', async () => {
  const { summary, figures } = await readContent('bieu.csv', FILE)
  expect(findingsOf(summary)).toEqual([])
  expect(figures.map(lineOf)).toEqual([
    'VN63-89 | POOR_HH_COUNT | 2022 | 7325 0/0 | HOUSEHOLDS | A | ACTUAL',
    'VN63-89 | POOR_HH_RATE | năm 2022 | 2.81 2/0 | PERCENT | A | ACTUAL',
    'VN63-91 | POOR_HH_RATE | 2023 | LESS_THAN · · 4 0/0 | PERCENT | P | ACTUAL',
    'VN63-91 | HH_TOTAL | 2022 | 456800 1/3 | HOUSEHOLDS | A | ACTUAL',
    'VN63-89 | POOR_HH_RATE_REDUCTION | 2024 | RANGE · 1 1.2 1/0 | PERCENTAGE_POINTS | A | TARGET',
    'VN63-89 | WORKERS_SENT_ABROAD | 6 tháng đầu năm 2024 | NEARLY 1200 · 1200 0/0 | PERSONS | E | ACTUAL',
    'VN63-89 | GRATITUDE_FUND_RAISED | 2023 | 14000000000 0/9 | VND | A | ACTUAL',
    'VN63-89 | SI_PARTICIPANTS | 31/12/2023 | NOT_REPORTED | PERSONS | M | ACTUAL',
    'VN63-91 | NEAR_POOR_HH_COUNT | 2021 | NOT_REPORTED | HOUSEHOLDS | M | ACTUAL',
  ])
  expect(figures.map(({ withdraws }) => withdraws)).toEqual([...Array(8).fill(false), true])
  expect(figures[8]?.observation.key.breakdown).toEqual({ ethnicity: 'KHMER', urbanisation: 'RURAL' })
  expect(figures[5]?.observation.key.breakdown).toEqual({ destination: 'JP' })
  expect(figures[1]?.observation.note).toBe('rà soát cuối năm')
  expect(figures[7]?.observation.key.timeBasis).toBe('AS_OF')
  expect(summary).toMatchObject({
    ...{ format: 'CSV', encoding: 'UTF-8', form: 'RECORDS', rows: 10, figures: 8, withdrawals: 1 },
    setAside: [{ place: { row: 12 }, why: 'COUNTRY' }],
    mapping: { v: 1, form: 'RECORDS', numbers: 'VI' },
  })
})

it('takes the file for the document, and names it alike in every file', async () => {
  const rows = 'area,indicator,period,value,source_title,source_date\n'
  const figure = 'VN63-89,HH_TOTAL,2022,500000'
  const { figures } = await readContent(
    'bieu.csv',
    `${rows}${figure},,\n${figure.replace('2022', '2023')},Niên giám,15/1/2024\n`,
  )
  expect(figures.map(({ observation }) => observation.source)).toEqual([
    {
      id: expect.any(String),
      title: 'bieu.csv',
      publisher: 'An Giang',
      date: '2025-11-22',
      attribution: 'STATED',
      confidence: '1',
    },
    {
      id: expect.any(String),
      title: 'Niên giám',
      publisher: 'An Giang',
      date: '2024-01-15',
      attribution: 'STATED',
      confidence: '1',
    },
  ])
  const again = await readContent('khac.csv', `${rows}${figure},Niên giám,2024-01-15\n`)
  expect(again.figures[0]?.observation.source.id).toBe(figures[1]?.observation.source.id)
})

it('takes what the mapping says where a row says nothing', async () => {
  const { summary, figures } = await readContent('bieu.csv', 'Địa bàn,Chỉ tiêu,Giá trị\nAG,HH_TOTAL,500\n', {
    mapping: {
      v: 1,
      form: 'RECORDS',
      areas: { AG: 'VN63-89' },
      figures: { period: '2022', status: 'P', multiplier: 3 },
    },
  })
  expect(findingsOf(summary)).toEqual([])
  expect(figures.map(lineOf)).toEqual(['VN63-89 | HH_TOTAL | 2022 | 500000 0/3 | HOUSEHOLDS | P | ACTUAL'])
})
