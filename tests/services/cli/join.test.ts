// Who may join: a province that keeps the contract, at an address of its own. The audit itself is tests/services/audit/.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMembers } from '#runtime/members.ts'
import type { Served } from '#runtime/serve.ts'
import { startAudited } from '#tests/services/audit/audited-province.ts'
import { withHeaders } from '#tests/services/audit/broken/altered-answer.ts'
import { FIGURE_FAULTS } from '#tests/services/audit/broken/figure-faults.ts'
import { type Broken, type BrokenServed, startBroken } from '#tests/services/audit/broken-province.ts'
import { newPlace, type Place } from './run-lientinh.ts'

let place: Place
let served: Served
let relay: BrokenServed
let url: string
beforeAll(async () => {
  place = await newPlace()
  served = await startAudited()
  relay = await startBroken(served.url)
  url = `${served.url}/graphql`
})
afterAll(async () => {
  await relay.stop()
  await served.stop()
  await place.remove()
})

const members = () => readMembers(join(place.directory, '.data/members.json'))
const NUMBERS = FIGURE_FAULTS.find(({ says }) => says === 'sends figures as numbers')
const TALKATIVE: Broken = {
  says: 'tells what it runs',
  audit: 'HDR-03',
  answer: async (_asked, pass) => withHeaders({ 'x-powered-by': 'Express' })(await pass()),
}

describe('check', () => {
  it('reports an endpoint that keeps the contract', async () => {
    const { status, out, err } = await place.run(['check', url, '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      command: 'check',
      ok: true,
      result: { v: 1, url, province: 'VN34-91', must: { ok: 122, breach: 0 }, conforms: true },
    })
    expect(err).toBe('{"event":"progress","done":138,"all":138}\n')
  })

  it('names what breaks it, with exit code 5', async () => {
    if (NUMBERS) relay.become(NUMBERS)
    const { status, out, err } = await place.run(['check', relay.url, '--lang', 'en'])
    expect(status).toBe(5)
    expect(out).toContain('  DEC-01 MUST  Figures travel as text, never as JSON numbers.\n')
    expect(err).toContain('✗ CONTRACT_BREACH')
    expect(err).toContain('4 points that it must keep: SER-04, DEC-01, SLC-04, ASOF-08.')
  })

  it('tells that nobody is there, with exit code 6', async () => {
    const { status, err } = await place.run(['check', 'http://127.0.0.1:9/graphql'])
    expect(status).toBe(6)
    expect(err).toContain('✗ FEDERATION_UNREACHABLE')
  })

  it('explains an audit by its id', async () => {
    const { out } = await place.run(['explain', 'slc-05'])
    expect(out).toBe(`SLC-05  (Điều kiểm tra một địa chỉ · MUST)
  Mã không phải lát cắt được trả lời null, lát cắt bên cạnh vẫn được trả lời.
  → Giải mã lát cắt theo slice-question.schema.json và trả lời theo series-table.schema.json.
`)
  })
})

describe('join', () => {
  it('refuses a province that breaks the contract, and writes nothing', async () => {
    if (NUMBERS) relay.become(NUMBERS)
    const { status, out } = await place.run(['join', 'an-giang', relay.url, '--yes', '--json'])
    expect(status).toBe(5)
    const { error } = JSON.parse(out) as { error: { code: string; problems: { id: string }[] } }
    expect(error.code).toBe('CONTRACT_BREACH')
    expect(error.problems.map(({ id }) => id)).toContain('DEC-01')
    expect(await members()).toEqual({})
  })

  it('refuses a province at the address of another', async () => {
    const { status, out } = await place.run(['join', 'phu-tho', url, '--yes', '--json'])
    expect(status).toBe(5)
    const { error } = JSON.parse(out) as { error: { problems: { id: string }[] } }
    expect(error.problems.map(({ id }) => id)).toContain('REG-01')
    expect(await members()).toEqual({})
  })

  it('does not write without a yes', async () => {
    const { status, err } = await place.run(['join', 'an-giang', url])
    expect(status).toBe(2)
    expect(err).toContain(`Ghi An Giang (VN34-91) vào bảng thành viên với địa chỉ ${url}?`)
    expect(await members()).toEqual({})
  })

  it('lets a province in, and warns of what it could do better', async () => {
    relay.become(TALKATIVE)
    const { status, out } = await place.run(['join', 'VN34-91', relay.url, '--yes', '--json'])
    expect(status).toBe(0)
    expect(JSON.parse(out)).toEqual({
      v: 1,
      command: 'join',
      ok: true,
      result: { province: 'VN34-91', url: relay.url, replaced: null, changed: true, dryRun: false },
      warnings: [
        {
          code: 'HDR-03',
          message:
            'Tiêu đề không kể phần mềm đang chạy (x-powered-by). (tiêu đề kể về phần mềm: x-powered-by)',
          messageEn:
            'Headers do not tell which software runs (x-powered-by). (headers that tell of the software: x-powered-by)',
        },
      ],
    })
    expect(await members()).toEqual({ 'VN34-91': { url: relay.url } })
  })
})
