// `lientinh status`: the province of this directory, and the federation of this machine: who answers, and who does not.
import { configOf } from '#runtime/config.ts'
import { readMembers } from '#runtime/members.ts'
import { settingOf } from '#runtime/settings.ts'
import { explain } from '#schema/errors.ts'
import { registry } from '#schema/registry/registry.ts'
import type { Invocation, Outcome } from '../command.ts'
import { ToldFailure } from '../failure.ts'
import { formatTable } from '../format-table.ts'
import { findRunning } from '../steward/find-running.ts'
import { requireProvince, withProvince } from '../steward/open-province.ts'
import { inLanguage, type Language } from '../words.ts'
import { type Probed, probe, smallestQuestion } from './probe.ts'
import { formatProvince, type ProvinceStatus, parseStatus } from './province-status.ts'

interface Member extends Probed {
  readonly who: string
}

interface Status {
  /** Null when this directory is of no province. */
  readonly province: ProvinceStatus | null
  /** Null when nobody has joined here: then this machine is no hub. */
  readonly federation: { readonly gateway: Probed; readonly members: readonly Member[] } | null
}

/** Nothing is started for it. Throws FEDERATION_UNREACHABLE, after all was shown, when the gateway or a member does not answer. */
export async function runStatus(invocation: Invocation): Promise<Outcome> {
  const { lang } = invocation
  const [province, federation] = await Promise.all([readProvince(invocation), readFederation(invocation)])
  const status: Status = { province, federation }
  const text = formatStatus(status, lang)
  const away = federation ? awayOf(federation, lang) : []
  if (away.length === 0) return { result: status, text }
  throw new ToldFailure(explain('FEDERATION_UNREACHABLE', { who: away.join(', ') }), {
    problems: [status],
    text,
  })
}

async function readProvince({ settings, signal }: Invocation): Promise<ProvinceStatus | null> {
  if (settingOf(settings, 'province') === null) return null
  const { id, slug, nameVi, nameEn } = requireProvince(settings)
  const running = await findRunning(configOf(settings).home, slug)
  if (!running) return { id, slug, nameVi, nameEn, running: false }
  return withProvince({ settings, signal }, async ({ admin }) => ({
    ...{ id, slug, nameVi, nameEn, running: true as const, url: running.url },
    ...parseStatus(await admin.get('/admin/status')),
  }))
}

async function readFederation({ settings }: Invocation): Promise<Status['federation']> {
  const { membersFile, host, port, federationToken } = configOf(settings)
  const members = Object.entries(await readMembers(membersFile))
  if (members.length === 0) return null
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const [gateway, ...rest] = await Promise.all([
    probe(`http://${here.includes(':') ? `[${here}]` : here}:${port}/readyz`),
    ...members.map(async ([who, { url }]) => ({
      who,
      ...(await probe(url, smallestQuestion(federationToken))),
    })),
  ])
  return { gateway, members: rest }
}

function awayOf({ gateway, members }: NonNullable<Status['federation']>, lang: Language): string[] {
  const away = members.filter(({ reachable }) => !reachable).map(({ who }) => who)
  return gateway.reachable ? away : [inLanguage(['cổng', 'gateway'], lang), ...away]
}

function formatStatus({ province, federation }: Status, lang: Language): string {
  if (!province && !federation)
    return `${inLanguage(
      [
        'Thư mục này chưa là của tỉnh nào và chưa có thành viên. Bắt đầu: lientinh init <tỉnh>, hoặc npm start.',
        'This directory is of no province, and nobody has joined. Begin with lientinh init <province>, or npm start.',
      ],
      lang,
    )}\n`
  return [
    ...(province ? [formatProvince(province, lang)] : []),
    ...(federation ? [formatFederation(federation, lang)] : []),
  ].join('\n')
}

function formatFederation({ gateway, members }: NonNullable<Status['federation']>, lang: Language): string {
  const head = lang === 'en' ? ['Who', 'State', 'Address'] : ['Ai', 'Trạng thái', 'Địa chỉ']
  const all = [
    { ...gateway, who: inLanguage(['Cổng', 'Gateway'], lang) },
    ...members.map((member) => ({ ...member, who: nameOf(member.who, lang) })),
  ]
  const stateOf = ({ reachable, ms, answer }: Probed) =>
    reachable
      ? `${inLanguage(['trả lời', 'answers'], lang)} ${ms} ms`
      : `${inLanguage(['không liên lạc được', 'unreachable'], lang)} (${answer})`
  return formatTable(
    head,
    all.map((each) => [each.who, stateOf(each), each.url]),
  )
}

function nameOf(id: string, lang: Language): string {
  const province = registry.findProvince(id)
  return province ? `${inLanguage([province.nameVi, province.nameEn], lang)} ${id}` : id
}
