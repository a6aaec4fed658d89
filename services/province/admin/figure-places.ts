// Where the figures of a file stand, for what is found only when all of them are written. A place is some bytes and no object: a long
// file would otherwise take more memory for them than for everything else.
import type { Place } from '#services/intake/grid.ts'
import type { ReadFigure } from '#services/intake/read-figure.ts'

/** Places remembered; what is found among the figures behind them is told without its row. */
const MOST_PLACES = 200_000
/** A power of two, because slots are found by a mask. */
const FIRST_ROOM = 1024
const FULLEST = 0.8

/** By the ids of records, of which 64 bits are kept: two of a file's ids that share them all are not to be met. */
export class FigurePlaces {
  readonly #file: string
  readonly #sheets: (string | null)[] = [null]
  #size = 0
  #slots = slotsFor(FIRST_ROOM)

  constructor(file: string) {
    this.#file = file
  }

  add(figures: readonly ReadFigure[]): void {
    for (const { observation, place } of figures) {
      if (this.#size >= MOST_PLACES) return
      if (this.#size >= FULLEST * this.#slots.row.length) this.#grow()
      const { row, column, sheet } = this.#slots
      const slot = this.#slotOf(firstHash(observation.id), secondHash(observation.id))
      row[slot] = place.row ?? 0
      column[slot] = place.column ?? 0
      sheet[slot] = this.#sheetOf(place.sheet)
    }
  }

  of(id: string): Place {
    const { row, column, sheet } = this.#slots
    const slot = findSlot(this.#slots, firstHash(id), secondHash(id))
    return {
      file: this.#file,
      sheet: this.#sheets[sheet[slot] ?? 0] ?? null,
      row: row[slot] || null,
      column: column[slot] || null,
    }
  }

  /** The slot of an id, taken for it where it had none. */
  #slotOf(first: number, second: number): number {
    const slot = findSlot(this.#slots, first, second)
    if (this.#slots.first[slot] === 0) this.#size += 1
    this.#slots.first[slot] = first
    this.#slots.second[slot] = second
    return slot
  }

  #sheetOf(sheet: string | null): number {
    const known = this.#sheets.lastIndexOf(sheet)
    return known >= 0 ? known : this.#sheets.push(sheet) - 1
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = slotsFor(2 * old.row.length)
    for (let from = 0; from < old.row.length; from += 1) {
      const [first = 0, second = 0] = [old.first[from], old.second[from]]
      if (first === 0) continue
      const to = findSlot(this.#slots, first, second)
      this.#slots.first[to] = first
      this.#slots.second[to] = second
      this.#slots.row[to] = old.row[from] ?? 0
      this.#slots.column[to] = old.column[from] ?? 0
      this.#slots.sheet[to] = old.sheet[from] ?? 0
    }
  }
}

/** Open addressing: a first hash of 0 is a free slot. Nothing stands in it: no row, no column, no sheet. */
function slotsFor(room: number) {
  return {
    first: new Int32Array(room),
    second: new Int32Array(room),
    row: new Int32Array(room),
    column: new Uint16Array(room),
    sheet: new Uint16Array(room),
  }
}

/** Where an id stands, or the free slot where it would. */
function findSlot(slots: ReturnType<typeof slotsFor>, first: number, second: number): number {
  const mask = slots.first.length - 1
  let slot = first & mask
  while (slots.first[slot] !== 0 && (slots.first[slot] !== first || slots.second[slot] !== second))
    slot = (slot + 1) & mask
  return slot
}

function firstHash(text: string): number {
  return hash(text, 0x811c9dc5, 0x01000193) || 1
}

function secondHash(text: string): number {
  return hash(text, 0x2c1b3c6d, 0x5bd1e995)
}

function hash(text: string, start: number, factor: number): number {
  let bits = start
  for (let at = 0; at < text.length; at += 1) bits = Math.imul(bits ^ text.charCodeAt(at), factor)
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b)
  return bits ^ (bits >>> 13)
}
