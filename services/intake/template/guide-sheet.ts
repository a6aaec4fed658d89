// The template's second sheet: how to fill in the first, in Vietnamese with English beside it. The sentences of the columns are
// column-guide.ts.
import type { Workbook } from 'exceljs'
import type { Province } from '#schema/registry/registry.ts'
import { RECORD_COLUMNS, REQUIRED_COLUMNS } from '../records/columns.ts'
import { COLUMN_GUIDE } from './column-guide.ts'

const RULES: readonly (readonly [vi: string, en: string])[] = [
  [
    'Mỗi dòng một số liệu. Bốn cột bắt buộc: Địa bàn, Chỉ tiêu, Kỳ, Giá trị; các cột khác để trống khi không cần.',
    'One figure a row. Four columns are required: area, indicator, period, value; leave the others empty when not needed.',
  ],
  [
    'Mọi ô đều là chữ, để phần mềm bảng tính không đổi 1-2 thành ngày tháng hay 1.500 thành 1,5. Không dùng công thức.',
    'Every cell is text, so that the spreadsheet does not turn 1-2 into a date or 1.500 into 1.5. No formulas.',
  ],
  [
    'Chọn trong danh sách thả xuống, hoặc chỉ gõ mã đứng trước dấu “·”.',
    'Choose from the lists, or type the code before the “·” alone.',
  ],
  [
    'Lưu tệp dạng .xlsx rồi nhập bằng trang quản trị hoặc lệnh lientinh import.',
    'Save as .xlsx and import it on the administration page or by lientinh import.',
  ],
]

export function addGuideSheet(workbook: Workbook, province: Province): void {
  const sheet = workbook.addWorksheet('Hướng dẫn')
  sheet.columns = [{ width: 24 }, { width: 18 }, { width: 10 }, { width: 80 }, { width: 70 }]
  sheet.addRow([`Mẫu nhập số liệu: ${province.nameVi} (${province.id})`]).font = { bold: true, size: 14 }
  sheet.addRow([`Template for figures: ${province.nameEn}`])
  sheet.addRow([])
  for (const [vi, en] of RULES) sheet.addRow(['', '', '', vi, en])
  sheet.addRow([])
  sheet.addRow(['Cột', 'Mã (code)', 'Bắt buộc', 'Cách ghi', 'How to fill in']).font = { bold: true }
  for (const { code, nameVi } of RECORD_COLUMNS)
    sheet.addRow([nameVi, code, REQUIRED_COLUMNS.includes(code) ? 'có' : '', ...COLUMN_GUIDE[code]])
  sheet.eachRow((row) => {
    for (const column of [4, 5]) row.getCell(column).alignment = { wrapText: true, vertical: 'top' }
  })
}
