// How far long work has come: one line that renews itself on a terminal, lines of JSON where somebody reads along.
import type { Language } from './words.ts'

export interface Progress {
  rows(rows: number, rowsPerSecond: number): void
  /** So many of all; where it is piped, at the end only. */
  steps(done: number, all: number): void
  /** Takes the line away again. */
  end(): void
}

interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Writes to stderr, or to what is given in its place. */
export function createProgress(lang: Language, screen: Screen = process.stderr): Progress {
  if (!screen.isTTY)
    return {
      rows: (rows, rowsPerSecond) =>
        screen.write(`${JSON.stringify({ event: 'progress', rows, rowsPerSecond })}\n`),
      steps: (done, all) => {
        if (done === all) screen.write(`${JSON.stringify({ event: 'progress', done, all })}\n`)
      },
      end: () => {},
    }
  const number = new Intl.NumberFormat(lang === 'en' ? 'en' : 'vi')
  let shown = false
  return {
    rows(rows, rowsPerSecond) {
      shown = true
      const words = lang === 'en' ? ['rows', 'rows/s'] : ['dòng', 'dòng/giây']
      const rate = number.format(Math.round(rowsPerSecond))
      screen.write(`\r\u001b[K${number.format(rows)} ${words[0]} · ${rate} ${words[1]}`)
    },
    steps(done, all) {
      shown = true
      screen.write(`\r\u001b[K${number.format(done)}/${number.format(all)}`)
    },
    end() {
      if (shown) screen.write('\r\u001b[K')
      shown = false
    },
  }
}
