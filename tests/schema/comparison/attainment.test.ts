import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Attainment, Qualifier } from '#schema/codes.ts'
import {
  attainmentOf,
  attainmentPercent,
  distanceToHigh,
  distanceToLow,
  exceededPercent,
} from '#schema/comparison/attainment.ts'
import { type Figure, readFigure } from '#schema/figure.ts'

interface Printed {
  readonly value?: string
  readonly low?: string
  readonly high?: string
  readonly qualifier?: Qualifier
  readonly decimals?: number
}

/** A figure as a source prints it. */
function figure({ value, low, high, qualifier = 'EXACT', decimals }: Printed): Figure {
  const printed = value ?? low ?? high ?? ''
  const read = readFigure({
    value: value ?? null,
    low: low ?? null,
    high: high ?? null,
    qualifier,
    absence: null,
    decimals: decimals ?? printed.split('.')[1]?.length ?? 0,
    multiplier: 0,
  })
  if (!read || read.form === 'ABSENT')
    throw new Error(`not a figure: ${JSON.stringify({ value, low, high })}`)
  return read
}

const value = (text: string) => figure({ value: text })
const about = (text: string) => figure({ value: text, qualifier: 'APPROX' })
const nearly = (text: string) => figure({ value: text, high: text, qualifier: 'NEARLY' })
const range = (low: string, high: string) => figure({ low, high, qualifier: 'RANGE' })
const atLeast = (low: string) => figure({ low, qualifier: 'AT_LEAST' })
const above = (low: string) => figure({ low, qualifier: 'GREATER_THAN' })
const atMost = (high: string) => figure({ high, qualifier: 'AT_MOST' })
const below = (high: string) => figure({ high, qualifier: 'LESS_THAN' })

describe('a target where higher is better', () => {
  it.each([
    ['a value is met by itself, by more, and not by less', value('67'), ['66.9', '67.0', '67.1'], 'NYY'],
    [
      'a range is met inside it and above it; at its lower end it is said so',
      range('1', '1.2'),
      ['0.9', '1', '1.1', '1.2', '5'],
      'NLYYY',
    ],
    ['a range of one point has no poorer end', range('2', '2'), ['1.9', '2', '2.1'], 'NYY'],
    ['"at least 20" is met by 20', atLeast('20'), ['19', '20', '21'], 'NYY'],
    ['"above 20" is not', above('20'), ['19', '20', '20.1'], 'NNY'],
    ['"about 3000" is met as it is printed', about('3000'), ['2999', '3000'], 'NY'],
    ['"nearly 50" is one number between 49 and 50', nearly('50'), ['49', '49.5', '50'], 'NUY'],
  ] as const)('%s', (_, target, outcomes, expected) => {
    const judged = outcomes.map((outcome) => attainmentOf(value(outcome), target, 'BETTER'))
    expect(judged).toEqual([...expected].map(letter))
  })

  it('an upper bound is no goal', () => {
    expect(attainmentOf(value('3'), atMost('4'), 'BETTER')).toBeNull()
    expect(attainmentOf(value('5'), below('4'), 'BETTER')).toBeNull()
  })
})

describe('a target where lower is better', () => {
  it.each([
    ['a value', value('2.5'), ['2.4', '2.5', '2.6'], 'YYN'],
    ['a range has its poorer end above', range('1', '1.5'), ['0.5', '1', '1.4', '1.5', '1.6'], 'YYYLN'],
    ['"at most 4" is met by 4', atMost('4'), ['3.9', '4', '4.1'], 'YYN'],
    ['"below 2.5" is not met by 2.5', below('2.5'), ['2.4', '2.5', '2.6'], 'YNN'],
    ['"nearly 50"', nearly('50'), ['49', '49.5', '50'], 'YUN'],
  ] as const)('%s', (_, target, outcomes, expected) => {
    const judged = outcomes.map((outcome) => attainmentOf(value(outcome), target, 'WORSE'))
    expect(judged).toEqual([...expected].map(letter))
  })

  it('a lower bound is no goal', () => {
    expect(attainmentOf(value('3'), atLeast('4'), 'WORSE')).toBeNull()
  })
})

describe('an outcome known only as an interval', () => {
  it.each([
    ['below 4, where below 2.5 is wanted, may be either', below('4'), below('2.5'), 'WORSE', 'U'],
    ['below 2.5 is below 2.5', below('2.5'), below('2.5'), 'WORSE', 'Y'],
    ['at most 2.5 may be 2.5', atMost('2.5'), below('2.5'), 'WORSE', 'U'],
    ['above 4 is not at most 4', above('4'), atMost('4'), 'WORSE', 'N'],
    ['1.5 to 2 is above the range 1 to 1.2', range('1.5', '2'), range('1', '1.2'), 'BETTER', 'Y'],
    ['1 to 1.1 is inside it', range('1', '1.1'), range('1', '1.2'), 'BETTER', 'Y'],
    ['0.9 to 1.1 lies across its lower end', range('0.9', '1.1'), range('1', '1.2'), 'BETTER', 'U'],
    ['0.5 to 0.9 is short of it', range('0.5', '0.9'), range('1', '1.2'), 'BETTER', 'N'],
    ['nearly 50 is short of 50', nearly('50'), value('50'), 'BETTER', 'N'],
    ['nearly 50 is above 49', nearly('50'), above('49'), 'BETTER', 'Y'],
    ['nearly 50 may be above 49.5', nearly('50'), value('49.5'), 'BETTER', 'U'],
    ['nearly 50 against nearly 50 is two unknown numbers', nearly('50'), nearly('50'), 'BETTER', 'U'],
    ['about 3000 is judged as printed', about('3000'), value('3000'), 'BETTER', 'Y'],
  ] as const)('%s', (_, outcome, target, direction, expected) => {
    expect(attainmentOf(outcome, target, direction)).toBe(letter(expected))
  })
})

it('without a direction nothing is met or missed', () => {
  expect(attainmentOf(value('28'), above('20'), 'NEUTRAL')).toBeNull()
})

describe('distance', () => {
  it('is measured from both ends of a range, without the decimals of only one of them', () => {
    expect(distanceToLow(value('1'), figure({ low: '1.0', high: '1.2', qualifier: 'RANGE' }))).toBe('0')
    expect(distanceToHigh(value('1'), range('1', '1.2'))).toBe('-0.2')
  })

  it('is measured twice from a value', () => {
    expect(distanceToLow(value('21521'), value('15000'))).toBe('6521')
    expect(distanceToHigh(value('21521'), value('15000'))).toBe('6521')
    expect(distanceToHigh(value('100'), value('90'))).toBe('10')
  })

  it('is null from an end that a bound does not have', () => {
    expect(distanceToLow(value('2.6'), below('2.5'))).toBeNull()
    expect(distanceToHigh(value('2.6'), below('2.5'))).toBe('0.1')
    expect(distanceToLow(value('85'), atLeast('80'))).toBe('5')
    expect(distanceToHigh(value('85'), atLeast('80'))).toBeNull()
  })

  it('is null of an outcome that is no single value', () => {
    expect(distanceToHigh(below('4'), value('2.5'))).toBeNull()
    expect(distanceToLow(nearly('50'), value('40'))).toBeNull()
  })
})

describe('percent of a target', () => {
  it('is rounded once, from the exact ratio', () => {
    // 21521 / 15000 = 1.434733…
    expect(attainmentPercent(value('21521'), value('15000'))).toBe('143.473')
    expect(exceededPercent(value('21521'), value('15000'))).toBe('43.473')
    expect(exceededPercent(value('21521'), value('15000'), 1)).toBe('43.5')
  })

  it('keeps its three decimals', () => {
    expect(attainmentPercent(value('30'), value('20'))).toBe('150.000')
    expect(exceededPercent(value('15'), value('20'))).toBe('-25.000')
  })

  it('is null unless both are single values and the target is above zero', () => {
    expect(attainmentPercent(value('1'), range('1', '1.2'))).toBeNull()
    expect(attainmentPercent(atLeast('1'), value('1'))).toBeNull()
    expect(attainmentPercent(nearly('50'), value('40'))).toBeNull()
    expect(attainmentPercent(value('1'), value('0'))).toBeNull()
    expect(exceededPercent(value('1'), value('-2'))).toBeNull()
  })
})

describe('whatever the figures', () => {
  const tenths = fc.integer({ min: -30, max: 30 })
  const text = (number: number) => String(number / 10)
  const target = fc
    .tuple(
      fc.constantFrom('EXACT', 'NEARLY', 'RANGE', 'AT_LEAST', 'AT_MOST', 'LESS_THAN', 'GREATER_THAN'),
      tenths,
      fc.nat({ max: 20 }),
    )
    .map(([qualifier, low, width]) => ({ qualifier, low: text(low), high: text(low + width) }) as const)

  it('a better outcome attains no less', () => {
    fc.assert(
      fc.property(
        tenths,
        fc.nat({ max: 30 }),
        target,
        fc.constantFrom('BETTER', 'WORSE'),
        (one, more, printed, direction) => {
          const wanted = build(printed)
          const [poor, good] = direction === 'BETTER' ? [one, one + more] : [one + more, one]
          const [before, after] = [poor, good].map((each) =>
            attainmentOf(value(text(each)), wanted, direction),
          )
          expect(orderOf(after)).toBeGreaterThanOrEqual(orderOf(before))
        },
      ),
    )
  })

  it('turning every sign and the direction changes nothing', () => {
    fc.assert(
      fc.property(target, target, (outcome, wanted) => {
        // "Nearly" lies below its number, and there is no word for just above.
        fc.pre(outcome.qualifier !== 'NEARLY' && wanted.qualifier !== 'NEARLY')
        const mirrored = attainmentOf(build(turned(outcome)), build(turned(wanted)), 'WORSE')
        expect(mirrored).toBe(attainmentOf(build(outcome), build(wanted), 'BETTER'))
      }),
    )
  })

  it('a single value is undecided only against a target that is not known itself', () => {
    fc.assert(
      fc.property(tenths, target, (outcome, wanted) => {
        const attained = attainmentOf(value(text(outcome)), build(wanted), 'BETTER')
        if (wanted.qualifier !== 'NEARLY') expect(attained).not.toBe('UNDETERMINED')
      }),
    )
  })
})

interface Drawn {
  readonly qualifier: Qualifier
  readonly low: string
  readonly high: string
}

function build({ qualifier, low, high }: Drawn): Figure {
  switch (qualifier) {
    case 'NEARLY':
      return figure({ value: high, high, qualifier, decimals: 1 })
    case 'RANGE':
      return figure({ low, high, qualifier, decimals: 1 })
    case 'AT_LEAST':
    case 'GREATER_THAN':
      return figure({ low, qualifier, decimals: 1 })
    case 'AT_MOST':
    case 'LESS_THAN':
      return figure({ high, qualifier, decimals: 1 })
    default:
      return figure({ value: low, qualifier, decimals: 1 })
  }
}

const TURNED: Partial<Record<Qualifier, Qualifier>> = {
  AT_LEAST: 'AT_MOST',
  AT_MOST: 'AT_LEAST',
  GREATER_THAN: 'LESS_THAN',
  LESS_THAN: 'GREATER_THAN',
}

function turned({ qualifier, low, high }: Drawn): Drawn {
  const [from, to] = qualifier === 'EXACT' ? [low, low] : [high, low]
  return { qualifier: TURNED[qualifier] ?? qualifier, low: negative(from), high: negative(to) }
}

function negative(text: string): string {
  return text === '0' ? text : text.startsWith('-') ? text.slice(1) : `-${text}`
}

/** Y met, L met at the poorer end, N not met, U undetermined. */
function letter(short: string): Attainment {
  const attainments: Record<string, Attainment> = {
    Y: 'MET',
    L: 'MET_AT_LOWER_BOUND',
    N: 'NOT_MET',
    U: 'UNDETERMINED',
  }
  const attainment = attainments[short]
  if (!attainment) throw new Error(`no attainment: ${short}`)
  return attainment
}

/** Null is the same for every outcome: the target has no goal. */
function orderOf(attainment: Attainment | null | undefined): number {
  if (!attainment) return -1
  return ['NOT_MET', 'UNDETERMINED', 'MET_AT_LOWER_BOUND', 'MET'].indexOf(attainment)
}
