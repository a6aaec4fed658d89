import { describe, expect, it } from 'vitest'
import { createReleaseWatch, mayServeOnError, type ReleaseReply } from '#gateway/freshness/release-watch.ts'

const USUAL = 'max-age=1, stale-while-revalidate=1, stale-if-error=86400'

/** A source that answers release `number`, asked by a clock that a test turns. */
function play({ cacheControl = USUAL } = {}) {
  const played = { now: 1_000_000, number: 1, asked: [] as Record<string, string>[], fails: false }
  const reply = (headers: Readonly<Record<string, string>>): ReleaseReply => {
    const etag = `"${played.number}"`
    const status = headers['if-none-match'] === etag ? 304 : 200
    return { status, headers: { etag, 'cache-control': cacheControl }, text: String(played.number) }
  }
  const watch = createReleaseWatch({
    now: () => played.now,
    ask: async (headers) => {
      played.asked.push({ ...headers })
      if (played.fails) throw new Error('nobody there')
      return reply(headers)
    },
    readTag: ({ text }) => text,
  })
  return { played, watch }
}

describe('the release that somebody answers from', () => {
  it('is asked once by all who wait for it', async () => {
    const { played, watch } = play()
    const all = await Promise.all(Array.from({ length: 100 }, () => watch.current()))
    expect(new Set(all.map(({ tag }) => tag))).toEqual(new Set(['1']))
    expect(played.asked).toHaveLength(1)
  })

  it('is known for a second, and asked behind the caller’s back for another', async () => {
    const { played, watch } = play()
    await watch.current()
    played.now += 999
    expect(watch.currentNow()?.tag).toBe('1')
    expect(played.asked).toHaveLength(1)
    played.number = 2
    played.now += 2
    expect(watch.currentNow()?.tag).toBe('1')
    await Promise.resolve()
    expect(played.asked).toEqual([{}, { 'if-none-match': '"1"' }])
    await new Promise(setImmediate)
    expect(watch.currentNow()?.tag).toBe('2')
  })

  it('is waited for when two seconds have passed', async () => {
    const { played, watch } = play()
    await watch.current()
    played.number = 2
    played.now += 2000
    expect(watch.currentNow()).toBeNull()
    expect((await watch.current()).tag).toBe('2')
  })

  it('is asked once a second however often it is wanted', async () => {
    const { played, watch } = play()
    for (let ms = 0; ms < 10_000; ms += 10) {
      await watch.current()
      played.now += 10
    }
    expect(played.asked.length).toBeGreaterThanOrEqual(9)
    expect(played.asked.length).toBeLessThanOrEqual(10)
  })

  it('is asked once a second too when nobody answers', async () => {
    const { played, watch } = play()
    played.fails = true
    for (let ms = 0; ms < 10_000; ms += 10) {
      await watch.current().catch(() => null)
      played.now += 10
    }
    expect(played.asked).toHaveLength(10)
  })

  it('is waited for after a second when the source allows no asking in the background', async () => {
    const { played, watch } = play({ cacheControl: 'no-store' })
    await watch.current()
    played.now += 999
    expect(watch.currentNow()?.tag).toBe('1')
    played.now += 1
    expect(watch.currentNow()).toBeNull()
  })

  it('is told by an answer too; one asked earlier that comes later changes nothing', async () => {
    const { played, watch } = play()
    await watch.current()
    watch.saw('3', played.now + 5)
    watch.saw('2', played.now + 4)
    expect(watch.known()?.tag).toBe('3')
  })

  it('is asked anew after the clock was set back', async () => {
    const { played, watch } = play()
    await watch.current()
    played.now -= 3_600_000
    expect(watch.currentNow()).toBeNull()
    expect((await watch.current()).tag).toBe('1')
  })
})

describe('an old answer', () => {
  const known = { confirmedAt: 0, cacheControl: USUAL }
  const cases: [string, string, number, boolean][] = [
    ['a day', USUAL, 86_400_000, true],
    ['a day and two seconds', USUAL, 86_402_000, false],
    ['a minute where the source allows one', 'max-age=1, stale-if-error=60', 59_000, true],
    ['two minutes where it allows one', 'max-age=1, stale-if-error=60', 120_000, false],
    ['any time where nothing may be stored', 'no-store', 2000, false],
  ]
  it.each(cases)('may serve after %s: %s', (_after, cacheControl, now, may) => {
    expect(mayServeOnError({ ...known, cacheControl }, now)).toBe(may)
  })
})
