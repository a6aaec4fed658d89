// What a province exports, it can import: every figure of the demo's five documents comes back as it was.
import { expect, it } from 'vitest'
import { readSeed } from '#prisma/seed/read-seed.ts'
import type { NewObservation } from '#schema/new-observation.ts'
import { EXPORT_HEADER, formatExportLine } from '#services/province/admin/export-csv.ts'
import { findingsOf, readContent } from './read-text.ts'

/** The columns have no place for who vouches for a source; its id follows from its words. */
function withoutVouching({ source, ...observation }: NewObservation) {
  const { title, publisher, date } = source
  return { ...observation, source: { title, publisher, date } }
}

it.each(['VN34-19', 'VN34-25', 'VN34-56', 'VN34-86', 'VN34-91'])('of %s', async (province) => {
  const seed = await readSeed(province)
  const csv = EXPORT_HEADER + seed.map(formatExportLine).join('')
  const { summary } = await readContent('xuat.csv', csv, { province })
  expect(findingsOf(summary)).toEqual([])
  expect(seed.length).toBeLessThanOrEqual(50)
  expect(summary.sample.map(({ observation }) => withoutVouching(observation))).toEqual(
    seed.map(withoutVouching),
  )
})

it('even texts that a spreadsheet would run', async () => {
  const [figure] = await readSeed('VN34-91')
  const notes = ['=SUM(A1)', "'quoted'", "'=x", '-1', 'hai\ndòng, "nháy"']
  const seed = notes.flatMap((note, index) =>
    figure
      ? [
          {
            ...figure,
            note,
            period: { start: `200${index}-01-01`, end: `200${index}-12-31`, label: `năm 200${index}` },
          },
        ]
      : [],
  )
  const { summary } = await readContent('xuat.csv', EXPORT_HEADER + seed.map(formatExportLine).join(''))
  expect(summary.sample.map(({ observation }) => observation.note)).toEqual(notes)
  expect(summary.sample[1]?.observation.period.label).toBe('năm 2001')
})
