// Parts and wholes: residuals, shares of the stated total, sums that do not fit, and cells of one or two persons.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { catalogue } from '#schema/catalogue/catalogue.ts'
import type { Choice } from '#schema/comparison/choices.ts'
import type { ColumnPlan } from '#schema/comparison/columns.ts'
import { type HeldObservation, isPresent } from '#schema/comparison/observations.ts'
import { type ChosenColumn, isSmallCell, residuals, sharesOf } from '#schema/comparison/parts.ts'
import { heldOf, presentOf } from './held-of.ts'
import type { LiteralFigure } from './table-of.ts'

/** Workers whom An Giang sent abroad "trong năm": all, or to one country. */
const sent = (value: string, destination?: string, more: Partial<LiteralFigure> = {}): LiteralFigure => ({
  area: 'VN63-89',
  indicator: 'WORKERS_SENT_ABROAD',
  statistic: 'LEVEL',
  period: null,
  value,
  id: destination ?? 'ALL',
  breakdown: destination ? { destination } : {},
  ...more,
})
const TOTAL = sent('357')
const COUNTRIES = [sent('233', 'JP'), sent('106', 'TW'), sent('2', 'KR'), sent('1', 'RU'), sent('1', 'ID')]
const BY_DESTINATION = [{ dimension: 'destination' }]

const residualsOf = (...figures: readonly LiteralFigure[]) =>
  residuals(BY_DESTINATION, figures.map(heldOf), catalogue)

/** Values of what is left, where something is. */
const left = (...figures: readonly LiteralFigure[]) =>
  residualsOf(...figures).map(({ figure }) => ('value' in figure ? figure.value : figure))

describe('what a source allocates to no part', () => {
  it('An Giang: 233 + 106 + 2 + 1 + 1 = 343 of a stated 357 leave 14', () => {
    expect(residualsOf(TOTAL, ...COUNTRIES)).toMatchObject([
      {
        id: 'derived:UNALLOCATED:ALL+JP+TW+KR+RU+ID',
        series: {
          area: 'VN63-89',
          indicator: 'WORKERS_SENT_ABROAD',
          statistic: 'LEVEL',
          breakdown: [{ dimension: 'destination', code: 'UNALLOCATED' }],
        },
        period: { form: 'NOT_STATED', label: 'trong năm' },
        figure: { form: 'VALUE', qualifier: 'EXACT', value: '14', decimals: 0 },
        derivation: {
          how: 'DERIVED',
          formula: { VI: '357 − (233 + 106 + 2 + 1 + 1) = 14' },
          inputs: [{ id: 'ALL' }, { id: 'JP' }, { id: 'TW' }, { id: 'KR' }, { id: 'RU' }, { id: 'ID' }],
        },
        source: { id: '001' },
      },
    ])
  })

  it('nothing where the parts sum to the total, or exceed it', () => {
    // Seed document 001, footnote [1]: 3379 + 7290 + 64240 = 74909.
    const trainees = (value: string, level?: string) =>
      sent(value, undefined, {
        indicator: 'VOC_TRAINEES',
        statistic: 'CUMULATIVE',
        breakdown: level ? { education_level: level } : {},
      })
    const levels = [
      trainees('74909'),
      trainees('3379', 'COLLEGE'),
      trainees('7290', 'INTERMEDIATE'),
      trainees('64240', 'ELEMENTARY_AND_UNDER_3_MONTHS'),
    ]
    const byLevel = (...figures: readonly LiteralFigure[]) =>
      residuals([{ dimension: 'education_level' }], figures.map(heldOf), catalogue)
    expect(byLevel(...levels)).toEqual([])
    // The same persons under two codes are no division: 74909 − (3379 + 7290 + 64240 − 240 + …) says nothing.
    expect(byLevel(trainees('80000'), ...levels.slice(1))).toHaveLength(1)
    expect(byLevel(trainees('80000'), ...levels.slice(1), trainees('240', 'ELEMENTARY'))).toEqual([])
    expect(left(sent('300'), ...COUNTRIES)).toEqual([])
  })

  it('only where one dimension is asked whole', () => {
    const held = [TOTAL, ...COUNTRIES].map(heldOf)
    expect(residuals(undefined, held, catalogue)).toEqual([])
    expect(residuals([{ dimension: 'destination', codes: ['JP', 'TW'] }], held, catalogue)).toEqual([])
    expect(residuals([...BY_DESTINATION, { dimension: 'sex' }], held, catalogue)).toEqual([])
  })

  it('only between a total and parts of the same period, statistic, concept and area', () => {
    const others: Partial<LiteralFigure>[] = [
      { period: '2022' },
      { statistic: 'CUMULATIVE' },
      { concept: 'NEW' },
      { timeBasis: 'AS_OF' },
      { area: 'VN63-25' },
    ]
    for (const other of others) expect(left({ ...TOTAL, ...other }, ...COUNTRIES)).toEqual([])
  })

  it('nothing where the source names some parts only: "trong đó"', () => {
    expect(left(TOTAL, sent('233', 'JP'))).toEqual([])
    const jobs = (value: string, channel?: string) =>
      sent(value, undefined, { indicator: 'JOBS_CREATED', breakdown: channel ? { channel } : {} })
    const channels = [jobs('1000'), jobs('100', 'ABROAD'), jobs('200', 'CREDIT_FUND')]
    expect(residuals([{ dimension: 'channel' }], channels.map(heldOf), catalogue)).toEqual([])
  })

  it('nothing where a figure is a bound, approximate, or kept back: what is left would tell it', () => {
    const { value: _, ...unknown } = sent('2', 'KR')
    const [japan, taiwan] = COUNTRIES as [LiteralFigure, LiteralFigure]
    expect(left(TOTAL, japan, taiwan)).toEqual(['18'])
    expect(left(TOTAL, japan, taiwan, { ...unknown, absence: 'SUPPRESSED' })).toEqual([])
    expect(left(TOTAL, japan, taiwan, { ...unknown, high: '3', qualifier: 'LESS_THAN' })).toEqual([])
    expect(left({ ...TOTAL, qualifier: 'APPROX' }, japan, taiwan)).toEqual([])
  })

  it('nothing that rounding explains: 16 thousand of which 8.4 and 7.2 thousand', () => {
    const thousands = (value: string, destination?: string) => sent(value, destination, { multiplier: 3 })
    const parts = [
      { ...thousands('8400', 'JP'), decimals: 1 },
      { ...thousands('7200', 'TW'), decimals: 1 },
    ]
    // 16000 is anything from 15500; 8400 and 7200 anything up to 8450 and 7250: 400 ≤ 500 + 50 + 50.
    expect(left(thousands('16000'), ...parts)).toEqual([])
    // 17000 − 15600 = 1400 > 600
    expect(left(thousands('17000'), ...parts)).toEqual(['1400'])
  })

  it('of one or two persons is suppressed: no source has published it', () => {
    const [residual] = residualsOf(sent('345'), ...COUNTRIES)
    expect(residual).toMatchObject({
      figure: { form: 'ABSENT', absence: 'SUPPRESSED' },
      derivation: null,
      status: 'Q',
    })
    expect(left(sent('346'), ...COUNTRIES)).toEqual(['3'])
  })

  it('parts and residual make the total, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5000), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 3, max: 5000 }),
        (parts, rest) => {
          const total = parts.reduce((sum, part) => sum + part, rest)
          const figures = parts.map((part, at) => sent(String(part), `C${at}`))
          const [residual] = residualsOf(sent(String(total)), ...figures).filter(isPresent)
          expect(residual?.figure).toMatchObject({ value: String(rest) })
        },
      ),
    )
  })
})

/** The columns of one row, as a comparison would have chosen them: the first observation is the whole. */
function columnsOf(observations: readonly HeldObservation[]): ChosenColumn[] {
  return observations.map((observation) => {
    const { area, indicator, statistic, kind, breakdown } = observation.series
    const plan = {
      indicator: catalogue.findIndicator(indicator),
      statistic,
      kind,
      breakdown,
      period: null,
      unit: catalogue.findIndicator(indicator)?.unit,
      candidates: new Map([[area, [observation]]]),
    } as unknown as ColumnPlan
    const row = { area: { id: area } }
    const choice = isPresent(observation) ? { row, observation } : { row, observation: null }
    return { plan, choices: [choice as unknown as Choice] }
  })
}

function judged(...figures: readonly LiteralFigure[]) {
  const held = figures.map(heldOf)
  const columns = columnsOf([...held, ...residuals(BY_DESTINATION, held, catalogue)])
  const { shareAt, deficit, surplus } = sharesOf(columns)
  const each = <T>(of: (column: number, position: number) => T) => columns.map((_, column) => of(column, 0))
  return { shares: each(shareAt), deficits: each(deficit), surpluses: each(surplus) }
}

describe('shares', () => {
  it('are of the stated 357 and not of 343; the whole has none', () => {
    const { shares, deficits, surpluses } = judged(TOTAL, ...COUNTRIES)
    // 23300 ÷ 357 = 65.266, 10600 ÷ 357 = 29.692, 200 ÷ 357 = 0.560, 100 ÷ 357 = 0.280, 1400 ÷ 357 = 3.922
    expect(shares).toEqual([null, '65.27', '29.69', '0.56', '0.28', '0.28', '3.92'])
    // Said of the whole, 357, and of what is left, 14.
    expect(deficits).toEqual([true, false, false, false, false, false, true])
    expect(surpluses).not.toContain(true)
  })

  it('are given without a word where the parts sum to the whole', () => {
    const { shares, deficits, surpluses } = judged(sent('339'), sent('233', 'JP'), sent('106', 'TW'))
    // 23300 ÷ 339 = 68.732, 10600 ÷ 339 = 31.268
    expect(shares).toEqual([null, '68.73', '31.27'])
    expect([...deficits, ...surpluses]).not.toContain(true)
  })

  it('are none where the parts exceed the whole: one of the figures is wrong', () => {
    const { shares, deficits, surpluses } = judged(sent('300'), ...COUNTRIES)
    expect(shares).toEqual([null, null, null, null, null, null])
    expect(surpluses).toEqual([true, true, true, true, true, true])
    expect(deficits).not.toContain(true)
  })

  it('are none of a whole of another period, of a bound, or of no whole', () => {
    expect(judged({ ...TOTAL, period: '2022' }, ...COUNTRIES).shares).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    const { value: _, ...bound } = sent('2', 'KR')
    expect(judged(TOTAL, { ...bound, high: '3', qualifier: 'LESS_THAN' }).shares).toEqual([null, null])
    expect(judged(...COUNTRIES).shares).toEqual([null, null, null, null, null])
    expect(judged(sent('0'), sent('0', 'JP'), sent('0', 'TW')).shares).toEqual([null, null, null])
  })

  it('of a single part say nothing of the rest', () => {
    expect(judged(TOTAL, sent('233', 'JP'))).toEqual({
      shares: [null, '65.27'],
      deficits: [false, false],
      surpluses: [false, false],
    })
  })

  it('that are themselves figures sum to 100, give or take a tenth each', () => {
    const sectors = (...values: readonly string[]) =>
      judged(
        ...values.map((value, at) =>
          sent(value, undefined, {
            indicator: 'LABOUR_SECTOR_SHARE',
            statistic: 'SHARE',
            breakdown: { economic_sector: `SECTOR_${at}` },
          }),
        ),
      )
    // 51.2 + 25.6 + 23.2 = 100; 51.1 + … = 99.9 and 51.5 + … = 100.3 are rounding; 50.8 + … = 99.6 is not
    expect(sectors('51.2', '25.6', '23.2').deficits).not.toContain(true)
    expect(sectors('51.1', '25.6', '23.2').deficits).not.toContain(true)
    expect(sectors('51.5', '25.6', '23.2').surpluses).not.toContain(true)
    expect(sectors('50.8', '25.6', '23.2').deficits).toEqual([true, true, true])
    expect(sectors('51.6', '25.6', '23.2').surpluses).toEqual([true, true, true])
    // Phú Thọ names two sectors of three.
    expect(sectors('25.6', '23.2').deficits).toEqual([false, false])
  })
})

describe('small cells', () => {
  const isSmall = (figure: LiteralFigure) => {
    const [observation] = presentOf(figure)
    const { breakdown, indicator } = observation?.series ?? { breakdown: [], indicator: '' }
    const unit = catalogue.findIndicator(indicator)?.unit ?? 'COUNT'
    return isSmallCell({ observation: observation ?? null, plan: { unit, breakdown } })
  }

  it('are one or two persons of a breakdown: 2 to Korea, 1 to Russia, 1 to Indonesia', () => {
    expect([TOTAL, ...COUNTRIES].filter(isSmall).map(({ value }) => value)).toEqual(['2', '1', '1'])
  })

  it('are not nobody, three, a total of two, or two households', () => {
    const households = { indicator: 'POOR_HH_COUNT', breakdown: { ethnicity: 'KHMER' } }
    expect(
      [sent('0', 'KR'), sent('3', 'KR'), sent('2'), sent('2', undefined, households)].filter(isSmall),
    ).toEqual([])
    expect(
      isSmallCell({
        observation: null,
        plan: { unit: 'PERSONS', breakdown: [{ dimension: 'sex', code: 'F' }] },
      }),
    ).toBe(false)
  })
})
