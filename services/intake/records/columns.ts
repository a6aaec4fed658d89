// The columns of a file with one figure per row: what our export writes, our template asks for, and an import takes, in this order.
// Finding them in somebody's header is find-columns.ts; what stands under them is read by read-row.ts.

export interface RecordColumn {
  /** As the export writes it. */
  readonly code: RecordColumnCode
  readonly nameVi: string
  /** Other headings that offices write for it. */
  readonly also: readonly string[]
}

/** Every column, in the order in which the export writes them. */
export const RECORD_COLUMN_CODES = [
  'id',
  'area',
  'indicator',
  'kind',
  'statistic',
  'time_basis',
  'standard',
  'concept',
  'breakdown',
  'period',
  'value',
  'low',
  'high',
  'qualifier',
  'unit',
  'decimals',
  'multiplier',
  'status',
  'access',
  'absence',
  'inferred',
  'note',
  'source_title',
  'source_publisher',
  'source_date',
  'place',
  'withdraw',
] as const
export type RecordColumnCode = (typeof RECORD_COLUMN_CODES)[number]

/** Without these a row is no figure. */
export const REQUIRED_COLUMNS: readonly RecordColumnCode[] = ['area', 'indicator', 'period', 'value']

const NAMES: Readonly<Record<RecordColumnCode, readonly [nameVi: string, ...also: string[]]>> = {
  id: ['Mã bản ghi', 'Mã số liệu'],
  area: ['Địa bàn', 'Tỉnh', 'Tỉnh, thành phố', 'Tên tỉnh', 'Đơn vị hành chính', 'Địa phương'],
  indicator: ['Chỉ tiêu', 'Tên chỉ tiêu', 'Mã chỉ tiêu'],
  kind: ['Loại số liệu', 'Loại'],
  statistic: ['Đại lượng'],
  time_basis: ['Thời điểm'],
  standard: ['Chuẩn'],
  concept: ['Khái niệm'],
  breakdown: ['Phân tổ'],
  period: ['Kỳ', 'Kỳ báo cáo', 'Năm', 'Thời kỳ'],
  value: ['Giá trị', 'Số liệu', 'Trị số'],
  low: ['Cận dưới'],
  high: ['Cận trên'],
  qualifier: ['Mức chính xác'],
  unit: ['Đơn vị', 'Đơn vị tính', 'ĐVT'],
  decimals: ['Số lẻ', 'Số chữ số lẻ'],
  multiplier: ['Bội số'],
  status: ['Tình trạng', 'Trạng thái'],
  access: ['Quyền xem'],
  absence: ['Lý do trống'],
  inferred: ['Phần suy ra'],
  note: ['Ghi chú'],
  source_title: ['Nguồn', 'Tên nguồn', 'Tài liệu nguồn'],
  source_publisher: ['Cơ quan công bố', 'Đơn vị công bố'],
  source_date: ['Ngày công bố', 'Ngày tài liệu'],
  place: ['Vị trí trong nguồn', 'Vị trí'],
  withdraw: ['Thu hồi'],
}

export const RECORD_COLUMNS: readonly RecordColumn[] = RECORD_COLUMN_CODES.map((code) => {
  const [nameVi, ...also] = NAMES[code]
  return { code, nameVi, also }
})
