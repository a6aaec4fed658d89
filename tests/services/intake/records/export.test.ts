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

it.each([
  ['thường', 'thường'],
  ['một, hai', '"một, hai"'],
  ['"nháy"', '"""nháy"""'],
  ['hai\ndòng', '"hai\ndòng"'],
  [' thụt', '" thụt"'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ["'+x", "''+x"],
  ['-1, -2', `"'-1, -2"`],
])('in a line that writes %j as %s', async (note, written) => {
  const [figure] = await readSeed('VN34-91')
  const line = figure && formatExportLine({ ...figure, value: '-1.5', note, place: note })
  expect(line).toBe(
    'S001-01,VN63-89,TRAINED_LABOUR_RATE,ACTUAL,SHARE,END_OF_PERIOD,,,,2023,-1.5,,,EXACT,PERCENT,1,0,E,PUBLIC,,,' +
      `${written},"Mid-term review of the department’s resolution, term 2020-2025","department website, An Giang",` +
      `2023-07-31,${written},\r\n`,
  )
})
