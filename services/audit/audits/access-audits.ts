// Who may see what: without identity nothing but PUBLIC leaves a province, and no count betrays what stays.
import { entryAt } from '#schema/series-table.ts'
import { type Audit, everything } from '../subject.ts'
import { demand, noneOf, notApplicable } from '../verdict.ts'

export const ACCESS_AUDITS: readonly Audit[] = [
  {
    id: 'ACC-01',
    run: async (subject) => {
      const hidden = (await subject.figures()).filter(({ observation }) => observation.access !== 'PUBLIC')
      return noneOf(
        hidden.map(
          ({ series, observation }) => `${series.indicator.code} [${observation.id}] ${observation.access}`,
        ),
        'số liệu không công khai',
        'figures that are not public',
      )
    },
  },
  {
    id: 'ACC-02',
    run: async (subject) => {
      const table = await subject.table(await everything(subject))
      const hidden = table.series.filter(({ ids, access }) =>
        ids.some((_, at) => entryAt(access, at) !== 'PUBLIC'),
      )
      return noneOf(
        hidden.map(({ key }) => key.indicator),
        'số liệu không công khai',
        'figures that are not public',
      )
    },
  },
  {
    id: 'ACC-03',
    run: async (subject) => {
      const { isWhole, series, totalCount } = await subject.sample()
      if (!isWhole) return notApplicable('có quá nhiều chuỗi để đếm hết', 'too many series to count them all')
      return demand(
        series.length === totalCount,
        `totalCount là ${totalCount}, xem được ${series.length}`,
        `totalCount is ${totalCount}, ${series.length} can be seen`,
      )
    },
  },
  {
    id: 'ACC-04',
    run: async (subject) => {
      const { isWhole, series } = await subject.sample()
      if (!isWhole) return notApplicable('có quá nhiều chuỗi để đếm hết', 'too many series to count them all')
      const seen = new Set(series.filter(hasFigure).map(({ area }) => area.id))
      const { areasHeld } = await subject.table(await everything(subject))
      return noneOf(
        areasHeld.filter((area) => !seen.has(area)),
        'areasHeld có địa bàn không xem được',
        'areasHeld names areas that cannot be seen',
      )
    },
  },
  {
    id: 'ACC-05',
    run: async (subject) => {
      const { isWhole, series } = await subject.sample()
      if (!isWhole) return notApplicable('có quá nhiều chuỗi để đếm hết', 'too many series to count them all')
      const seen = new Set(series.map(({ indicator, area }) => `${indicator.code} ${area.id}`))
      const covered = (await subject.coverage()).map(({ indicator, area }) => `${indicator.code} ${area.id}`)
      return noneOf(
        covered.filter((row) => !seen.has(row)),
        'coverage kể thứ không xem được',
        'coverage lists what cannot be seen',
      )
    },
  },
  {
    id: 'ACC-06',
    run: async (subject) => {
      const question = await everything(subject)
      const { number } = await subject.newest()
      if (number < 2) return notApplicable('tỉnh mới công bố một lần', 'the province has published once only')
      const old = await subject.table({ ...question, asOf: { release: 1 } })
      const hidden = old.series.filter(({ ids, access }) =>
        ids.some((_, at) => entryAt(access, at) !== 'PUBLIC'),
      )
      return noneOf(
        hidden.map(({ key }) => key.indicator),
        'lần trước lộ số liệu không công khai',
        'an older release shows figures that are not public',
      )
    },
  },
]

function hasFigure({
  observations,
}: {
  readonly observations: readonly { readonly absence: unknown }[]
}): boolean {
  return observations.some(({ absence }) => absence === null)
}
