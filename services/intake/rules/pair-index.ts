// Numbers for pairs of numbers: what is met a second time has the number it was first given. A series is a base and a breakdown,
// a figure a series and a period; a million of either take a few bytes each, where a Map of texts would take a hundred.

export class PairIndex {
  #first: Int32Array<ArrayBuffer> = new Int32Array(FIRST_ROOM)
  #second: Int32Array<ArrayBuffer> = new Int32Array(FIRST_ROOM)
  /** Open addressing; 0 is free, else the number plus one. Never more than half full. */
  #slots: Int32Array<ArrayBuffer> = new Int32Array(2 * FIRST_ROOM)
  #size = 0

  /** How many pairs there are; their numbers are 0 to size − 1. */
  get size(): number {
    return this.#size
  }

  firstOf(index: number): number {
    return this.#first[index] ?? -1
  }

  secondOf(index: number): number {
    return this.#second[index] ?? -1
  }

  /** The number of a pair; −1 when it was never added, as for parts that are −1 themselves. */
  find(first: number, second: number): number {
    return (this.#slots[this.#slotOf(first, second)] ?? 0) - 1
  }

  /** The number of a pair, which is a new one (the size until now) when it was never met. */
  add(first: number, second: number): number {
    const slot = this.#slotOf(first, second)
    const known = this.#slots[slot] ?? 0
    if (known > 0) return known - 1
    if (this.#size === this.#first.length) {
      this.#grow()
      return this.add(first, second)
    }
    this.#first[this.#size] = first
    this.#second[this.#size] = second
    this.#size += 1
    this.#slots[slot] = this.#size
    return this.#size - 1
  }

  /** Where the pair stands, or the free slot where it would. */
  #slotOf(first: number, second: number): number {
    const mask = this.#slots.length - 1
    let slot = mix(first, second) & mask
    for (;;) {
      const index = (this.#slots[slot] ?? 0) - 1
      if (index < 0 || (this.#first[index] === first && this.#second[index] === second)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const room = this.#first.length * 2
    this.#first = grown(this.#first, room)
    this.#second = grown(this.#second, room)
    this.#slots = new Int32Array(2 * room)
    for (let index = 0; index < this.#size; index += 1) {
      this.#slots[this.#slotOf(this.firstOf(index), this.secondOf(index))] = index + 1
    }
  }
}

/** A power of two, because slots are found by a mask. */
const FIRST_ROOM = 1024

function grown(column: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(room)
  wider.set(column)
  return wider
}

/** Spreads neighbouring numbers over all bits: periods and series are counted up, and would crowd together. */
function mix(first: number, second: number): number {
  let bits = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d)
  return bits ^ (bits >>> 13)
}
