// Everything that can go wrong with provinces, at one, at half and at all of 34: the others' figures always arrive, whoever fails is named
// at its place, nothing of what it sent is seen, and nobody waits past the deadline.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ADDRESS_FAULTS, ODDITIES, PROVINCE_FAULTS } from './chaos-faults.ts'
import { type Country, PROVINCES, type Province, startCountry } from './country.ts'
import { FAR_TEXT, FAULTS } from './faults.ts'
import { type Answered, healthy } from './stage.ts'

const DEADLINE_MS = 1000
/** For the gateway's own work with 102 requests, on a machine that does much else. */
const MARGIN_MS = 3000

let country: Country
beforeAll(async () => {
  country = await startCountry({
    deadlineMs: DEADLINE_MS,
    // without a breaker each fault is met as if it were the first; outage.test.ts has the breaker
    leash: { answerBytes: 200_000, openAfterFailures: Number.POSITIVE_INFINITY },
  })
  await country.hasty(EVERYTHING) // plans, and opens connections
  await country.patient(EVERYTHING)
})
afterAll(() => country.stop())
beforeEach(() => country.recover())

const IDS = PROVINCES.map(({ id }) => id)
/** Each province three times: by its slice, as an entity of a list, and by its own field. */
const EVERYTHING = `{
  compare(input: { indicators: ["X"], period: { at: "2022" }, provinces: ${JSON.stringify(IDS)} }) { answers { state message } }
  provinces { id releases { totalCount } }
  ${PROVINCES.map(({ rootField }) => `${rootField} { nameVi }`).join(' ')}
}`

const SHARES: readonly (readonly Province[])[] = [
  PROVINCES.slice(31, 32),
  PROVINCES.filter((_, index) => index % 2 === 1),
  PROVINCES,
]

/** What is answered when these give nothing: of each other province everything, of these nothing, and three errors of each. */
function expected(faulty: readonly Province[], state: string): Answered {
  const data: Record<string, unknown> = {
    compare: {
      answers: PROVINCES.map((province) =>
        faulty.includes(province)
          ? { state, message: `{"v":1,"slice":"${province.id}~compare","state":"${state}"}` }
          : {
              state: 'LIVE',
              message: `{"slice":"${province.id}~compare","figures":"of ${province.slug}"}`,
            },
      ),
    },
    provinces: PROVINCES.map((province) => ({
      id: province.id,
      releases: faulty.includes(province) ? null : { totalCount: 1 },
    })),
  }
  for (const province of PROVINCES)
    data[province.rootField] = faulty.includes(province) ? null : { nameVi: province.nameVi }
  return { data }
}

/** Where each faulty province is blamed, as text, in some order. */
function expectedBlame(faulty: readonly Province[], state: string): string[] {
  return faulty
    .flatMap(({ id, rootField }) => [
      `compare PROVINCE_${state} ${id}`,
      `provinces.${IDS.indexOf(id)}.releases PROVINCE_${state} ${id}`,
      `${rootField} PROVINCE_${state} ${id}`,
    ])
    .sort()
}

function blameIn({ errors = [] }: Answered): string[] {
  return errors
    .map(({ path, extensions: { code, province } }) => `${(path as string[]).join('.')} ${code} ${province}`)
    .sort()
}

/** One that hangs is met with the deadline; for one that does not, a machine that is slow for a moment is no reason to fail. */
async function expectOutcome(faulty: readonly Province[], state: string): Promise<void> {
  const started = performance.now()
  const text = await (state === 'TIMED_OUT' ? country.hasty : country.patient)(EVERYTHING)
  const took = performance.now() - started
  const answered = JSON.parse(text) as Answered
  expect({ data: answered.data }).toEqual(expected(faulty, state))
  expect(blameIn(answered)).toEqual(expectedBlame(faulty, state))
  expectNothingFar(text)
  expect(took).toBeLessThan(DEADLINE_MS + MARGIN_MS)
}

/** At one, at half and at all of 34; and then all is well again: no fault leaves anything behind, in the gateway or in its connections. */
async function expectEverywhere(state: string, begin: (faulty: readonly Province[]) => void): Promise<void> {
  for (const faulty of SHARES) {
    begin(faulty)
    await expectOutcome(faulty, state)
  }
  country.recover()
  await expectOutcome([], 'LIVE')
}

test.each(Object.entries(FAULTS))('%s', (_name, { state, answer }) =>
  expectEverywhere(state, (faulty) => country.misbehave(faulty, () => answer)),
)

test.each(Object.entries(PROVINCE_FAULTS))('%s', (_name, { state, answerOf }) =>
  expectEverywhere(state, (faulty) => country.misbehave(faulty, answerOf)),
)

test.each(Object.entries(ADDRESS_FAULTS))('%s', async (_name, { state, open }) => {
  const { url, close } = await open()
  await expectEverywhere(state, (faulty) => country.move(faulty, url))
  close()
})

test.each(Object.entries(ODDITIES))('%s: and nothing is lost', async (_name, answerOf) => {
  for (const odd of SHARES) {
    country.misbehave(odd, answerOf)
    await expectOutcome([], 'LIVE')
  }
  country.recover()
})

test('raises errors at places that are none, beside good answers: the answers stay, and it is named', async () => {
  const errors = [
    { message: FAR_TEXT, path: ['slices', FAR_TEXT, 99, '__proto__'] },
    { message: FAR_TEXT, path: { length: 1e9 }, locations: FAR_TEXT, extensions: [FAR_TEXT] },
  ]
  for (const faulty of SHARES) {
    country.misbehave(faulty, (province) => (asked) => ({ ...(healthy(province)(asked) as object), errors }))
    const text = await country.patient(EVERYTHING)
    const answered = JSON.parse(text) as Answered
    expect({ data: answered.data }).toEqual(expected([], 'LIVE'))
    expect(new Set(blameIn(answered))).toEqual(
      new Set(
        faulty.flatMap(({ id }) => [
          ` PROVINCE_REFUSED ${id}`,
          `provinces.${IDS.indexOf(id)} PROVINCE_REFUSED ${id}`,
        ]),
      ),
    )
    expectNothingFar(text)
  }
})

function expectNothingFar(text: string): void {
  expect(text).not.toContain(FAR_TEXT.slice(0, 15))
  expect(text).not.toMatch(
    /127\.0\.0\.1|10\.1\.2\.3|localhost|\.invalid|https?:|ECONN|CERT_|UND_ERR|HPE_|stack|slices|_entities|key_/,
  )
}
