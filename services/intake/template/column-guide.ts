// How each column of the template is filled in, in sentences for the officer who fills it. What the columns are is records/columns.ts;
// how cells are read, records/ decides.
import type { RecordColumnCode } from '../records/columns.ts'

/** Vietnamese, English. */
export const COLUMN_GUIDE: Readonly<Record<RecordColumnCode, readonly [vi: string, en: string]>> = {
  id: [
    'Để trống cho số liệu mới. Khi sửa số liệu đã xuất ra thì giữ nguyên mã.',
    'Empty for a new figure. Keep it when mending a figure that was exported.',
  ],
  area: [
    'Chọn trong danh sách. Số liệu của kỳ trước 1/7/2025 theo tỉnh cũ thì chọn tỉnh cũ (VN63).',
    'Choose from the list. For periods before 2025-07-01 on the old boundaries choose the old unit (VN63).',
  ],
  indicator: ['Chọn trong danh sách.', 'Choose from the list.'],
  kind: [
    'Thực hiện, chỉ tiêu kế hoạch hay dự báo. Trống là thực hiện.',
    'Actual, target or forecast. Empty means actual.',
  ],
  statistic: [
    'Mức, tỷ trọng, mức thay đổi, lũy kế từ đầu kỳ hay bình quân năm. Trống khi danh mục chỉ tiêu đã định rõ.',
    'Level, share, change, cumulative or annual average. Empty where the catalogue is certain.',
  ],
  time_basis: [
    'Cuối kỳ, trong kỳ hay tại một ngày. Trống khi danh mục chỉ tiêu đã định rõ.',
    'End of period, during it, or as of a day. Empty where the catalogue is certain.',
  ],
  standard: [
    'Bắt buộc với chỉ tiêu nghèo: chuẩn dùng khi rà soát.',
    'Required for poverty: the standard of the review.',
  ],
  concept: [
    'Bắt buộc với việc làm: tạo mới, tăng thêm hay được hỗ trợ.',
    'Required for jobs: new, additional or supported.',
  ],
  breakdown: [
    'Trống là tổng số. Phân tổ ghi: sex=FEMALE;urbanisation=RURAL.',
    'Empty means the total. Written as sex=FEMALE;urbanisation=RURAL.',
  ],
  period: [
    '2022 · 2022-Q2 hoặc quý II/2022 · 2022-S1 hoặc 6 tháng đầu năm 2022 · 2022-9M · 2022-07 · 2022-07-31 · 2016-2020.',
    '2022 · 2022-Q2 · 2022-S1 · 2022-9M · 2022-07 · 2022-07-31 · 2016-2020.',
  ],
  value: [
    'Ghi như trong báo cáo: 7.325,5 · dưới 4% · 1,5-2% · gần 50.000 · 14 tỷ. Số 0 là không phát sinh; không có số liệu thì để trống và chọn lý do trống.',
    'As the report prints it: 7.325,5 · dưới 4% · 1,5-2%. Zero means none occurred; for no data leave it empty and choose the reason.',
  ],
  low: ['Chỉ khi số liệu là khoảng và cột Giá trị để trống.', 'Only for a range whose value is empty.'],
  high: ['Chỉ khi số liệu là khoảng và cột Giá trị để trống.', 'Only for a range whose value is empty.'],
  qualifier: [
    'Chỉ khi cột Giá trị là số trơn mà báo cáo nói khoảng, gần, dưới, trên.',
    'Only where the value is a bare number and the report says about, nearly, below or above.',
  ],
  unit: [
    'Trống là đơn vị của danh mục chỉ tiêu. Số ghi bằng nghìn thì đặt bội số 3, không đổi đơn vị.',
    'Empty means the unit of the catalogue. For thousands set the multiplier to 3.',
  ],
  decimals: [
    'Số chữ số sau dấu phẩy như đã in; trống thì đếm trong ô.',
    'Printed decimals; counted in the cell when empty.',
  ],
  multiplier: [
    'Lũy thừa của 10 như đã in: 3 là nghìn, 6 là triệu, 9 là tỷ. Trống là 0.',
    'Power of ten as printed: 3 thousands, 6 millions, 9 billions. Empty means 0.',
  ],
  status: ['Chính thức, sơ bộ, ước thực hiện hay dự báo.', 'Final, provisional, estimated or forecast.'],
  access: [
    'Ai được xem. Trống là theo danh mục chỉ tiêu.',
    'Who may see it. Empty means as the catalogue says.',
  ],
  absence: ['Chỉ khi không có số liệu.', 'Only where there is no figure.'],
  inferred: [
    'Phần nào của dòng không có trong báo cáo mà suy ra từ bối cảnh: standard;period;status;area.',
    'Parts of the row that the report does not state: standard;period;status;area.',
  ],
  note: ['Ghi chú in cùng số liệu.', 'A note that goes with the figure.'],
  source_title: ['Tên tài liệu nguồn.', 'Title of the source document.'],
  source_publisher: ['Cơ quan công bố tài liệu.', 'Who published the document.'],
  source_date: [
    'Ngày của tài liệu: 2024-12-31 hoặc 31/12/2024; chỉ biết năm thì ghi năm.',
    'Date of the document: 2024-12-31, or the year.',
  ],
  place: ['Trang, bảng hoặc dòng trong tài liệu nguồn.', 'Page, table or line in the document.'],
  withdraw: [
    'Ghi x để thu hồi số liệu đã công bố. Số liệu vắng mặt trong tệp thì không bị thu hồi.',
    'x takes a published figure back. A figure that is absent from the file is not withdrawn.',
  ],
}
