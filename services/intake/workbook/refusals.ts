// Why a file is not opened, in words: the three refusals that carry a reason or a measure.
// The sentences around the reason are schema/error-texts.json; when a file is refused, the readers decide.
import { fail, type LienTinhError } from '#schema/errors.ts'

const REASONS = {
  PASSWORD: ['tệp có mật khẩu', 'it is protected by a password'],
  DAMAGED: ['tệp hỏng hoặc chưa tải xong', 'it is damaged or was not downloaded completely'],
  BINARY: ['đây không phải bảng tính hay văn bản', 'it is neither a spreadsheet nor text'],
  OTHER_ZIP: [
    'đây là tệp nén khác, không phải sổ tính .xlsx (.xlsb, .ods và .docx không được đọc)',
    'it is some other archive, not an .xlsx workbook (.xlsb, .ods and .docx are not read)',
  ],
  OTHER_OLE: ['tệp Office này không phải sổ tính Excel', 'this Office file is not an Excel workbook'],
  NOT_TEXT: ['đây là sổ tính, không phải văn bản CSV', 'it is a workbook, not CSV text'],
  OPEN_QUOTE: [
    'có dấu nháy kép mở mà không đóng, hoặc một dòng quá dài',
    'a quotation mark is opened and never closed, or a row is far too long',
  ],
} as const satisfies Record<string, readonly [string, string]>

export type RefusalReason = keyof typeof REASONS

/** FILE_NOT_TABLE. The cause goes to the log only: libraries name paths and offsets that mean nothing to the office. */
export function notTable(file: string, reason: RefusalReason, cause?: unknown): LienTinhError {
  const [reasonVi, reasonEn] = REASONS[reason]
  return fail('FILE_NOT_TABLE', { file, reasonVi, reasonEn }, cause)
}

const MEASURES = {
  SIZE: ['dung lượng', 'its size'],
  UNPACKED: ['dung lượng sau khi giải nén', 'its size when unpacked'],
  RATIO: ['độ nén', 'how densely it is packed'],
  ROWS: ['số dòng', 'its number of rows'],
  COLUMNS: ['số cột', 'its number of columns'],
  CELLS: ['số ô của một trang', 'the number of cells of one sheet'],
} as const satisfies Record<string, readonly [string, string]>

/** FILE_TOO_LARGE. `size` and `limit` are texts with their unit, or counts. */
export function tooLarge(
  file: string,
  measure: keyof typeof MEASURES,
  size: string | number,
  limit: string | number,
): LienTinhError {
  const [what, whatEn] = MEASURES[measure]
  return fail('FILE_TOO_LARGE', { file, what, whatEn, size, limit })
}

/** @example formatMegabytes(52_428_800) // '50 MB' */
export function formatMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / MEGABYTE)} MB`
}

export const MEGABYTE = 1024 * 1024
