import { describe, expect, it } from 'vitest'
import { createProgress } from '#services/cli/progress.ts'

function screen(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text) }
}

describe('progress', () => {
  it('is one line that renews itself on a terminal, and goes away', () => {
    const terminal = screen(true)
    const progress = createProgress('vi', terminal)
    progress.rows(12_000, 3400.4)
    progress.end()
    progress.end()
    expect(terminal.written).toEqual(['\r\u001b[K12.000 dòng · 3.400 dòng/giây', '\r\u001b[K'])
  })
  it('is in English for who reads English', () => {
    const terminal = screen(true)
    createProgress('en', terminal).rows(12_000, 3400)
    expect(terminal.written).toEqual(['\r\u001b[K12,000 rows · 3,400 rows/s'])
  })
  it('is a line of JSON where it is piped', () => {
    const pipe = screen(false)
    const progress = createProgress('vi', pipe)
    progress.rows(500, 250)
    progress.end()
    expect(pipe.written).toEqual(['{"event":"progress","rows":500,"rowsPerSecond":250}\n'])
  })
})
