// Figures in columns of a few bytes: the number in packed form, how it was printed, its status, where it stood. Nothing of a million
// figures is kept as an object; a range, and a number of more than 15 digits, is kept as it is. Whose figures they are: figure-table.ts.
import { OBSERVATION_STATUSES, type ObservationStatus, QUALIFIERS, type Qualifier } from '#schema/codes.ts'
import { printedDecimals } from '#schema/decimal.ts'
import { type Figure, readFigure } from '#schema/figure.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import type { Place } from '../grid.ts'
import { magnitudeOf, unitsOf, writeUnits } from './packed-decimal.ts'

/** What stands in the column `form`; else the position of the qualifier. */
const [ABSENT, LONG] = [254, 255]
const ROUNDED_FORMS: readonly number[] = [QUALIFIERS.indexOf('EXACT'), QUALIFIERS.indexOf('APPROX')]

export class FigureColumns {
  size = 0
  #units = new Float64Array(FIRST_ROOM)
  #row = new Int32Array(FIRST_ROOM)
  #column = new Int32Array(FIRST_ROOM)
  #sheet = new Uint16Array(FIRST_ROOM)
  #scale = new Uint8Array(FIRST_ROOM)
  #form = new Uint8Array(FIRST_ROOM)
  #status = new Uint8Array(FIRST_ROOM)
  #decimals = new Uint8Array(FIRST_ROOM)
  #multiplier = new Uint8Array(FIRST_ROOM)
  readonly #long = new Map<number, Figure>()
  /** File and sheet, of which an import has one or a few. */
  readonly #sheets: Pick<Place, 'file' | 'sheet'>[] = []

  /** Adds a figure at the end; without one (`null`), that there is none at this place. */
  push(observation: NewObservation | null, place: Place): void {
    if (this.size === this.#units.length) this.#grow()
    const index = this.size
    this.size += 1
    this.#row[index] = place.row ?? 0
    this.#column[index] = place.column ?? 0
    this.#sheet[index] = this.#sheetOf(place)
    this.#form[index] = ABSENT
    if (observation !== null) this.#pack(index, observation)
  }

  isAbsent(index: number): boolean {
    return this.#form[index] === ABSENT
  }

  statusOf(index: number): ObservationStatus {
    return OBSERVATION_STATUSES[this.#status[index] ?? 0] ?? 'A'
  }

  /** The figure, as exact as it was added; null for an absence. */
  figureAt(index: number): Figure | null {
    const form = this.#form[index] ?? ABSENT
    if (form === ABSENT) return null
    if (form === LONG) return this.#long.get(index) ?? null
    const number = writeUnits(this.#units[index] ?? 0, this.#scale[index] ?? 0)
    return figureOf(QUALIFIERS[form] ?? 'EXACT', number, {
      decimals: this.#decimals[index] ?? 0,
      multiplier: this.#multiplier[index] ?? 0,
    })
  }

  /** About how much a single value is; null for an absence, for "nearly" and for bounds. */
  magnitudeAt(index: number): number | null {
    const form = this.#form[index] ?? ABSENT
    if (ROUNDED_FORMS.includes(form)) return (this.#units[index] ?? 0) / 10 ** (this.#scale[index] ?? 0)
    const figure = form === LONG ? this.#long.get(index) : undefined
    return figure?.form === 'VALUE' ? magnitudeOf(figure.value) : null
  }

  placeOf(index: number): Place {
    const { file = '', sheet = null } = this.#sheets[this.#sheet[index] ?? 0] ?? {}
    return { file, sheet, row: this.#row[index] || null, column: this.#column[index] || null }
  }

  #pack(index: number, observation: NewObservation): void {
    const { value, low, high, qualifier, status, decimals, multiplier, absence } = observation
    const text = value ?? low ?? high
    if (absence !== null || text === null) return
    this.#status[index] = OBSERVATION_STATUSES.indexOf(status)
    this.#decimals[index] = decimals
    this.#multiplier[index] = multiplier
    const units = qualifier === 'RANGE' || qualifier === 'NEARLY' ? null : unitsOf(text)
    if (units === null) {
      this.#keepLong(index, observation)
      return
    }
    this.#units[index] = units
    this.#scale[index] = printedDecimals(text)
    this.#form[index] = QUALIFIERS.indexOf(qualifier)
  }

  #keepLong(index: number, observation: NewObservation): void {
    const figure = readFigure(observation)
    if (figure === null || figure.form === 'ABSENT') return
    this.#long.set(index, figure)
    this.#form[index] = LONG
  }

  #sheetOf({ file, sheet }: Place): number {
    const last = this.#sheets.length - 1
    const known = this.#sheets[last]
    if (known && known.file === file && known.sheet === sheet) return last
    const found = this.#sheets.findIndex((each) => each.file === file && each.sheet === sheet)
    return found >= 0 ? found : this.#sheets.push({ file, sheet }) - 1
  }

  #grow(): void {
    const room = 2 * this.size
    this.#units = wider(this.#units, new Float64Array(room))
    this.#row = wider(this.#row, new Int32Array(room))
    this.#column = wider(this.#column, new Int32Array(room))
    this.#sheet = wider(this.#sheet, new Uint16Array(room))
    this.#scale = wider(this.#scale, new Uint8Array(room))
    this.#form = wider(this.#form, new Uint8Array(room))
    this.#status = wider(this.#status, new Uint8Array(room))
    this.#decimals = wider(this.#decimals, new Uint8Array(room))
    this.#multiplier = wider(this.#multiplier, new Uint8Array(room))
  }
}

const FIRST_ROOM = 1024

function wider<T extends { set(from: T): void }>(column: T, room: T): T {
  room.set(column)
  return room
}

/** The figure of one number: a value, or the one bound that its qualifier speaks of. */
function figureOf(
  qualifier: Qualifier,
  number: string,
  precision: { decimals: number; multiplier: number },
): Figure | null {
  const isLow = qualifier === 'GREATER_THAN' || qualifier === 'AT_LEAST'
  const isHigh = qualifier === 'LESS_THAN' || qualifier === 'AT_MOST'
  const figure = readFigure({
    value: isLow || isHigh ? null : number,
    low: isLow ? number : null,
    high: isHigh ? number : null,
    qualifier,
    absence: null,
    ...precision,
  })
  return figure === null || figure.form === 'ABSENT' ? null : figure
}
