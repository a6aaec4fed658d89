import Excel from 'exceljs'
import { describe, expect, it } from 'vitest'
import { registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import { findHeader } from '#services/intake/records/find-columns.ts'
import {
  ABSENCE_CODES,
  ACCESS_CODES,
  KINDS,
  QUALIFIER_CODES,
  STATISTIC_CODES,
  TIME_BASIS_CODES,
} from '#services/intake/records/read-code.ts'
import { buildTemplate } from '#services/intake/template/build-template.ts'
import { openWorkbook } from '#services/intake/workbook/open-workbook.ts'
import { placeFile } from '../place-file.ts'

const AN_GIANG = resolveProvince(registry, 'VN34-91')
const CHOSEN = { indicators: ['POOR_HH_RATE', 'JOBS_CREATED'] }

async function load(bytes: Uint8Array): Promise<Excel.Workbook> {
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
  return workbook
}

/** The choices of the column whose heading ends with the code, as its drop-down list names them. */
function choicesOf(workbook: Excel.Workbook, code: string): unknown[] {
  const sheet = workbook.getWorksheet('Số liệu')
  const header = sheet?.getRow(1).values
  const column = Array.isArray(header) ? header.findIndex((text) => String(text).endsWith(`(${code})`)) : 0
  const [formula] = sheet?.getCell(2, column).dataValidation?.formulae ?? []
  const [, list = '', from = '', to = ''] = /^(\w+)!\$(\w+\$\d+):\$(\w+\$\d+)$/.exec(formula ?? '') ?? []
  const [top, bottom] = [from, to].map((address) => Number(address.split('$')[1]))
  const letter = from.split('$')[0]
  return Array.from(
    { length: (bottom ?? 0) - (top ?? 1) + 1 },
    (_, row) => workbook.getWorksheet(list)?.getCell(`${letter}${(top ?? 1) + row}`).value,
  )
}

describe('the template of a province', () => {
  it('opens as a workbook with a sheet of columns and a guide, and nothing else to be seen', async () => {
    const path = await placeFile('mau.xlsx', await buildTemplate(AN_GIANG, CHOSEN))
    const { grids, findings } = await openWorkbook(path, { name: 'mau.xlsx' })
    expect([grids.map(({ sheet }) => sheet), findings]).toEqual([['Số liệu', 'Hướng dẫn'], []])
    expect(grids[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      [
        'Mã bản ghi (id)',
        'Địa bàn (area)',
        'Chỉ tiêu (indicator)',
        'Loại số liệu (kind)',
        'Đại lượng (statistic)',
        'Thời điểm (time_basis)',
        'Chuẩn (standard)',
        'Khái niệm (concept)',
        'Phân tổ (breakdown)',
        'Kỳ (period)',
        'Giá trị (value)',
        'Cận dưới (low)',
        'Cận trên (high)',
        'Mức chính xác (qualifier)',
        'Đơn vị (unit)',
        'Số lẻ (decimals)',
        'Bội số (multiplier)',
        'Tình trạng (status)',
        'Quyền xem (access)',
        'Lý do trống (absence)',
        'Phần suy ra (inferred)',
        'Ghi chú (note)',
        'Nguồn (source_title)',
        'Cơ quan công bố (source_publisher)',
        'Ngày công bố (source_date)',
        'Vị trí trong nguồn (place)',
        'Thu hồi (withdraw)',
      ],
    ])
    expect(grids[1]?.rows[0]?.[0]?.text).toBe('Mẫu nhập số liệu: An Giang (VN34-91)')
    expect(grids[1]?.rows.length).toBe(36)
  })

  it('offers the old and the new units of the province', async () => {
    expect(choicesOf(await load(await buildTemplate(AN_GIANG, CHOSEN)), 'area')).toEqual([
      'VN34-91 · An Giang (từ 2025-07-01)',
      'VN63-89 · An Giang (đến 2025-06-30)',
      'VN63-91 · Kiên Giang (đến 2025-06-30)',
    ])
  })

  it('offers codes with their names', async () => {
    const workbook = await load(await buildTemplate(AN_GIANG, CHOSEN))
    expect([
      choicesOf(workbook, 'indicator'),
      choicesOf(workbook, 'status'),
      choicesOf(workbook, 'concept'),
    ]).toEqual([
      ['POOR_HH_RATE · Tỷ lệ hộ nghèo', 'JOBS_CREATED · Số lao động được giải quyết/tạo việc làm'],
      ['A · chính thức', 'P · sơ bộ', 'E · ước thực hiện', 'F · dự báo', 'B · gián đoạn chuỗi'],
      [
        'SUPPORTED · được hỗ trợ, giải quyết việc làm',
        'NEW · việc làm tạo mới',
        'ADDITIONAL · việc làm tăng thêm',
      ],
    ])
    expect(choicesOf(workbook, 'standard')).toEqual([
      'MDP_2016_2020 · Chuẩn nghèo tiếp cận đa chiều giai đoạn 2016–2020',
      'MDP_2022_2025 · Chuẩn nghèo đa chiều giai đoạn 2022–2025',
      'MDP_2027_2030 · Chuẩn nghèo đa chiều áp dụng từ 2027',
    ])
  })

  it('is read by the importer: every heading, and every choice of a closed list', async () => {
    const path = await placeFile('mau.xlsx', await buildTemplate(AN_GIANG, CHOSEN))
    const { grids } = await openWorkbook(path, { name: 'mau.xlsx' })
    expect(findHeader(1, grids[0]?.rows[0]?.map(({ text }) => text) ?? [])?.columns.size).toBe(27)
    const workbook = await load(await buildTemplate(AN_GIANG, CHOSEN))
    const read = (code: string, list: { find(text: string): string | null }) =>
      choicesOf(workbook, code).map((choice) => list.find(String(choice)))
    expect([
      read('kind', KINDS),
      read('statistic', STATISTIC_CODES),
      read('time_basis', TIME_BASIS_CODES),
      read('qualifier', QUALIFIER_CODES),
      read('access', ACCESS_CODES),
      read('absence', ABSENCE_CODES),
    ]).toEqual([
      ['ACTUAL', 'TARGET', 'FORECAST'],
      ['LEVEL', 'SHARE', 'CHANGE', 'CUMULATIVE', 'ANNUAL_AVERAGE'],
      ['END_OF_PERIOD', 'DURING_PERIOD', 'AS_OF'],
      ['EXACT', 'APPROX', 'NEARLY', 'LESS_THAN', 'AT_MOST', 'GREATER_THAN', 'AT_LEAST', 'RANGE'],
      ['PUBLIC', 'GOVERNMENT', 'INTERNAL'],
      ['NOT_REPORTED', 'NOT_APPLICABLE', 'NOT_PUBLISHED', 'SUPPRESSED'],
    ])
  })

  it('offers every indicator of the catalogue unless some are asked for', async () => {
    expect(choicesOf(await load(await buildTemplate(AN_GIANG)), 'indicator')).toHaveLength(92)
  })

  it('has a locked header over open cells that take what is typed as text', async () => {
    const sheet = (await load(await buildTemplate(AN_GIANG, CHOSEN))).getWorksheet('Số liệu')
    expect([
      sheet?.getCell('K1').protection?.locked ?? true,
      sheet?.getCell('K2').protection?.locked,
      sheet?.getCell('K2').numFmt,
      sheet?.getCell('A5000').protection?.locked,
    ]).toEqual([true, false, '@', false])
  })

  it('is of indicators that there are', async () => {
    await expect(
      buildTemplate(AN_GIANG, { indicators: ['POOR_HH_RTE', 'JOBS_CREATED'] }),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
      problems: [
        {
          path: 'indicators.0',
          code: 'UNKNOWN_INDICATOR',
          params: { code: 'POOR_HH_RTE', candidates: ['POOR_HH_RATE'] },
        },
      ],
    })
  })
})
