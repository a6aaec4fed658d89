// `lientinh init <province>`: writes lientinh.json and .env.example where the command is given, and says what comes next.
import { access, writeFile } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'
import { CONFIG_FILE, type Settings, settingOf } from '#runtime/settings.ts'
import { fileVariable, SETTING, SETTINGS, type SettingName } from '#runtime/settings-table.ts'
import { fail } from '#schema/errors.ts'
import { type Province, registry } from '#schema/registry/registry.ts'
import { resolveProvince } from '#schema/registry/resolve-province.ts'
import type { Invocation, Outcome } from '../command.ts'
import { both, inLanguage, type Language } from '../words.ts'

const ENV_EXAMPLE = '.env.example'

/** Throws UNKNOWN_PROVINCE, NEEDS_ANSWER, FILE_EXISTS; then nothing was written. */
export async function runInit({ args, options, settings, ask, lang }: Invocation): Promise<Outcome> {
  const directory = process.cwd()
  const asked =
    args[0] ??
    givenFlag(settings, 'province') ??
    (await ask.text(['Tỉnh nào (mã hoặc tên viết tắt)?', 'Which province (id or slug)?'], {
      flag: '<province>',
    }))
  const province = resolveProvince(registry, asked)
  const home = await ask.text(['Thư mục dữ liệu?', 'Data directory?'], {
    flag: '--home',
    fallback: relativeTo(directory, givenFlag(settings, 'home')),
  })
  const port = await ask.text(['Cổng gốc?', 'Base port?'], {
    flag: '--port',
    fallback: settingOf(settings, 'port') ?? SETTING.port.fallback,
  })
  const config = { v: 1, province: province.slug, seed: 'none', home, port: requirePort(port) }
  const files = [
    { path: join(directory, CONFIG_FILE), text: `${JSON.stringify(config, null, 2)}\n` },
    { path: join(directory, ENV_EXAMPLE), text: envExample() },
  ]
  if (!options.has('force')) for (const { path } of files) await requireAbsent(path)
  const dryRun = options.has('dryRun')
  if (!dryRun) for (const { path, text } of files) await write(path, text)
  return {
    result: { dryRun, files: files.map(({ path }) => path), config },
    text: formatNext(province, files[0]?.path ?? '', lang, dryRun),
  }
}

function givenFlag(settings: Settings, name: SettingName): string | null {
  const setting = settings.get(name)
  return setting?.origin === 'FLAG' ? setting.value : null
}

/** Kept relative, so that the directory can be moved as a whole. */
function relativeTo(directory: string, home: string | null): string {
  if (home === null) return '.data'
  const path = relative(directory, home)
  return path === '' || path.startsWith('..') || isAbsolute(path) ? home : path
}

function requirePort(text: string): number {
  const port = SETTING.port.value.safeParse(text)
  if (port.success) return port.data
  throw fail('BAD_CONFIG', {
    name: 'PORT',
    reasonVi: `“${text}” không phải số cổng`,
    reasonEn: `"${text}" is no port`,
  })
}

async function requireAbsent(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (exists) throw fail('FILE_EXISTS', { file: path, flag: '--force' })
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) =>
    Promise.reject(fail('FILE_NOT_WRITTEN', { file: path, reason: error.code ?? 'I/O' }, error)),
  )
}

/** Every variable with what it is, none of them set. */
function envExample(): string {
  const lines = SETTINGS.flatMap((row) => [
    `# ${both(row.words)}`,
    `# ${row.env}=${row.isPath ? '' : (row.fallback ?? '')}`,
    ...(row.secret ? [`# ${fileVariable(row)}=`] : []),
  ])
  return [
    '# Chép thành .env rồi bỏ dấu # ở dòng cần đặt · copy to .env and uncomment what is to be set',
    ...lines,
    '',
  ].join('\n')
}

function formatNext(
  { slug, nameVi, nameEn }: Province,
  file: string,
  lang: Language,
  dryRun: boolean,
): string {
  const steps = [
    ['lientinh template -o mau.xlsx', ['biểu mẫu để điền', 'a workbook to fill in']],
    ['lientinh validate mau.xlsx', ['kiểm tra, chưa ghi gì', 'check it; nothing is written']],
    ['lientinh import mau.xlsx', ['vào bản nháp', 'into a draft']],
    ['lientinh publish', ['thành bản công bố số 1', 'it becomes release 1']],
    ['lientinh serve', ['phục vụ câu hỏi', 'answer questions']],
  ] as const
  const title = dryRun
    ? ([`Sẽ ghi ${file} cho ${nameVi}. Rồi:`, `Would write ${file} for ${nameEn}. Then:`] as const)
    : ([`Đã ghi ${file} cho ${nameVi}. Tiếp theo:`, `Wrote ${file} for ${nameEn} (${slug}). Next:`] as const)
  const width = Math.max(...steps.map(([line]) => line.length))
  return `${inLanguage(title, lang)}\n${steps.map(([line, words]) => `  ${line.padEnd(width)}  ${inLanguage(words, lang)}\n`).join('')}`
}
