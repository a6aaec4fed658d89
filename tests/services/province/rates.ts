// A small file of An Giang's figures: the rate of trained labour, year by year.

const HEADER =
  'Địa bàn,Chỉ tiêu,Loại số liệu,Kỳ,Giá trị,Đơn vị,Tình trạng,source_title,source_publisher,source_date'

/** One row a year, nothing to mend in it. */
export function rates(...figures: readonly (readonly [year: number, value: string])[]): string {
  const rows = figures.map(
    ([year, value]) =>
      `VN34-91,TRAINED_LABOUR_RATE,ACTUAL,${year},"${value}",PERCENT,A,Niên giám,Chi cục Thống kê,2025-06-30`,
  )
  return [HEADER, ...rows].join('\n')
}
